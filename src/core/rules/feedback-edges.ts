import type { Kind } from '../documents/kinds.ts';
import { isOfKind, type PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';

export const feedbackEdges = defineRule({
  id: 'feedback-edges',
  title: 'Strategy, campaigns and experiments refer to each other, both ways',
  description:
    'An experiment that a campaign or a hypothesis names belongs to that campaign or tests that hypothesis, so that what is learned finds its way back.',
  kinds: ['strategy', 'campaign', 'experiment'],
  severity: 'warning',
  messages: {
    'other-campaign':
      'The campaign names the experiment {test}, but that belongs to the campaign `{found}`. Correct one of them.',
    'no-campaign': 'The campaign names the experiment {test}, which does not name it back. Add `campaign: {id}` there.',
    'other-hypothesis':
      'The hypothesis “{title}” names the experiment {test}, but that tests `{found}`. Correct one of them.',
    'no-hypothesis':
      'The hypothesis “{title}” names the experiment {test}, which does not name it back. Add `strategy_hypothesis: {id}` there.',
    'not-listed':
      'The experiment belongs to the campaign {campaign}, which does not list it. Add `{id}` to its `tests`.',
    'not-named': 'The experiment tests the hypothesis “{title}”, which does not name it. Add `experiment: {id}` there.',
    'the-other': 'The other end',
    mutual: '{from} and {to} refer to each other',
  },
  *check(document, { project }) {
    if (isOfKind(document, 'campaign')) yield* fromCampaign(document, project);
    else if (isOfKind(document, 'strategy')) yield* fromStrategy(document, project);
    else if (isOfKind(document, 'experiment')) yield* fromExperiment(document, project);
  },
});

function* fromCampaign({ facts, id, title }: PlanDocument<'campaign'>, project: ProjectView): Generator<Report> {
  for (const [testId, index] of itemsOf(facts.tests)) {
    const test = find('experiment', testId, project);
    if (!test) continue;
    const found = test.facts.campaign;
    const path = `/tests/${index}`;
    const args = { test: test.title, found: found ?? '', id };
    const related = [{ file: test.file, path: '/campaign', message: 'the-other' }];
    if (found === id) yield { evidence: 'mutual', args: { from: title, to: test.title }, path };
    else if (found === undefined) yield { message: 'no-campaign', severity: 'info', args, path, related };
    else yield { message: 'other-campaign', args, path, related };
  }
}

function* fromStrategy({ facts }: PlanDocument<'strategy'>, project: ProjectView): Generator<Report> {
  for (const [{ id = '', title = id, experiment }, index] of itemsOf(facts.hypotheses)) {
    const test = experiment === undefined ? undefined : find('experiment', experiment, project);
    if (!test) continue;
    const found = test.facts.strategy_hypothesis;
    const path = `/hypotheses/${index}/experiment`;
    const args = { title, test: test.title, found: found ?? '', id };
    const related = [{ file: test.file, path: '/strategy_hypothesis', message: 'the-other' }];
    if (found === id) yield { evidence: 'mutual', args: { from: title, to: test.title }, path };
    else if (found === undefined) yield { message: 'no-hypothesis', severity: 'info', args, path, related };
    else yield { message: 'other-hypothesis', args, path, related };
  }
}

/** Where the other end names no experiment, or another one as well. */
function* fromExperiment({ facts, id }: PlanDocument<'experiment'>, project: ProjectView): Generator<Report> {
  const campaign = facts.campaign === undefined ? undefined : find('campaign', facts.campaign, project);
  if (campaign && ![...itemsOf(campaign.facts.tests)].some(([test]) => test === id)) {
    const related = [{ file: campaign.file, path: '/tests', message: 'the-other' }];
    yield {
      message: 'not-listed',
      severity: 'info',
      args: { campaign: campaign.title, id },
      path: '/campaign',
      related,
    };
  }
  const [definition] =
    facts.strategy_hypothesis === undefined ? [] : project.definitions('hypothesis', facts.strategy_hypothesis);
  const strategy = definition && (project.document(definition.file) as PlanDocument<'strategy'> | undefined);
  const [hypothesis, index] =
    [...itemsOf(strategy?.facts.hypotheses)].find(([one]) => one.id === facts.strategy_hypothesis) ?? [];
  // A hypothesis may be tested again; it names the test that counts.
  if (!strategy || !hypothesis || hypothesis.experiment !== undefined) return;
  const related = [{ file: strategy.file, path: `/hypotheses/${index}`, message: 'the-other' }];
  const args = { title: hypothesis.title ?? '', id };
  yield { message: 'not-named', severity: 'info', args, path: '/strategy_hypothesis', related };
}

function find<K extends Kind>(scope: K, id: string, project: ProjectView): PlanDocument<K> | undefined {
  const file = project.definitions(scope, id)[0]?.file;
  return file === undefined ? undefined : (project.document(file) as PlanDocument<K> | undefined);
}
