/**
 * The distributions that the experiments need. Special functions come from @stdlib, one package a function; upper tails are
 * computed as such, never as one minus the lower, so that a p-value of 1e-300 keeps its digits. Relative error below 1e-13
 * against mpmath for the normal, chi-square, t and beta distributions up to parameters of 1e9; see
 * test/core/experiments/distributions.test.ts. An argument outside a distribution's domain throws OutOfDomain, never gives NaN.
 */
import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import gammainc from '@stdlib/math-base-special-gammainc';
import { betaBelow } from './numeric/incompleteBeta.ts';
import { OutOfDomain } from './numeric/outOfDomain.ts';
import { bisect, positiveZero } from './numeric/solve.ts';

function need(holds: boolean, what: string): void {
  if (!holds) throw new OutOfDomain(what);
}

function needProbability(p: number): void {
  need(p > 0 && p < 1, `${p} is not a probability between 0 and 1.`);
}

/** Density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** P(Z > z). */
export function normalUpper(z: number): number {
  need(!Number.isNaN(z), 'z is not a number.');
  return erfc(z / Math.SQRT2) / 2;
}

/** P(Z ≤ z). */
export function normalCdf(z: number): number {
  return normalUpper(-z);
}

/** The z above which lies the probability p: 1.96 for 0.025. */
export function normalUpperQuantile(p: number): number {
  needProbability(p);
  return Math.SQRT2 * erfcinv(2 * p);
}

/** The z below which lies the probability p. */
export function normalQuantile(p: number): number {
  return -normalUpperQuantile(p);
}

/** P(X > x) of the chi-square distribution. */
export function chiSquareUpper(x: number, df: number): number {
  need(df > 0 && !Number.isNaN(x), 'The chi-square distribution needs degrees of freedom above 0.');
  return x <= 0 ? 1 : gammainc(x / 2, df / 2, true, true);
}

/** The x above which lies the probability p of the chi-square distribution. */
export function chiSquareUpperQuantile(p: number, df: number): number {
  needProbability(p);
  need(df > 0, 'The chi-square distribution needs degrees of freedom above 0.');
  return positiveZero((x) => p - chiSquareUpper(x, df));
}

/** P(T > t) of Student's t distribution, for whole and fractional degrees of freedom. */
export function tUpper(t: number, df: number): number {
  need(df > 0 && !Number.isNaN(t), 'The t distribution needs degrees of freedom above 0.');
  if (t < 0) return 1 - tUpper(-t, df);
  // Beyond this the two agree to the last bit.
  if (df > 1e15) return normalUpper(t);
  const ratio = (t / df) * t;
  if (ratio === Number.POSITIVE_INFINITY) return 0;
  return betaBelow(1 / (1 + ratio), ratio / (1 + ratio), df / 2, 0.5) / 2;
}

/** P(T ≤ t) of Student's t distribution. */
export function tCdf(t: number, df: number): number {
  return tUpper(-t, df);
}

/** The t above which lies the probability p of Student's t distribution. */
export function tUpperQuantile(p: number, df: number): number {
  needProbability(p);
  need(df > 0, 'The t distribution needs degrees of freedom above 0.');
  if (p > 0.5) return -tUpperQuantile(1 - p, df);
  if (p === 0.5) return 0;
  return positiveZero((t) => p - tUpper(t, df));
}

/** P(B ≤ x) of the beta distribution. */
export function betaCdf(x: number, a: number, b: number): number {
  need(a > 0 && b > 0 && !Number.isNaN(x), 'The beta distribution needs parameters above 0.');
  return betaBelow(x, 1 - x, a, b);
}

/** P(B > x) of the beta distribution. */
export function betaUpper(x: number, a: number, b: number): number {
  need(a > 0 && b > 0 && !Number.isNaN(x), 'The beta distribution needs parameters above 0.');
  return betaBelow(1 - x, x, b, a);
}

/** The x below which lies the probability p of the beta distribution. */
export function betaQuantile(p: number, a: number, b: number): number {
  needProbability(p);
  need(a > 0 && b > 0, 'The beta distribution needs parameters above 0.');
  // Each probability is looked for in the tail that is small, where it keeps its digits.
  const missing =
    p < 0.5 ? (x: number) => betaBelow(x, 1 - x, a, b) - p : (x: number) => 1 - p - betaBelow(1 - x, x, b, a);
  return bisect(missing, 0, 1);
}
