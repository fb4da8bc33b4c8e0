import { parseDay } from '../documents/dates.ts';
import { experimentIn, readOutIn } from '../experiments/document/inProject.ts';
import type { ReadOut } from '../experiments/readout/readOut.ts';
import type { ExperimentData } from '../generated/documents.ts';
import { defineRule, type Report } from './rule.ts';
import { cycleOf } from './support/cycle.ts';

export const experimentDecisionAgrees = defineRule({
  id: 'experiment-decision-agrees',
  title: 'The decision of an experiment agrees with its numbers',
  description:
    'A variant is shipped only where the numbers, judged by the rule that was set before the start and corrected as planned, say so, and where no guardrail is hurt; a clear result is not thrown away.',
  kinds: ['experiment'],
  severity: 'error',
  options: {
    decided: {
      title: 'Decided',
      description: 'Report experiments whose planned stop lies in the cycle and which have no decision.',
      type: 'boolean',
      default: false,
    },
  },
  messages: {
    'not-shown': 'The decision is to ship {variant}, but the numbers do not support that. {reason}',
    other: 'The decision is to ship {variant}, but the numbers speak for {better}. {reason}',
    wasted:
      'The decision is {outcome}, but the numbers speak for {better}. {reason} Ship it, or say in `reason` what speaks against it.',
    closed: 'The decision is that nothing could be concluded, but the numbers can be read. {reason}',
    undecided:
      'The test was planned to stop on {stop}, and nothing is decided. Add the results and a `decision`, or set the status to cancelled.',
    endless:
      'The test has neither a decision nor a planned stop, so nobody knows whether it is over. Add `planned_stop`, or set the status to cancelled.',
    agrees: 'Decided: {outcome}. {reason}',
  },
  *check(document, { project, options }) {
    const experiment = experimentIn(project, document);
    const { facts } = experiment;
    if (facts.status === 'cancelled') return;
    if (facts.decision === undefined) {
      if (options.decided === true) yield* undecided(facts, cycleOf(project)?.end);
      return;
    }
    yield compare(facts, readOutIn(experiment));
  },
});

function* undecided({ planned_stop: stop }: ExperimentData, end: number | undefined): Generator<Report> {
  const day = parseDay(stop);
  if (stop === undefined || day === undefined) yield { message: 'endless', path: '/status' };
  else if (end === undefined || day <= end) yield { message: 'undecided', args: { stop }, path: '/planned_stop' };
}

function compare({ decision }: ExperimentData, result: ReadOut): Report {
  const outcome = decision?.outcome ?? '';
  const { reason } = result;
  const better = result.variant ?? '';
  const args = { outcome: outcome.replaceAll('-', ' '), variant: decision?.variant ?? 'a variant', better, reason };
  const place = { args, path: '/decision/outcome' } as const;
  const agrees = { evidence: 'agrees', ...place };
  if (outcome === 'ship') {
    if (result.advice !== 'ship') return { message: 'not-shown', ...place };
    // What is not named is the business of another rule.
    if (decision?.variant === undefined || decision.variant === result.variant) return agrees;
    const isAlsoBetter = result.estimates.some(
      ({ variant, signal }) => variant === decision.variant && signal === 'better',
    );
    return { message: 'other', severity: isAlsoBetter ? 'warning' : 'error', ...place, path: '/decision/variant' };
  }
  if (result.advice === 'ship') return { message: 'wasted', severity: 'warning', ...place };
  if (result.advice === 'stop' && outcome === 'inconclusive') return { message: 'closed', severity: 'info', ...place };
  return agrees;
}
