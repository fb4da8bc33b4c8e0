import type { Refusal } from '../../calculators/calculator.ts';
import type { Sidedness } from '../arms.ts';
import { type Check, checkAlpha, checkPower, firstOf } from '../checks.ts';
import { normalUpper, normalUpperQuantile } from '../distributions.ts';
import { exactSum } from '../numeric/quadrature.ts';
import { bisect, smoothZero } from '../numeric/solve.ts';
import { refuse } from '../refusals.ts';
import { type Boundaries, crossing, crossingProbabilities, goOn, walkStart } from './crossing.ts';
import { type Spending, spent } from './spending.ts';

export interface GroupSequential extends Boundaries {
  /** Two-sided or one-sided p-value below which each look stops the test. */
  nominal: readonly number[];
  /** Level that each look spends, on both sides together where there are two. */
  spent: readonly number[];
}

/** More looks than this take too long; a plan with more is better served by an always-valid interval. */
export const maximumLooks = 200;
/** A z value that nobody reaches; stands for "never stop here". */
const never = 12;

function checkLooks(fractions: readonly number[], alpha: number): Check {
  if (fractions.length > maximumLooks)
    return refuse('too-many-looks', { count: fractions.length, maximum: maximumLooks });
  const rising = fractions.every(
    (t, index) => Number.isFinite(t) && t > (index === 0 ? 0 : (fractions[index - 1] ?? 0)),
  );
  const check = firstOf(checkAlpha(alpha), rising && fractions.length > 0 ? undefined : refuse('looks-rising'));
  const nearest = Math.min(...fractions.map((t, index) => t - (fractions[index - 1] ?? 0)));
  return check ?? (nearest < 0.001 * (fractions.at(-1) ?? 1) ? refuse('looks-too-close') : undefined);
}

function finish(fractions: readonly number[], upper: readonly number[], sidedness: Sidedness): GroupSequential {
  const sides = sidedness === 'two-sided' ? 2 : 1;
  const lower = upper.map((z) => (sides === 2 ? -z : Number.NEGATIVE_INFINITY));
  const crossed = crossingProbabilities({ fractions, upper, lower }, 0);
  return {
    fractions,
    upper,
    lower,
    nominal: upper.map((z) => sides * normalUpper(z)),
    spent: crossed.upper.map((p, look) => p + (crossed.lower[look] ?? 0)),
  };
}

/**
 * Boundaries of one shape for looks at the shares of the information given (the last is taken as the whole): `obrien-fleming`
 * z = C / √t (1979), `pocock` z = C (1977), `wang-tsiatis` z = C t^(delta - 1/2) (1987). C holds the overall level.
 */
export function shapedBoundaries(
  fractions: readonly number[],
  alpha: number,
  sidedness: Sidedness,
  shape: 'obrien-fleming' | 'pocock' | { delta: number },
): GroupSequential | Refusal {
  const check = checkLooks(fractions, alpha);
  if (check) return check;
  const last = fractions.at(-1) ?? 1;
  const shares = fractions.map((t) => t / last);
  const delta = shape === 'obrien-fleming' ? 0 : shape === 'pocock' ? 0.5 : shape.delta;
  const boundsAt = (c: number) => shares.map((t) => Math.min(never, c * t ** (delta - 0.5)));
  const left = (c: number) => {
    const upper = boundsAt(c);
    const lower = upper.map((z) => (sidedness === 'two-sided' ? -z : Number.NEGATIVE_INFINITY));
    const { upper: above, lower: below } = crossingProbabilities({ fractions: shares, upper, lower }, 0);
    return alpha - exactSum([...above, ...below]);
  };
  // The fixed bound is too low, and Bonferroni's too high unless bounds fall below it early on.
  const level = sidedness === 'two-sided' ? alpha / 2 : alpha;
  const low = normalUpperQuantile(level);
  let high = normalUpperQuantile(level / (fractions.length + 1));
  while (left(high) < 0) {
    if (high > never) return refuse('boundary-unreachable', { alpha });
    high = Math.max(high + 1, 1);
  }
  const c = left(low) >= 0 ? low : smoothZero(left, low, high);
  return finish(shares, boundsAt(c), sidedness);
}

/**
 * Boundaries that spend the level over the information (Lan & DeMets 1983), each look by what the spending function allows by
 * then. Two-sided: each side spends half of alpha, the bounds symmetric. The shares are of the planned information; where the
 * test runs past the plan, divide by the largest instead.
 */
export function spendingBoundaries(
  fractions: readonly number[],
  alpha: number,
  sidedness: Sidedness,
  spending: Spending,
): GroupSequential | Refusal {
  const check = checkLooks(fractions, alpha);
  if (check) return check;
  if ((fractions.at(-1) ?? 0) > 1 + 1e-12) return refuse('looks-rising');
  const level = sidedness === 'two-sided' ? alpha / 2 : alpha;
  const upper: number[] = [];
  let walk = walkStart;
  let before = 0;
  for (const [look, t] of fractions.entries()) {
    const soFar = spent(spending, level, t);
    const allowed = soFar - before;
    before = soFar;
    const over = (z: number) => allowed - crossing(walk, t, z, 1, 0);
    const z = over(never) <= 0 ? never : bisect(over, -never, never);
    upper.push(z);
    const next = fractions[look + 1];
    const bounds = [sidedness === 'two-sided' ? -z : Number.NEGATIVE_INFINITY, z] as const;
    if (next !== undefined) walk = goOn(walk, t, bounds, 0, next);
  }
  return finish(fractions, upper, sidedness);
}

/**
 * How much larger than a fixed test of the same power a group-sequential one must be planned: the ratio of the squared
 * drifts (Jennison & Turnbull 2000, section 2.3). 1.202 for Pocock's four looks at a power of 80 %.
 */
export function inflation(bounds: Boundaries, alpha: number, sidedness: Sidedness, power: number): number | Refusal {
  const check = firstOf(checkAlpha(alpha), checkPower(power, alpha));
  if (check) return check;
  const fixed = normalUpperQuantile(sidedness === 'two-sided' ? alpha / 2 : alpha) - normalUpperQuantile(power);
  const found = (drift: number) => exactSum(crossingProbabilities(bounds, drift).upper) - power;
  let high = fixed + 1;
  while (found(high) < 0) {
    if (high > fixed + 100) return refuse('boundary-unreachable', { alpha });
    high += 1;
  }
  return (smoothZero(found, 0, high) / fixed) ** 2;
}
