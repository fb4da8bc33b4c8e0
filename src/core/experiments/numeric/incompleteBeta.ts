import betainc from '@stdlib/math-base-special-betainc';
import { OutOfDomain } from './outOfDomain.ts';
import { excess, logBinomialMass } from './saddlePoint.ts';

/** Above this the library's asymptotic series has a relative error of up to 1e-8; the continued fraction keeps 1e-12. */
const large = 10_000;

/** ln of x^a y^b / B(a, b), with y = 1 - x given apart so that neither end loses digits. */
export function logBetaKernel(x: number, y: number, a: number, b: number): number {
  return logBinomialMass(a, a + b, x, y) + Math.log(a) + Math.log(b / (a + b));
}

/**
 * I_x(a, b) for x below the mean by the continued fraction of DiDonato & Morris (1992, ACM algorithm 708, equation 9), all
 * of whose parts are computed without cancellation.
 */
function continuedFraction(x: number, y: number, a: number, b: number): number {
  const lambda = x <= 0.5 ? excess(a, a + b, x) : -excess(b, a + b, y);
  let value = (a / (a + 1)) * (lambda + 1);
  let c = value;
  let d = 0;
  for (let n = 1; n < 1e7; n++) {
    const odd = a + 2 * n - 1;
    const alpha = ((a + n - 1) / odd) * ((a + b + n - 1) / odd) * n * (b - n) * x * x;
    const beta = n + (n * (b - n) * x) / odd + ((a + n) / (a + 2 * n + 1)) * (lambda + 1 + n * (1 + y));
    d = 1 / (beta + alpha * d);
    c = beta + alpha / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 3e-16) break;
  }
  const result = Math.exp(logBetaKernel(x, y, a, b)) / value;
  if (Number.isNaN(result)) throw new OutOfDomain(`The beta distribution has no value at ${x} for ${a} and ${b}.`);
  return result;
}

/**
 * The regularised incomplete beta function I_x(a, b): the chance that a Beta(a, b) lies below x. `y` is 1 - x, given apart
 * so that values near one keep their digits. The upper tail is `betaBelow(y, x, b, a)`.
 */
export function betaBelow(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (a + b < large) return x <= 0.5 ? betainc(x, a, b) : betainc(y, b, a, true, true);
  if (x * b <= y * a) return continuedFraction(x, y, a, b);
  return 1 - continuedFraction(y, x, b, a);
}
