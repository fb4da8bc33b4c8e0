import { isRefusal, type Refusal } from '../../calculators/calculator.ts';
import type { EffectKind } from '../analysis/effect.ts';
import { allOf, checkPower, firstOf } from '../checks.ts';
import { exactSum } from '../numeric/quadrature.ts';
import {
  checkEffect,
  checkPlan,
  type PlannedMetric,
  type PlannedTest,
  pairPower,
  pairSize,
  pairsOf,
  targetOf,
} from './plan.ts';

export interface SampleSize {
  /** People per variant, whole, the control's first. */
  perVariant: readonly number[];
  total: number;
  /** People in the control before rounding up. */
  exact: number;
  /** Where the effect leads from the baseline. */
  target: number;
  /** Level of each comparison after the correction for several. */
  level: number;
}

/**
 * How many people each variant needs so that each treatment's effect is found with the power asked for. With uneven shares
 * the pair that needs most decides; every comparison is planned at alpha divided by their number unless uncorrected. Rounded
 * up, but for `baseline-variance` to the nearest whole number as Evan Miller's page does.
 */
export function sampleSize(
  metric: PlannedMetric,
  test: PlannedTest,
  goal: { effect: number; kind: EffectKind; power: number },
): SampleSize | Refusal {
  const check = firstOf(
    checkPlan(metric, test),
    checkPower(goal.power, test.alpha),
    checkEffect(metric, goal.effect, goal.kind),
  );
  if (check) return check;
  const target = targetOf(metric.baseline, goal.effect, goal.kind);
  const pairs = pairsOf(test);
  const sizes = allOf(pairs.map((pair) => pairSize(metric, pair, target, goal.power)));
  if (isRefusal(sizes)) return sizes;
  const exact = Math.max(...sizes);
  const control = test.allocation[0] ?? 1;
  const round = metric.method === 'baseline-variance' ? Math.round : roundUp;
  const perVariant = test.allocation.map((share) => Math.max(1, round((exact * share) / control)));
  return { perVariant, total: exactSum(perVariant), exact, target, level: pairs[0]?.alpha ?? test.alpha };
}

/** Rounds up, but not for what only rounding errors lie above a whole number. */
function roundUp(users: number): number {
  return Math.ceil(users * (1 - 1e-12));
}

/** The power of each treatment's comparison with so many people per variant, the control's first. */
export function testPower(
  metric: PlannedMetric,
  test: Omit<PlannedTest, 'allocation'>,
  goal: { effect: number; kind: EffectKind; perVariant: readonly number[] },
): { perTreatment: number[]; smallest: number } | Refusal {
  const planned = { ...test, allocation: goal.perVariant };
  const check = firstOf(checkPlan(metric, planned), checkEffect(metric, goal.effect, goal.kind));
  if (check) return check;
  const target = targetOf(metric.baseline, goal.effect, goal.kind);
  const perTreatment = pairsOf(planned).map((pair) => pairPower(metric, pair, target, goal.perVariant[0] ?? 0));
  return { perTreatment, smallest: Math.min(...perTreatment) };
}
