/**
 * The distributions that the experiments need. Special functions come from @stdlib, one package a function; upper tails are
 * computed as such, never as one minus the lower, so that a p-value of 1e-300 keeps its digits. Relative error below 1e-13
 * against mpmath for the normal, chi-square, t and beta distributions up to parameters of 1e9; see
 * test/core/experiments/distributions.test.ts. An argument outside a distribution's domain throws OutOfDomain, never gives NaN.
 */
import betaincinv from '@stdlib/math-base-special-betaincinv';
import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import gammainc from '@stdlib/math-base-special-gammainc';
import gammaincinv from '@stdlib/math-base-special-gammaincinv';
import { logGamma } from './numeric/gamma.ts';
import { betaBelow, logBetaKernel } from './numeric/incompleteBeta.ts';

/** Thrown where a distribution is asked outside its domain; what people can enter is checked before, so this is rare. */
export class OutOfDomain extends RangeError {}

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
  let x = 2 * gammaincinv(p, df / 2, true);
  // The library stops short in far tails; Newton on the logarithm of the tail goes the rest of the way.
  for (let step = 0; step < 8; step++) {
    const tail = chiSquareUpper(x, df);
    const density = Math.exp((df / 2 - 1) * Math.log(x / 2) - x / 2 - logGamma(df / 2)) / 2;
    const next = x + (Math.log(tail / p) * tail) / density;
    if (!(next > 0) || Math.abs(next - x) <= 1e-15 * x) break;
    x = next;
  }
  return x;
}

/** P(T > t) of Student's t distribution, for whole and fractional degrees of freedom. */
export function tUpper(t: number, df: number): number {
  need(df > 0 && !Number.isNaN(t), 'The t distribution needs degrees of freedom above 0.');
  if (t < 0) return 1 - tUpper(-t, df);
  if (df === Number.POSITIVE_INFINITY) return normalUpper(t);
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
  let t = df > 1e5 ? normalUpperQuantile(p) : tStart(p, df);
  for (let step = 0; step < 6; step++) {
    const tail = tUpper(t, df);
    const next = t + (Math.log(tail / p) * tail) / tDensity(t, df);
    if (!(next > 0) || Math.abs(next - t) <= 1e-16 * t) break;
    t = next;
  }
  return t;
}

/** The quantile by the inverse incomplete beta function, from whichever side keeps more digits. */
function tStart(p: number, df: number): number {
  const x = betaincinv(2 * p, df / 2, 0.5);
  if (x < 0.5 || p < 1e-6) return Math.sqrt((df * (1 - x)) / x);
  const y = betaincinv(1 - 2 * p, 0.5, df / 2);
  return Math.sqrt((df * y) / (1 - y));
}

function tDensity(t: number, df: number): number {
  const scale =
    df > 1e7 ? -Math.log(2 * Math.PI) / 2 : logGamma((df + 1) / 2) - logGamma(df / 2) - Math.log(df * Math.PI) / 2;
  return Math.exp(scale - ((df + 1) / 2) * Math.log1p((t / df) * t));
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
  let x = betaincinv(p, a, b);
  for (let step = 0; step < 6; step++) {
    const y = 1 - x;
    if (x <= 0 || y <= 0) break;
    // The slope is the density, kernel / (x y); the smaller tail says by how much we are off.
    const off = p < 0.5 ? betaBelow(x, y, a, b) - p : 1 - p - betaBelow(y, x, b, a);
    const next = x - (off / Math.exp(logBetaKernel(x, y, a, b))) * x * y;
    if (!(next > 0 && next < 1) || Math.abs(next - x) <= 1e-16 * x) break;
    x = next;
  }
  return x;
}
