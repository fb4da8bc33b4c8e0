import type { Refusal } from '../calculators/calculator.ts';
import { binomialExact } from './analysis/exact.ts';
import { checkCount, firstOf } from './checks.ts';
import { chiSquareUpper } from './distributions.ts';
import { exactSum } from './numeric/quadrature.ts';
import { refuse } from './refusals.ts';

export interface SampleRatio {
  chiSquare: number;
  df: number;
  p: number;
  /** People expected in each variant. */
  expected: readonly number[];
  /** True when p lies below the threshold: the split is not the planned one, and no result can be trusted. */
  mismatch: boolean;
  /** True when a variant's expected count is below 5, where the chi-square approximation is rough (Cochran 1954). */
  lowCounts: boolean;
}

/** GrowthBook's and Microsoft's threshold: a mismatch is called at one chance in a thousand, since the check is made often. */
export const defaultSampleRatioThreshold = 0.001;

/**
 * The check for a sample-ratio mismatch: Pearson's chi-square test of the people per variant against the planned shares.
 * `shares` need not add up to 1. Fabijan et al. (2019), Diagnosing sample ratio mismatch.
 */
export function sampleRatio(
  users: readonly number[],
  shares: readonly number[],
  threshold = defaultSampleRatioThreshold,
): SampleRatio | Refusal {
  if (users.length < 2) return refuse('arms-needed', { count: users.length });
  if (shares.length !== users.length || !shares.every((share) => Number.isFinite(share) && share > 0)) {
    return refuse('shares-needed');
  }
  const check = firstOf(...users.map((count, index) => checkCount(count, `The people of variant ${index + 1}`)));
  if (check) return check;
  const total = exactSum(users);
  if (total === 0) return refuse('no-users', { arm: 'any variant' });
  const whole = exactSum(shares);
  const expected = shares.map((share) => (total * share) / whole);
  const chiSquare = exactSum(
    users.map((count, index) => (count - (expected[index] ?? 0)) ** 2 / (expected[index] ?? 1)),
  );
  const df = users.length - 1;
  const p = chiSquareUpper(chiSquare, df);
  return { chiSquare, df, p, expected, mismatch: p < threshold, lowCounts: Math.min(...expected) < 5 };
}

/** p-values of the check for two variants: normal with and without continuity correction (Yates 1934), and exact. */
export function sampleRatioOfTwo(
  users: readonly [number, number],
  shares: readonly [number, number],
): { plain: number; corrected: number; exact: number } | Refusal {
  const plain = sampleRatio(users, shares);
  if ('refused' in plain) return plain;
  const total = users[0] + users[1];
  const rate = shares[0] / (shares[0] + shares[1]);
  const exact = binomialExact(users[0], total, rate);
  if ('refused' in exact) return exact;
  const distance = Math.max(0, Math.abs(users[0] - total * rate) - 0.5);
  const corrected = chiSquareUpper(distance ** 2 / (total * rate * (1 - rate)), 1);
  return { plain: plain.p, corrected, exact: exact.p };
}
