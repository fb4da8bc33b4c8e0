import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { countOf } from './support/quantities.ts';

export const scoringAgrees = defineRule({
  id: 'scoring-agrees',
  title: 'Lead score, pipeline and hand-over use the same thresholds',
  description:
    'The score at which a lead enters the pipeline, and the score of each hand-over, is the threshold of the lead score that they name.',
  kinds: ['pipeline'],
  needs: ['scoring'],
  severity: 'error',
  options: {
    required: {
      title: 'Required',
      description: 'Whether the pipeline has to name a score for its entry and for the hand-over from marketing.',
      type: 'boolean',
      default: false,
    },
  },
  messages: {
    differs: '{title} counts on {own} points for {threshold}, but {scoring} sets {value}. Agree on one number.',
    'the-threshold': '{threshold} of {scoring}',
    unset: '{title} counts on {own} points for {threshold}, but {scoring} sets no such threshold. Add it there.',
    which:
      'There are {count} lead scores ({list}), and the pipeline does not say whose thresholds it uses, so nobody can compare them. Name one under `scoring`.',
    'no-threshold':
      '{title} counts on {own} points, but does not say for which threshold of the lead score. Add `threshold`, such as `mql` or `sql`.',
    'no-entry': 'No stage says from which score on a lead enters the pipeline. Add `entry_score` to the first stage.',
    'no-handoff': 'The hand-over from marketing to sales names no score. Add `score`.',
    agrees: '{title}: {value} points for {threshold}, as in {scoring}',
  },
  *check(document, { project, options }) {
    const { facts } = document;
    const scoring = scoringOf(facts, project);
    const scores = [...scoresIn(facts)];
    const names = project.documents('scoring').map(({ title }) => `“${title}”`);
    // A pipeline that names a scoring file which is not there has a finding of its own about the reference.
    if (!scoring && scores.length > 0 && facts.scoring === undefined && names.length > 1)
      yield { message: 'which', args: { count: names.length, list: list(names) }, path: '/stages', at: 'key' };
    if (scoring) {
      for (const { title, threshold, score, path } of scores) {
        const own = countOf(score);
        if (own === undefined) continue;
        if (threshold === undefined) {
          yield { message: 'no-threshold', args: { title, own }, path };
          continue;
        }
        const value = countOf(scoring.facts.thresholds?.[threshold]);
        const args = { title, own, threshold, value: value ?? '', scoring: scoring.title };
        const place = { file: scoring.file, path: `/thresholds/${threshold}`, message: 'the-threshold', args };
        if (value === undefined) yield { message: 'unset', args, path, related: [{ ...place, path: '/thresholds' }] };
        else if (value !== own) yield { message: 'differs', args, path, related: [place] };
        else yield { evidence: 'agrees', args, path };
      }
    }
    if (options.required !== true) return;
    if (![...itemsOf(facts.stages)].some(([stage]) => stage.entry_score?.score !== undefined))
      yield { message: 'no-entry', path: '/stages', at: 'key' };
    const handoffs = [...itemsOf(facts.handoffs)].filter(([{ from, to }]) => from === 'marketing' && to === 'sales');
    if (!handoffs.some(([{ score }]) => score?.score !== undefined))
      yield { message: 'no-handoff', path: handoffs[0] ? `/handoffs/${handoffs[0][1]}` : '/handoffs', at: 'key' };
  },
});

/** The lead score that a pipeline counts on: the one it names, or the only one. */
function scoringOf(facts: Facts<'pipeline'>, project: ProjectView): PlanDocument<'scoring'> | undefined {
  const all = project.documents('scoring');
  if (facts.scoring !== undefined) return all.find(({ id }) => id === facts.scoring);
  return all.length === 1 ? all[0] : undefined;
}

type Score = NonNullable<NonNullable<NonNullable<Facts<'pipeline'>['stages']>[number]>['entry_score']>;

function* scoresIn({ stages, handoffs }: Facts<'pipeline'>): Generator<Score & { title: string; path: string }> {
  for (const [{ id = '', title = id, entry_score: score }, index] of itemsOf(stages))
    if (score) yield { ...score, title: `The entry into ${title}`, path: `/stages/${index}/entry_score/score` };
  for (const [{ id = '', title = id, score }, index] of itemsOf(handoffs))
    if (score) yield { ...score, title: `“${title}”`, path: `/handoffs/${index}/score/score` };
}
