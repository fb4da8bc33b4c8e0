import type { Refusal } from '../../calculators/calculator.ts';
import { type ConversionArm, checkArm, type Interval } from '../arms.ts';
import { allOf, checkAlpha, firstOf } from '../checks.ts';
import { betaQuantile } from '../distributions.ts';
import { betaBelow, logBetaKernel } from '../numeric/incompleteBeta.ts';
import { exactSum, quadratureNodes, stretches } from '../numeric/quadrature.ts';
import { refuse } from '../refusals.ts';

/** Parameters of a beta distribution: successes and failures, so to speak, known beforehand or afterwards. */
export interface Beta {
  a: number;
  b: number;
}

/** The posterior of a conversion rate: the prior's parameters plus conversions and misses. */
export function betaPosterior(arm: ConversionArm, prior: Beta, name: string): Beta | Refusal {
  const check = firstOf(
    checkArm(arm, name),
    [prior.a, prior.b].every((value) => value >= 0.05 && value <= 1e9) ? undefined : refuse('prior-bounds'),
  );
  return check ?? { a: prior.a + arm.conversions, b: prior.b + arm.users - arm.conversions };
}

/** Log-odds at which the density, on that scale, has fallen by e^45 to one side of its peak. */
function farEnd({ a, b }: Beta, side: 1 | -1): number {
  const height = (t: number) => logBetaKernel(1 / (1 + Math.exp(-t)), 1 / (1 + Math.exp(t)), a, b);
  const peak = Math.log(a / b);
  let width = 4 * Math.sqrt(1 / a + 1 / b);
  while (width < 700 && height(peak + side * width) > height(peak) - 45) width *= 1.25;
  return peak + side * Math.min(width, 700);
}

/** Points on the scale of log-odds between which every density is smooth, over all that counts of any of them. */
function logOdds(posteriors: readonly Beta[]): number[] {
  const low = Math.min(...posteriors.map((beta) => farEnd(beta, -1)));
  const high = Math.max(...posteriors.map((beta) => farEnd(beta, 1)));
  const features = posteriors.map(({ a, b }) => ({ at: Math.log(a / b), width: Math.sqrt(1 / a + 1 / b) }));
  return stretches(low, high, features, 1);
}

export interface ChanceOfBest {
  /** Probability that the variant's rate is the highest. */
  best: number;
  /** Conversions lost per person, on average, if this variant is chosen and another is better. */
  expectedLoss: number;
  mean: number;
  credible: Interval;
}

/**
 * For each variant the probability that its rate is the highest, and the expected loss of choosing it (Stucchi 2015), by
 * Gauss-Legendre quadrature over the log-odds. No simulation: absolute error below 1e-12.
 */
export function chanceOfBest(
  arms: readonly ConversionArm[],
  priors: readonly Beta[],
  alpha: number,
): ChanceOfBest[] | Refusal {
  if (arms.length < 2) return refuse('arms-needed', { count: arms.length });
  const check = checkAlpha(alpha);
  if (check) return check;
  const posteriors = allOf(
    arms.map((arm, index) => betaPosterior(arm, priors[index] ?? priors[0] ?? { a: 1, b: 1 }, `variant ${index + 1}`)),
  );
  if (!Array.isArray(posteriors)) return posteriors;
  const best = posteriors.map((): number[] => []);
  const loss = posteriors.map((): number[] => []);
  for (const { at, weight } of quadratureNodes(logOdds(posteriors))) {
    const [x, y] = [1 / (1 + Math.exp(-at)), 1 / (1 + Math.exp(at))];
    const below = posteriors.map(({ a, b }) => betaBelow(x, y, a, b));
    const above = posteriors.map(({ a, b }) => betaBelow(y, x, b, a));
    posteriors.forEach(({ a, b }, index) => {
      const others = below.reduce((product, chance, other) => (other === index ? product : product * chance), 1);
      best[index]?.push(weight * Math.exp(logBetaKernel(x, y, a, b)) * others);
      const logOthers = above.reduce((sum, chance, other) => (other === index ? sum : sum + Math.log1p(-chance)), 0);
      loss[index]?.push(weight * x * y * (below[index] ?? 0) * -Math.expm1(logOthers));
    });
  }
  return posteriors.map(({ a, b }, index) => ({
    best: Math.min(1, exactSum(best[index] ?? [])),
    expectedLoss: Math.max(0, exactSum(loss[index] ?? [])),
    mean: a / (a + b),
    credible: [betaQuantile(alpha / 2, a, b), 1 - betaQuantile(alpha / 2, b, a)],
  }));
}

/** Probability that the treatment's rate is above the control's, both with the same prior; Beta(1, 1) unless given. */
export function chanceToBeat(
  control: ConversionArm,
  treatment: ConversionArm,
  prior: Beta = { a: 1, b: 1 },
): number | Refusal {
  const result = chanceOfBest([control, treatment], [prior], 0.05);
  return Array.isArray(result) ? (result[1]?.best ?? 0) : result;
}
