import { isRefusal, type Refusal } from '../../calculators/calculator.ts';
import { checkPower, firstOf } from '../checks.ts';
import { bisect } from '../numeric/solve.ts';
import { refuse } from '../refusals.ts';
import { checkPlan, type Pair, type PlannedMetric, type PlannedTest, pairPower, pairsOf } from './plan.ts';

export interface DetectableEffect {
  /** The rate or mean that would just be told from the baseline. */
  target: number;
  absolute: number;
  /** As a share of the baseline; null where that is 0. */
  relative: number | null;
}

/**
 * The smallest change that is found with the power asked for, given the people per variant (the control's first), upwards or
 * downwards from the baseline; with several treatments the one that is hardest to find.
 */
export function detectableEffect(
  metric: PlannedMetric,
  test: Omit<PlannedTest, 'allocation'>,
  goal: { power: number; direction: 'up' | 'down'; perVariant: readonly number[] },
): DetectableEffect | Refusal {
  const planned = { ...test, allocation: goal.perVariant };
  const check = firstOf(checkPlan(metric, planned), checkPower(goal.power, test.alpha));
  if (check) return check;
  let hardest: DetectableEffect | undefined;
  for (const pair of pairsOf(planned)) {
    const found = ofPair(metric, pair, goal);
    if (isRefusal(found)) return found;
    if (!hardest || Math.abs(found.absolute) > Math.abs(hardest.absolute)) hardest = found;
  }
  return hardest ?? refuse('arms-needed', { count: goal.perVariant.length });
}

function ofPair(
  metric: PlannedMetric,
  pair: Pair,
  { power, direction, perVariant }: { power: number; direction: 'up' | 'down'; perVariant: readonly number[] },
): DetectableEffect | Refusal {
  const users = perVariant[0] ?? 0;
  const sign = direction === 'up' ? 1 : -1;
  const missing = (size: number) => pairPower(metric, pair, metric.baseline + sign * size, users) - power;
  const farthest = reach(metric, sign, missing);
  if (farthest === undefined)
    return refuse('unreachable-power', { users, power: `${Number((power * 100).toPrecision(4))} %` });
  const absolute = sign * bisect(missing, 0, farthest);
  const relative = metric.baseline === 0 ? null : absolute / metric.baseline;
  return { target: metric.baseline + absolute, absolute, relative };
}

/** A change at which the power is reached: the whole way to 0 or 1 for a rate, by doubling for a mean. */
function reach(metric: PlannedMetric, sign: 1 | -1, missing: (size: number) => number): number | undefined {
  if (metric.type === 'conversion') {
    const whole = sign === 1 ? 1 - metric.baseline : metric.baseline;
    return whole > 0 && missing(whole) >= 0 ? whole : undefined;
  }
  // The smallest number there is, where the deviation is next to nothing: doubling 0 leads nowhere.
  let size = Math.max(metric.deviation * 1e-6, Number.MIN_VALUE);
  while (missing(size) < 0) {
    if (!Number.isFinite(size)) return undefined;
    if (size > metric.deviation * 1e9 && size > Math.abs(metric.baseline) * 1e9) return undefined;
    size *= 2;
  }
  return size;
}
