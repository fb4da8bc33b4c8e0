import { effectVariance } from '../analysis/effect.ts';
import { normalCdf, normalUpper, normalUpperQuantile } from '../distributions.ts';
import { firstReached } from '../numeric/solve.ts';

/**
 * How the size of a test of two rates is calculated. `pooled`: pooled variance under the null hypothesis, unpooled under the
 * effect (Fleiss 1981; R power.prop.test, statsmodels, Stata), the default. `unpooled`: each arm's own variance. `arcsine`:
 * Cohen's h (1988; pwr.2p.test), both tails. `baseline-variance`: the baseline's variance under the null hypothesis, rates
 * above one half mirrored (Evan Miller's calculator). `relative-lift`: delta-method test of the relative change, both tails
 * (GrowthBook).
 */
export const rateDesignMethods = ['pooled', 'unpooled', 'arcsine', 'baseline-variance', 'relative-lift'] as const;
export type RateDesignMethod = (typeof rateDesignMethods)[number];

/**
 * Which rejections count as power in a two-sided test: only those on the effect's side (`near`, as in R), or those on the
 * wrong side as well (`both`, as in statsmodels and pwr). Each method has its own reference's choice.
 */
export type Tails = 'near' | 'both';

/** Two arms: rates, level, one or two sides, and how many people the treatment gets for each of the control. */
export interface TwoRates {
  control: number;
  treatment: number;
  alpha: number;
  sides: 1 | 2;
  ratio: number;
  tails?: Tails | undefined;
}

/** Deviations of the difference for one person in the control: under the null hypothesis and under the effect. */
interface Deviations {
  size: number;
  null: number;
  effect: number;
  bothTails: boolean;
}

/** Cohen's effect size h of two rates. */
export function cohenH(p1: number, p2: number): number {
  return 2 * Math.asin(Math.sqrt(p1)) - 2 * Math.asin(Math.sqrt(p2));
}

/** The deviations of a method, in the tails asked for. */
function spreadOf(method: RateDesignMethod, rates: TwoRates): Deviations {
  const spread = deviations(method, rates);
  return rates.tails === undefined ? spread : { ...spread, bothTails: rates.tails === 'both' };
}

function deviations(method: RateDesignMethod, { control: p1, treatment: p2, ratio }: TwoRates): Deviations {
  const variance = (p: number) => p * (1 - p);
  const own = Math.sqrt(variance(p1) + variance(p2) / ratio);
  const size = Math.abs(p2 - p1);
  switch (method) {
    case 'pooled': {
      const mean = (p1 + ratio * p2) / (1 + ratio);
      return { size, null: Math.sqrt(variance(mean) * (1 + 1 / ratio)), effect: own, bothTails: false };
    }
    case 'unpooled':
      return { size, null: own, effect: own, bothTails: false };
    case 'arcsine': {
      const unit = Math.sqrt(1 + 1 / ratio);
      return { size: Math.abs(cohenH(p2, p1)), null: unit, effect: unit, bothTails: true };
    }
    case 'baseline-variance': {
      // Evan Miller mirrors the baseline and keeps the sign of the change.
      const base = p1 > 0.5 ? 1 - p1 : p1;
      const moved = base + (p2 - p1);
      const effect = Math.sqrt(Math.max(0, variance(base) + variance(moved) / ratio));
      return { size, null: Math.sqrt(variance(base) * (1 + 1 / ratio)), effect, bothTails: false };
    }
    case 'relative-lift': {
      // GrowthBook plans with the baseline's variance in both arms.
      const arm = (mean: number, users: number) => ({ mean, users, variance: variance(p1) });
      const error = Math.sqrt(effectVariance(arm(p1, 1), arm(p2, ratio), 'relative'));
      return { size: size / p1, null: error, effect: error, bothTails: true };
    }
  }
}

function powerFrom(spread: Deviations, users: number, alpha: number, sides: 1 | 2): number {
  const bound = normalUpperQuantile(alpha / sides) * spread.null;
  const shift = spread.size * Math.sqrt(users);
  if (spread.effect === 0) return shift > bound ? 1 : 0;
  const beyond = normalCdf((shift - bound) / spread.effect);
  return spread.bothTails && sides === 2 ? beyond + normalUpper((shift + bound) / spread.effect) : beyond;
}

/** The chance of finding the difference with so many people in the control; need not be whole. Arguments are not checked. */
export function ratePower(method: RateDesignMethod, rates: TwoRates, users: number): number {
  return powerFrom(spreadOf(method, rates), users, rates.alpha, rates.sides);
}

/** The people in the control at which the power is reached, not yet rounded up. Arguments are not checked. */
export function rateSize(method: RateDesignMethod, rates: TwoRates, power: number): number {
  return sizeFrom(spreadOf(method, rates), rates.alpha, rates.sides, power);
}

/** The size for a standardised effect in both tails: Cohen's h of two rates, without the rates. */
export function sizeForCohenH(
  h: number,
  { alpha, sides, ratio }: Omit<TwoRates, 'control' | 'treatment'>,
  power: number,
) {
  const unit = Math.sqrt(1 + 1 / ratio);
  return sizeFrom({ size: Math.abs(h), null: unit, effect: unit, bothTails: true }, alpha, sides, power);
}

function sizeFrom(spread: Deviations, alpha: number, sides: 1 | 2, power: number): number {
  const root =
    (normalUpperQuantile(alpha / sides) * spread.null - normalUpperQuantile(power) * spread.effect) / spread.size;
  const users = Math.max(0, root) ** 2;
  if (!spread.bothTails || sides === 1 || spread.effect === 0) return users;
  // The far tail helps a little, most where the power is near the level.
  return firstReached((n) => powerFrom(spread, n, alpha, sides) - power, users * 0.5 || 1e-9, 1e18) ?? users;
}
