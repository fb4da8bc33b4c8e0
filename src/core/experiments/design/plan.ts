import type { Refusal } from '../../calculators/calculator.ts';
import type { EffectKind } from '../analysis/effect.ts';
import type { Sidedness } from '../arms.ts';
import { type Check, checkAlpha, checkFinite, checkPositive, checkRate, firstOf } from '../checks.ts';
import { type Correction, levelOfOne } from '../multiplicity.ts';
import { refuse } from '../refusals.ts';
import { type MeanDesignMethod, meanPower, meanSize } from './meanDesign.ts';
import { type RateDesignMethod, ratePower, rateSize, type Tails } from './rateDesign.ts';

/** The metric that a test is planned for. */
export type PlannedMetric =
  | { type: 'conversion'; baseline: number; method: RateDesignMethod }
  | { type: 'mean'; baseline: number; deviation: number; method: MeanDesignMethod };

/** Level and arms of a planned test. */
export interface PlannedTest {
  alpha: number;
  sidedness: Sidedness;
  /** Shares of the people per variant, the control's first; they need not add up to 1. */
  allocation: readonly number[];
  correction: Correction;
  /** Which rejections count as power; the method's own choice unless given. */
  tails?: Tails | undefined;
}

/** A pair of control and treatment out of a planned test. */
export interface Pair {
  alpha: number;
  sides: 1 | 2;
  ratio: number;
  tails?: Tails | undefined;
}

/** The pairs of the control with each treatment, each at the level that the correction leaves it. */
export function pairsOf({ alpha, sidedness, allocation, correction, tails }: PlannedTest): Pair[] {
  const [control = 1, ...treatments] = allocation;
  const level = levelOfOne(alpha, treatments.length, correction);
  const sides = sidedness === 'two-sided' ? 2 : 1;
  return treatments.map((share) => ({ alpha: level, sides, ratio: share / control, tails }));
}

/** Where an effect leads from the baseline. */
export function targetOf(baseline: number, effect: number, kind: EffectKind): number {
  return kind === 'absolute' ? baseline + effect : baseline * (1 + effect);
}

/** Refuses a test that cannot be planned: level, allocation, baseline and deviation. */
export function checkPlan(metric: PlannedMetric, test: PlannedTest): Check {
  const { allocation } = test;
  if (allocation.length < 2) return refuse('arms-needed', { count: allocation.length });
  if (!allocation.every((share) => Number.isFinite(share) && share > 0)) return refuse('shares-needed');
  const needsBaseline = metric.method === 'relative-lift';
  return firstOf(
    checkAlpha(test.alpha),
    metric.type === 'conversion'
      ? checkRate(metric.baseline, 'The baseline')
      : checkFinite(metric.baseline, 'The baseline'),
    metric.type === 'mean' ? checkPositive(metric.deviation, 'The standard deviation') : undefined,
    needsBaseline && metric.baseline === 0 ? refuse('zero-baseline') : undefined,
  );
}

/** Refuses an effect of nothing, and one that leads a rate outside 0 to 1. */
export function checkEffect(metric: PlannedMetric, effect: number, kind: EffectKind): Check {
  const target = targetOf(metric.baseline, effect, kind);
  if (!Number.isFinite(effect)) return refuse('not-a-number', { what: 'The effect' });
  if (kind === 'relative' && metric.baseline === 0) return refuse('zero-baseline');
  if (effect === 0 || target === metric.baseline) return refuse('no-effect');
  if (metric.type === 'mean' || (target >= 0 && target <= 1)) return undefined;
  return refuse('unreachable-effect', { baseline: percent(metric.baseline), target: percent(target) });
}

function percent(rate: number): string {
  if (Math.abs(rate) > 100) return rate > 0 ? 'more than 10,000 %' : 'less than −10,000 %';
  return `${Number((rate * 100).toPrecision(4))} %`;
}

/** Power of one pair with so many people in the control. */
export function pairPower(metric: PlannedMetric, pair: Pair, target: number, users: number): number {
  if (metric.type === 'conversion') {
    return ratePower(metric.method, { ...pair, control: metric.baseline, treatment: target }, users);
  }
  return meanPower(
    metric.method,
    { ...pair, control: metric.baseline, treatment: target, deviation: metric.deviation },
    users,
  );
}

/** People in the control that one pair needs, not rounded, or a refusal beyond 1e15. */
export function pairSize(metric: PlannedMetric, pair: Pair, target: number, power: number): number | Refusal {
  const size =
    metric.type === 'conversion'
      ? rateSize(metric.method, { ...pair, control: metric.baseline, treatment: target }, power)
      : meanSize(
          metric.method,
          { ...pair, control: metric.baseline, treatment: target, deviation: metric.deviation },
          power,
        );
  return size === undefined || !(size <= 1e15) ? refuse('sample-too-large') : size;
}
