import type { Refusal } from '../../calculators/calculator.ts';
import type { Interval } from '../arms.ts';
import { checkAlpha, checkFinite, checkPositive, firstOf } from '../checks.ts';
import { normalDensity, normalUpper } from '../distributions.ts';
import { exactSum } from '../numeric/quadrature.ts';
import { refuse } from '../refusals.ts';

/**
 * The deviation tau of the normal mixture that suits a test which ends after so many pairs at the latest. After Johari,
 * Pekelis & Walsh (2015), with b = 2 ln(1/alpha) / √(truncation · sigma²) as in mixtureSPRT by Stenberg, whose `calcTau`
 * gives back the square of this number, rounded.
 */
export function mixtureDeviation(alpha: number, sigma: number, truncation: number): number | Refusal {
  const check = firstOf(
    checkAlpha(alpha),
    checkPositive(sigma, 'The standard deviation'),
    checkPositive(truncation, 'The truncation'),
  );
  if (check) return check;
  const b = (-2 * Math.log(alpha)) / (Math.sqrt(truncation) * sigma);
  const rest = normalDensity(b) / b - normalUpper(b);
  const tau = sigma * Math.sqrt(normalUpper(b) / rest);
  return Number.isFinite(tau) && tau > 0 ? tau : refuse('cannot-compute');
}

/**
 * The likelihood ratio of an estimate with a known standard error, mixed over a normal distribution of effects around 0 with
 * deviation tau, against no effect: √(V / (V + τ²)) exp(τ² d² / (2 V (V + τ²))). Robbins (1970), Johari et al. (2015).
 */
export function mixtureRatio(estimate: number, standardError: number, tau: number): number {
  const v = standardError ** 2;
  const whole = v + tau ** 2;
  return Math.sqrt(v / whole) * Math.exp((((tau / standardError) * estimate) ** 2 / whole) * 0.5);
}

export interface MixtureTest {
  /** Likelihood ratio against no effect; the test stops at 1 / alpha. */
  ratio: number;
  /** Right at every look; the smallest one so far may be kept. */
  p: number;
  interval: Interval;
}

/** The mixture sequential probability ratio test (mSPRT) of an effect at one look. */
export function mixtureTest(
  effect: { estimate: number; standardError: number },
  alpha: number,
  tau: number,
): MixtureTest | Refusal {
  const { estimate, standardError } = effect;
  const check = firstOf(
    checkAlpha(alpha),
    checkPositive(tau, 'The deviation of the mixture'),
    checkFinite(estimate, 'The estimate'),
    checkPositive(standardError, 'The standard error'),
  );
  if (check) return check;
  const ratio = mixtureRatio(estimate, standardError, tau);
  const scale = standardError * Math.sqrt(1 + (standardError / tau) ** 2);
  const width = scale * Math.sqrt(2 * Math.log(Math.hypot(1, tau / standardError) / alpha));
  return { ratio, p: Math.min(1, 1 / ratio), interval: [estimate - width, estimate + width] };
}

export interface MixtureTrajectory {
  /** The likelihood ratio after each pair. */
  ratios: number[];
  /** The number of pairs after which it first reaches 1 / alpha, or null. */
  stoppedAt: number | null;
  /** Always-valid p-value after the last pair: one over the largest ratio so far. */
  p: number;
}

/** mSPRT over pairs as they come in: one value of the treatment and one of the control each, of known deviation sigma. */
export function mixtureTrajectory(
  treatment: readonly number[],
  control: readonly number[],
  { alpha, sigma, tau }: { alpha: number; sigma: number; tau: number },
): MixtureTrajectory | Refusal {
  const pairs = Math.min(treatment.length, control.length);
  const check = firstOf(
    checkAlpha(alpha),
    checkPositive(sigma, 'The standard deviation'),
    checkPositive(tau, 'The deviation of the mixture'),
    pairs > 0 ? undefined : refuse('no-users', { arm: 'one of the variants' }),
    [...treatment, ...control].every(Number.isFinite) ? undefined : refuse('not-a-number', { what: 'Every value' }),
  );
  if (check) return check;
  const differences = Array.from({ length: pairs }, (_, index) => (treatment[index] ?? 0) - (control[index] ?? 0));
  const ratios = differences.map((_, index) => {
    const n = index + 1;
    return mixtureRatio(exactSum(differences.slice(0, n)) / n, sigma * Math.sqrt(2 / n), tau);
  });
  const stopped = ratios.findIndex((ratio) => ratio >= 1 / alpha);
  return { ratios, stoppedAt: stopped === -1 ? null : stopped + 1, p: Math.min(1, 1 / Math.max(...ratios)) };
}
