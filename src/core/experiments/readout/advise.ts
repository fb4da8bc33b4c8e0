import { isRefusal, type Refusal } from '../../calculators/calculator.ts';
import type { ExperimentData } from '../../generated/documents.ts';
import { formatMessage, list } from '../../messages/format.ts';
import type { Args } from '../../rules/rule.ts';
import type { SampleRatio } from '../sampleRatio.ts';
import type { Design } from './design.ts';
import { breachOf, type GuardrailReading } from './guardrails.ts';
import type { Direction, Estimate } from './judge.ts';
import { type ExperimentPlan, variantTitle } from './plan.ts';
import type { Progress } from './progress.ts';
import { type ReasonCode, reasons } from './reasons.ts';
import { amount, count, difference, percent, pValue, range } from './words.ts';

/** What to do, and why. */
export interface Advice {
  advice: 'not-yet' | 'ship' | 'stop' | 'cannot-say';
  /** A code of the reasons, or of the refusal that stands behind it. */
  code: string;
  reason: string;
  /** The variant to ship; null unless the advice is to ship. */
  variant: string | null;
}

/** Everything known of an experiment with results. */
export interface Known {
  facts: ExperimentData;
  plan: ExperimentPlan;
  design: Design | Refusal;
  needed: readonly number[];
  guardrails: readonly GuardrailReading[];
  progress: Progress;
  split: SampleRatio;
  look: number;
  estimates: readonly Estimate[] | Refusal;
  direction: Direction;
}

function say(advice: Advice['advice'], code: ReasonCode, args: Args = {}, variant: string | null = null): Advice {
  return { advice, code, reason: formatMessage(reasons[code], args).trim(), variant };
}

/** The advice: what forbids a verdict first, then the verdict under the plan's rule. */
export function advise(known: Known): Advice {
  const { plan, split, progress, estimates } = known;
  const fewest = Math.min(...progress.users);
  if (split.mismatch) return mismatch(known);
  if (fewest < plan.minimumSample) {
    const code = progress.ended ? 'too-few-users-ended' : 'too-few-users';
    const args = { users: count(fewest), minimum: count(plan.minimumSample) };
    return say(progress.ended ? 'cannot-say' : 'not-yet', code, args);
  }
  if (isRefusal(estimates)) {
    const advice = progress.ended || progress.complete ? 'cannot-say' : 'not-yet';
    return { advice, code: estimates.refused, reason: estimates.message, variant: null };
  }
  // Where nobody can say how many people are needed, nobody can say when a planned look is due.
  if (
    plan.stoppingRule === 'sequential' &&
    plan.looks !== undefined &&
    known.needed.length === 0 &&
    isRefusal(known.design)
  )
    return { advice: 'cannot-say', code: known.design.refused, reason: known.design.message, variant: null };
  const breach = everyBreach(known, estimates);
  if (breach) return breach;
  if (plan.stoppingRule === 'fixed-horizon' && !progress.complete) {
    return say(progress.ended ? 'cannot-say' : 'not-yet', progress.ended ? 'stopped-early' : 'running', {
      done: doneWords(known),
    });
  }
  if (plan.looks !== undefined && known.look === 0 && plan.stoppingRule === 'sequential') {
    if (!progress.ended) return say('not-yet', 'next-look', { done: doneWords(known), next: nextLook(known) });
    return say('cannot-say', 'stopped-early', { done: doneWords(known) });
  }
  if (plan.stoppingRule !== 'fixed-horizon' && !progress.longEnough) {
    return say(progress.ended ? 'cannot-say' : 'not-yet', 'run-too-short', { done: doneWords(known) });
  }
  return verdict(known, estimates);
}

/** People per variant at the planned look after the last one reached. */
function nextLook({ plan, needed, look }: Known): string {
  return count(Math.ceil((Math.min(...needed) * (look + 1)) / (plan.looks ?? 1)));
}

