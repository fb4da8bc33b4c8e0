import { logGamma } from './gamma.ts';

/** The part of ln n! that Stirling's formula leaves over: ln n! - (n + 1/2) ln n + n - ln √(2π). For n > 0, whole or not. */
export function stirlingError(n: number): number {
  if (n < 15) return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - Math.log(2 * Math.PI) / 2;
  const s = 1 / (n * n);
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - s / 1188) * s) * s) * s) / n;
}

/** The rounding error of the product of two doubles: their exact product less the rounded one (Dekker 1971). */
function productError(a: number, b: number, product: number): number {
  const split = (x: number) => {
    const c = 134217729 * x;
    const high = c - (c - x);
    return [high, x - high] as const;
  };
  const [a1, a2] = split(a);
  const [b1, b2] = split(b);
  return a2 * b2 - (product - a1 * b1 - a2 * b1 - a1 * b2);
}

/** x - n p without the rounding of the product, which a large n would blow up. */
export function excess(x: number, n: number, p: number): number {
  const product = n * p;
  return x - product - productError(n, p, product);
}

/** x ln(x / m) + m - x, where d is x - m, without cancellation where x is close to m. */
function deviance(x: number, m: number, d: number): number {
  if (Math.abs(d) >= 0.1 * (x + m)) return x * Math.log(x / m) - d;
  const v = d / (x + m);
  let sum = d * v;
  let term = 2 * x * v;
  for (let j = 1; j < 1000; j++) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/**
 * ln of the binomial probability of x among n at success rate p and failure rate q, for any real 0 ≤ x ≤ n. Keeps about
 * 14 digits for n up to 1e9, where a difference of log-gammas keeps none.
 * Loader (2000), Fast and accurate computation of binomial probabilities.
 */
export function logBinomialMass(x: number, n: number, p: number, q: number): number {
  if (x < 0 || x > n) return Number.NEGATIVE_INFINITY;
  if (p === 0 || q === 0) return (p === 0 ? x : n - x) === 0 ? 0 : Number.NEGATIVE_INFINITY;
  if (x === 0) return n * (p < 0.1 ? Math.log1p(-p) : Math.log(q));
  if (x === n) return n * (q < 0.1 ? Math.log1p(-q) : Math.log(p));
  const error = stirlingError(n) - stirlingError(x) - stirlingError(n - x);
  // The rarer outcome's rate is the one with more digits.
  const d = p <= 0.5 ? excess(x, n, p) : -excess(n - x, n, q);
  return error - deviance(x, n * p, d) - deviance(n - x, n * q, -d) + Math.log(n / (2 * Math.PI * x * (n - x))) / 2;
}

/** ln of the probability of x marked among a draw of n from a population of which `marked` are marked and `plain` are not. */
export function logHypergeometricMass(x: number, marked: number, plain: number, n: number): number {
  const p = n / (marked + plain);
  const q = (marked + plain - n) / (marked + plain);
  return (
    logBinomialMass(x, marked, p, q) + logBinomialMass(n - x, plain, p, q) - logBinomialMass(n, marked + plain, p, q)
  );
}
