import { normalCdf, normalUpper, normalUpperQuantile, tUpperQuantile } from '../distributions.ts';
import { noncentralTUpper } from '../numeric/noncentralT.ts';
import { firstReached } from '../numeric/solve.ts';
import type { Tails } from './rateDesign.ts';

/**
 * How the size of a test of two means is calculated. `t`: Student's t test through the noncentral t distribution, the tail
 * of the effect only (R power.t.test). `normal`: known deviations. `relative-lift`: delta-method test of the relative
 * change, both tails (GrowthBook).
 */
export const meanDesignMethods = ['t', 'normal', 'relative-lift'] as const;
export type MeanDesignMethod = (typeof meanDesignMethods)[number];

/** Two arms of a metric that is an average; `deviation` is that of one person. */
export interface TwoMeans {
  control: number;
  treatment: number;
  deviation: number;
  alpha: number;
  sides: 1 | 2;
  ratio: number;
  tails?: Tails | undefined;
}

/** The chance of finding the difference with so many people in the control. Arguments are not checked. */
export function meanPower(method: MeanDesignMethod, means: TwoMeans, users: number): number {
  const { control, treatment, deviation, alpha, sides, ratio } = means;
  if (method === 'relative-lift') {
    const change = treatment / control;
    const error = (Math.abs(deviation / control) * Math.sqrt(1 / ratio + change ** 2)) / Math.sqrt(users);
    return zPower(Math.abs(change - 1) / error, alpha, sides, means.tails ?? 'both');
  }
  const shift = Math.abs(treatment - control) / (deviation * Math.sqrt((1 + 1 / ratio) / users));
  if (method === 'normal') return zPower(shift, alpha, sides, means.tails ?? 'near');
  const df = users * (1 + ratio) - 2;
  if (df < 1) return 0;
  const bound = tUpperQuantile(alpha / sides, df);
  const near = noncentralTUpper(bound, df, shift);
  // The far tail is the near one of the opposite effect.
  return sides === 2 && means.tails === 'both' ? near + noncentralTUpper(bound, df, -shift) : near;
}

/** Power of a z test at so many standard errors; a one-sided test has one tail. */
export function zPower(shift: number, alpha: number, sides: 1 | 2, tails: Tails): number {
  const bound = normalUpperQuantile(alpha / sides);
  return normalCdf(shift - bound) + (sides === 2 && tails === 'both' ? normalUpper(shift + bound) : 0);
}

/** The people in the control at which the power is reached, not yet rounded up, or undefined beyond 1e15. */
export function meanSize(method: MeanDesignMethod, means: TwoMeans, power: number): number | undefined {
  // Below one degree of freedom there is no test.
  const fewest = method === 't' ? 3.000001 / (1 + means.ratio) : 1e-9;
  return firstReached((users) => meanPower(method, means, users) - power, fewest, 1e15);
}

/** Parts of a ratio metric per person, such as revenue (numerator) and orders (denominator). */
export interface RatioParts {
  numeratorMean: number;
  numeratorDeviation: number;
  denominatorMean: number;
  denominatorDeviation: number;
  /** Correlation of numerator and denominator over people. */
  correlation: number;
}

/** Mean and deviation per person of a ratio metric by the delta method (Deng, Knoblich & Lu 2018), for the designs of means. */
export function ratioAsMean(parts: RatioParts): { mean: number; deviation: number } {
  const { numeratorMean, numeratorDeviation, denominatorMean, denominatorDeviation, correlation } = parts;
  const mean = numeratorMean / denominatorMean;
  const variance =
    numeratorDeviation ** 2 +
    (mean * denominatorDeviation) ** 2 -
    2 * mean * correlation * numeratorDeviation * denominatorDeviation;
  return { mean, deviation: Math.sqrt(Math.max(0, variance)) / Math.abs(denominatorMean) };
}