function mismatch({ progress, split }: Known): Advice {
  const counts = list(progress.users.map(count));
  const expected = list(split.expected.map(count));
  return say('cannot-say', 'sample-ratio-mismatch', { counts, expected, p: pValue(split.p) });
}

/** A breach counts at any time; it stops the test when every treatment breaches. */
function everyBreach({ guardrails, plan }: Known, estimates: readonly Estimate[]): Advice | undefined {
  const control = plan.arms[0]?.id ?? '';
  const breaches = estimates.map(({ variant }) => breachOf(guardrails, variant, control));
  const first = breaches[0];
  if (!first || !breaches.every(Boolean)) return undefined;
  const { variant = '', title: kpi, value, comparison, limit, action = 'Keep the control.' } = first;
  const name = quoted(variantTitle(plan, variant));
  return say('stop', 'guardrail-breached', { variant: name, kpi, value, comparison, limit, action });
}

function verdict(known: Known, estimates: readonly Estimate[]): Advice {
  const { plan, progress, guardrails, direction } = known;
  const control = plan.arms[0]?.id ?? '';
  const sign = direction === 'up' ? 1 : -1;
  const ranked = [...estimates].sort((a, b) => sign * (b.difference - a.difference));
  const winner = ranked.find(({ signal, variant }) => signal === 'better' && !breachOf(guardrails, variant, control));
  if (winner) return say('ship', 'better', words(known, winner), winner.variant);
  const best = ranked[0];
  if (!best) return say('cannot-say', 'no-results');
  if (estimates.every((estimate) => estimate.signal === 'worse')) return say('stop', 'worse', words(known, best));
  const over = progress.complete || progress.ended;
  if (!over && plan.stoppingRule === 'sequential' && plan.looks !== undefined) {
    const args = { ...words(known, best), look: known.look, looks: plan.looks, next: nextLook(known) };
    return say('not-yet', 'no-signal-at-look', args);
  }
  if (!over) return say('not-yet', 'no-signal-yet', words(known, best));
  const planned = plannedEffect(known, best);
  if (planned === undefined) return say('cannot-say', 'inconclusive-without-effect', words(known, best));
  const args = { ...words(known, best), effect: difference(sign * planned, plan.metric) };
  const ruledOut = ranked.every(({ interval }) => Math.max(sign * interval[0], sign * interval[1]) < planned);
  return ruledOut ? say('stop', 'effect-ruled-out', args) : say('cannot-say', 'inconclusive', args);
}

/** The planned effect as a size in the metric's own units. */
function plannedEffect({ plan }: Known, { control }: Estimate): number | undefined {
  if (plan.effect === undefined) return undefined;
  return Math.abs(plan.effectKind === 'absolute' ? plan.effect : plan.effect * control);
}

/** The name of a variant inside a sentence. */
function quoted(title: string): string {
  return `“${title}”`;
}

function words({ plan }: Known, estimate: Estimate): Args {
  const { metric } = plan;
  const evidence =
    estimate.chanceToWin === null
      ? pValue(estimate.adjustedP ?? 1)
      : `better with a probability of ${percent(Math.min(0.9999, estimate.chanceToWin), 4)}`;
  const level = percent(estimate.confidence, 4);
  return {
    variant: quoted(variantTitle(plan, estimate.variant)),
    treatment: amount(estimate.treatment, metric),
    control: amount(estimate.control, metric),
    evidence,
    interval: `${range(estimate.interval, metric)} (${level} interval)`,
  };
}

/** How far the test is: people and days against the plan. */
function doneWords({ progress, needed }: Known): string {
  const { days, plannedDays } = progress;
  const people =
    needed.length > 0
      ? [`${count(Math.min(...progress.users))} of ${count(Math.min(...needed))} people in the smallest variant`]
      : [];
  const time =
    plannedDays === null ? [] : [days === null ? 'no dates to count the days by' : `${days} of ${plannedDays} days`];
  return list([...people, ...time]) || 'the plan has not run its course';
}
