import type { Refusal } from '../../calculators/calculator.ts';
import { type ConversionArm, checkArm, type Interval } from '../arms.ts';
import { checkAlpha, firstOf } from '../checks.ts';
import { betaQuantile, normalUpperQuantile } from '../distributions.ts';

/**
 * Intervals for one rate. `wilson`: score interval without continuity correction (Wilson 1927). `clopper-pearson`: exact
 * (1934). `jeffreys`: equal tails of the Beta(1/2, 1/2) posterior, with 0 as lower end at no conversions and 1 as upper end
 * at none missed (Brown, Cai & DasGupta 2001). `agresti-coull` (1998) and `wald` are there to agree with others' reports.
 */
export const rateIntervalMethods = ['wilson', 'clopper-pearson', 'jeffreys', 'agresti-coull', 'wald'] as const;
export type RateIntervalMethod = (typeof rateIntervalMethods)[number];

/** An interval for the rate of one arm at level 1 - alpha. */
export function rateInterval(arm: ConversionArm, alpha: number, method: RateIntervalMethod): Interval | Refusal {
  const check = firstOf(checkArm(arm, 'the variant'), checkAlpha(alpha));
  return check ?? within(intervals[method](arm.conversions, arm.users, alpha));
}

/** Wilson's interval from a count and a normal quantile; unchecked, for the intervals that are made of it. */
export function wilson(x: number, n: number, z: number): Interval {
  const p = x / n;
  const scale = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / scale;
  const half = (z / scale) * Math.sqrt(((p * (n - x)) / n + (z * z) / (4 * n)) / n);
  return [x === 0 ? 0 : Math.min(p, centre - half), x === n ? 1 : Math.max(p, centre + half)];
}

const intervals: Record<RateIntervalMethod, (x: number, n: number, alpha: number) => Interval> = {
  wilson: (x, n, alpha) => wilson(x, n, normalUpperQuantile(alpha / 2)),
  'clopper-pearson': (x, n, alpha) => [
    x === 0 ? 0 : betaQuantile(alpha / 2, x, n - x + 1),
    x === n ? 1 : 1 - betaQuantile(alpha / 2, n - x, x + 1),
  ],
  jeffreys: (x, n, alpha) => [
    x === 0 ? 0 : betaQuantile(alpha / 2, x + 0.5, n - x + 0.5),
    x === n ? 1 : 1 - betaQuantile(alpha / 2, n - x + 0.5, x + 0.5),
  ],
  'agresti-coull': (x, n, alpha) => {
    const z = normalUpperQuantile(alpha / 2);
    const size = n + z * z;
    const rate = (x + (z * z) / 2) / size;
    const half = z * Math.sqrt((rate * (1 - rate)) / size);
    return [rate - half, rate + half];
  },
  wald: (x, n, alpha) => {
    const half = normalUpperQuantile(alpha / 2) * Math.sqrt(((x / n) * ((n - x) / n)) / n);
    return [x / n - half, x / n + half];
  },
};

function within([lower, upper]: Interval): Interval {
  return [Math.max(0, lower), Math.min(1, upper)];
}
