import type { Refusal } from '../../calculators/calculator.ts';
import type { Interval } from '../arms.ts';
import { checkAlpha, checkFinite, checkPositive, firstOf } from '../checks.ts';
import { normalCdf, normalDensity, normalUpper, normalUpperQuantile } from '../distributions.ts';

/** What is believed of an effect before the test; left out, nothing is (a flat prior). */
export interface NormalPrior {
  mean: number;
  deviation: number;
}

export interface NormalPosterior {
  mean: number;
  deviation: number;
  /** Probability that the treatment is better than the control. */
  chanceToWin: number;
  interval: Interval;
  /** Expected loss of keeping the control, and of choosing the treatment, in units of the effect. */
  risk: readonly [control: number, treatment: number];
}

/** E max(0, X) of a normal distribution. */
function expectedGain(mean: number, deviation: number): number {
  const z = mean / deviation;
  return Math.max(0, deviation * (normalDensity(z) + z * normalCdf(z)));
}

/**
 * The posterior of an effect whose estimate is taken as normal with known standard error, as GrowthBook's Bayesian engine
 * does for absolute and relative effects: chance to win, credible interval of level 1 - alpha, and risk.
 */
export function normalPosterior(
  effect: { estimate: number; standardError: number },
  alpha: number,
  prior?: NormalPrior,
): NormalPosterior | Refusal {
  const { estimate, standardError } = effect;
  const check = firstOf(
    checkAlpha(alpha),
    checkFinite(estimate, 'The estimate'),
    checkPositive(standardError, 'The standard error'),
    prior && checkFinite(prior.mean, 'The mean of the prior'),
    prior && checkPositive(prior.deviation, 'The deviation of the prior'),
  );
  if (check) return check;
  const precision = standardError ** -2 + (prior ? prior.deviation ** -2 : 0);
  const mean = (estimate * standardError ** -2 + (prior ? prior.mean * prior.deviation ** -2 : 0)) / precision;
  const deviation = Math.sqrt(1 / precision);
  const half = normalUpperQuantile(alpha / 2) * deviation;
  return {
    mean,
    deviation,
    chanceToWin: normalUpper(-mean / deviation),
    interval: [mean - half, mean + half],
    risk: [expectedGain(mean, deviation), expectedGain(-mean, deviation)],
  };
}
