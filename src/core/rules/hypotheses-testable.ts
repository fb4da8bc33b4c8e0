import { hasContent } from '../documents/placeholder.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { fewOf, missingParts } from './support/missing.ts';

type Hypothesis = NonNullable<NonNullable<Facts<'strategy'>['hypotheses']>[number]>;

const parts = {
  because: 'the observation behind it (`because`)',
  change: 'what would be changed (`change`)',
  effect: 'what should happen then (`effect`)',
  kpi: 'the KPI that shows it (`kpi`)',
  target: 'the value that would confirm it (`target`)',
} as const;

/** Decisions of an experiment that a state of its hypothesis cannot stand beside. */
const contradictions: Readonly<Record<string, readonly string[]>> = {
  validated: ['keep-control', 'inconclusive'],
  refuted: ['ship', 'inconclusive'],
};

export const hypothesesTestable = defineRule({
  id: 'hypotheses-testable',
  title: 'Every hypothesis can be tested, and its state is that of its test',
  description:
    'A hypothesis says what it rests on, what would change, what should happen, by which KPI one sees it and which value would confirm it. Its status agrees with its experiment.',
  kinds: ['strategy'],
  severity: 'warning',
  options: {
    minimum: {
      title: 'Minimum',
      description: 'How many hypotheses the strategy needs at least.',
      type: 'integer',
      default: 0,
    },
  },
  messages: {
    few: 'The strategy has {found|hypothesis|hypotheses}, but needs at least {minimum}. Add one under `hypotheses`.',
    incomplete: 'The hypothesis “{title}” cannot be tested yet. Add {list}.',
    'no-learning': 'The hypothesis “{title}” is {status}, but says nothing about what the test taught. Add `learning`.',
    'no-test': 'The hypothesis “{title}” is being tested, but names no experiment. Add `experiment`.',
    contradicts:
      'The hypothesis “{title}” is {status}, but its experiment was decided as {outcome}. Correct the status, or the decision.',
    decided:
      'The experiment of the hypothesis “{title}” was decided as {outcome}, but its status is still {status}. Bring it up to date.',
    'the-decision': 'The decision',
    testable: '“{title}” can be tested by {kpi}',
  },
  *check(document, { project, options }) {
    const hypotheses = [...itemsOf(document.facts.hypotheses)];
    const minimum = Number(options.minimum);
    if (hypotheses.length < minimum)
      yield { message: 'few', args: { found: hypotheses.length, minimum }, path: '/hypotheses', at: 'key' };
    for (const [hypothesis, index] of hypotheses) {
      if (hypothesis.status === 'dropped') continue;
      const path = `/hypotheses/${index}`;
      const title = hypothesis.title ?? hypothesis.id ?? '';
      const missing = missingParts(hypothesis, parts);
      if (missing.length > 0) yield { message: 'incomplete', args: { title, list: fewOf(missing, 5) }, path };
      else yield { evidence: 'testable', args: { title, kpi: hypothesis.kpi ?? '' }, path };
      yield* checkStatus(hypothesis, title, path, project);
    }
  },
});

function* checkStatus(hypothesis: Hypothesis, title: string, path: string, project: ProjectView): Generator<Report> {
  const { status, experiment } = hypothesis;
  if (status === undefined) return;
  const isJudged = status === 'validated' || status === 'refuted';
  if (isJudged && !hasContent(hypothesis.learning))
    yield { message: 'no-learning', args: { title, status }, path: `${path}/status` };
  if (status === 'testing' && experiment === undefined)
    yield { message: 'no-test', args: { title }, path: `${path}/status` };
  const file = experiment === undefined ? undefined : project.definitions('experiment', experiment)[0]?.file;
  const test = file === undefined ? undefined : (project.document(file) as PlanDocument<'experiment'> | undefined);
  const outcome = test?.facts.decision?.outcome;
  if (file === undefined || outcome === undefined) return;
  const related = [{ file, path: '/decision', message: 'the-decision' }];
  const args = { title, status, outcome };
  if (contradictions[status]?.includes(outcome))
    yield { message: 'contradicts', severity: 'error', args, path: `${path}/status`, related };
  else if (!isJudged && outcome !== 'iterate' && outcome !== 'inconclusive')
    yield { message: 'decided', args, path: `${path}/status`, related };
}
