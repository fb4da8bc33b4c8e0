import type { Refusal } from '../calculators/calculator.ts';
import { refuse } from './refusals.ts';

/**
 * Corrections for several comparisons. `bonferroni` and `holm` (1979) hold the chance of any false winner under every
 * dependence; `hochberg` (1988) under independence and many positive dependences; `benjamini-hochberg` (1995) holds the
 * share of false winners under the same; `benjamini-yekutieli` (2001) holds it always.
 */
export const corrections = [
  'none',
  'bonferroni',
  'holm',
  'hochberg',
  'benjamini-hochberg',
  'benjamini-yekutieli',
] as const;
export type Correction = (typeof corrections)[number];

/** By what the p-value at a rank (1 the smallest) of m is multiplied. */
const factors: Record<Correction, (rank: number, m: number) => number> = {
  none: () => 1,
  bonferroni: (_, m) => m,
  holm: (rank, m) => m - rank + 1,
  hochberg: (rank, m) => m - rank + 1,
  'benjamini-hochberg': (rank, m) => m / rank,
  'benjamini-yekutieli': (rank, m) => (m / rank) * harmonic(m),
};
/** Methods whose adjusted values are the running maximum from the smallest p-value up; the others' run down. */
const stepDown: readonly Correction[] = ['none', 'bonferroni', 'holm'];

function harmonic(m: number): number {
  let sum = 0;
  for (let k = m; k >= 1; k--) sum += 1 / k;
  return sum;
}

/**
 * Adjusted p-values in the order given, as R's p.adjust and statsmodels' multipletests compute them: a comparison counts at
 * level alpha when its adjusted p-value is at most alpha. The family is all values together, over variants and metrics.
 */
export function adjustPValues(pValues: readonly number[], correction: Correction): number[] | Refusal {
  if (pValues.length === 0 || !pValues.every((p) => p >= 0 && p <= 1)) return refuse('p-values-needed');
  const m = pValues.length;
  const order = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const raw = order.map(({ p }, index) => Math.min(1, p * factors[correction](index + 1, m)));
  const down = stepDown.includes(correction);
  const adjusted = Array.from({ length: m }, () => 1);
  let bound = down ? 0 : 1;
  for (let step = 0; step < m; step++) {
    const rank = down ? step : m - 1 - step;
    bound = down ? Math.max(bound, raw[rank] ?? 0) : Math.min(bound, raw[rank] ?? 1);
    adjusted[order[rank]?.index ?? 0] = bound;
  }
  return adjusted;
}

/**
 * The level at which one comparison among m is planned and its interval drawn: alpha / m under every correction, which is
 * exact for Bonferroni and on the safe side for the others.
 */
export function levelOfOne(alpha: number, comparisons: number, correction: Correction): number {
  return correction === 'none' ? alpha : alpha / Math.max(1, comparisons);
}
