import type { Refusal } from '../calculators/calculator.ts';
import { type Check, checkCount, checkFinite, firstOf } from './checks.ts';
import { exactSum } from './numeric/quadrature.ts';
import { refuse } from './refusals.ts';

/** One side of the null hypothesis, or both. `greater`: the treatment is above the control. */
export type Alternative = 'two-sided' | 'greater' | 'less';
export type Sidedness = 'two-sided' | 'one-sided';
/** Lower and upper end; infinite where a one-sided interval is open. */
export type Interval = readonly [lower: number, upper: number];

/** People who saw a variant, and how many of them converted. */
export interface ConversionArm {
  users: number;
  conversions: number;
}

/** What one person of a variant is like: mean and variance per person of the metric, from so many people. */
export interface Summary {
  users: number;
  mean: number;
  variance: number;
}

/** Sums over the people of a variant: of the values and of their squares. */
export interface Sums {
  users: number;
  sum: number;
  sumOfSquares: number;
}

/** Sums for a ratio of two metrics, such as revenue per order, where people are the units that were randomised. */
export interface RatioSums extends Sums {
  denominatorSum: number;
  denominatorSumOfSquares: number;
  sumOfProducts: number;
}

/** Refuses an arm whose counts cannot be; `arm` is its name in the message. */
export function checkArm({ users, conversions }: ConversionArm, arm: string): Check {
  const check = firstOf(
    checkCount(users, `The people of ${arm}`),
    checkCount(conversions, `The conversions of ${arm}`),
  );
  if (check) return check;
  if (users === 0) return refuse('no-users', { arm });
  return conversions > users ? refuse('more-conversions-than-users', { arm, users, conversions }) : undefined;
}

/** Share of people who converted. */
export function rateOf({ users, conversions }: ConversionArm): number {
  return conversions / users;
}

/** An arm of a conversion metric; the variance is p (1 - p), as GrowthBook takes it. */
export function summaryOfConversions(arm: ConversionArm, name = 'a variant'): Summary | Refusal {
  const check = checkArm(arm, name);
  if (check) return check;
  const mean = rateOf(arm);
  return { users: arm.users, mean, variance: (mean * (arm.users - arm.conversions)) / arm.users };
}

/** An arm from one value a person, in any order; the variance divides by n - 1. */
export function summaryOfRows(rows: readonly number[], name = 'a variant'): Summary | Refusal {
  if (rows.length < 2) return refuse('too-few-users', { arm: name, count: rows.length, minimum: 2 });
  if (!rows.every(Number.isFinite)) return refuse('not-a-number', { what: `Every value of ${name}` });
  // Sorted, so that the order of the rows changes not even the last bit.
  const sorted = Float64Array.from(rows).sort();
  const mean = exactSum(sorted) / rows.length;
  const squares = exactSum(sorted.map((value) => (value - mean) ** 2));
  return { users: rows.length, mean, variance: squares / (rows.length - 1) };
}

/** An arm from its sums; the variance divides by n - 1. Loses digits where the mean is large beside the deviation. */
export function summaryOfSums({ users, sum, sumOfSquares }: Sums, name = 'a variant'): Summary | Refusal {
  const check = firstOf(
    checkCount(users, `The people of ${name}`),
    checkFinite(sum, `The sum of ${name}`),
    checkFinite(sumOfSquares, `The sum of squares of ${name}`),
  );
  if (check) return check;
  if (users < 2) return refuse('too-few-users', { arm: name, count: users, minimum: 2 });
  const variance = covariance(users, sum, sum, sumOfSquares);
  if (variance < -1e-12 * sumOfSquares) return refuse('negative-variance', { arm: name });
  return { users, mean: sum / users, variance: Math.max(0, variance) };
}

/** An arm from mean and standard deviation per person. */
export function summaryOfMean(
  arm: { users: number; mean: number; deviation: number },
  name = 'a variant',
): Summary | Refusal {
  const { users, mean, deviation } = arm;
  const check = firstOf(
    checkCount(users, `The people of ${name}`),
    checkFinite(mean, `The mean of ${name}`),
    checkFinite(deviation, `The standard deviation of ${name}`),
  );
  if (check) return check;
  if (users < 2) return refuse('too-few-users', { arm: name, count: users, minimum: 2 });
  if (deviation < 0) return refuse('positive-needed', { what: `The standard deviation of ${name}`, value: deviation });
  return { users, mean, variance: deviation ** 2 };
}

/** Covariance per person from sums, dividing by n - 1. */
export function covariance(users: number, sumA: number, sumB: number, sumOfProducts: number): number {
  return (sumOfProducts - (sumA / users) * sumB) / (users - 1);
}

/**
 * An arm of a ratio metric: the ratio of the sums, and the variance per person by the delta method (Deng, Knoblich & Lu 2018,
 * Applying the delta method in metric analytics, section 2).
 */
export function summaryOfRatio(sums: RatioSums, name = 'a variant'): Summary | Refusal {
  const { users, sum, denominatorSum, sumOfProducts } = sums;
  const check = firstOf(
    checkCount(users, `The people of ${name}`),
    ...Object.values(sums).map((value) => checkFinite(value, `Every sum of ${name}`)),
  );
  if (check) return check;
  if (users < 2) return refuse('too-few-users', { arm: name, count: users, minimum: 2 });
  if (denominatorSum === 0) return refuse('zero-denominator', { arm: name });
  const ratio = sum / denominatorSum;
  const scale = denominatorSum / users;
  const variance =
    (covariance(users, sum, sum, sums.sumOfSquares) +
      ratio ** 2 * covariance(users, denominatorSum, denominatorSum, sums.denominatorSumOfSquares) -
      2 * ratio * covariance(users, sum, denominatorSum, sumOfProducts)) /
    scale ** 2;
  return variance < 0 ? refuse('impossible-covariance', { arm: name }) : { users, mean: ratio, variance };
}
