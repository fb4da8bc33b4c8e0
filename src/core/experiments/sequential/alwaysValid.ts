import type { Refusal } from '../../calculators/calculator.ts';
import { intervalAround } from '../analysis/effect.ts';
import type { Alternative, Interval } from '../arms.ts';
import { checkAlpha, checkPositive, firstOf } from '../checks.ts';

/** GrowthBook's tuning parameter: the number of people, all arms together, at which the interval is about tightest. */
export const defaultTuning = 5000;

export interface AlwaysValid {
  interval: Interval;
  p: number;
}

/** The mixing parameter that makes the interval tightest at `tuning` people. Waudby-Smith et al. (2023), equation 161. */
export function mixingParameter(alpha: number, tuning: number, alternative: Alternative): number {
  // Above 1/2 the one-sided form has no logarithm to take; no one-sided test is made at such a level.
  const log = -2 * Math.log(alternative === 'two-sided' ? alpha : Math.min(2 * alpha, 0.999));
  return Math.sqrt((log + Math.log(log + 1)) / tuning);
}

/** Half width in standard errors of the fixed interval at n people: equation 9, and its one-sided form. */
export function alwaysValidWidth(users: number, alpha: number, rho: number, alternative: Alternative): number {
  const growth = users * rho ** 2;
  const root = Math.sqrt(growth + 1);
  const log = alternative === 'two-sided' ? Math.log(root / alpha) : Math.log1p(root / (2 * alpha));
  return Math.sqrt((2 * (growth + 1) * log) / growth);
}

/**
 * The always-valid interval and p-value of an effect, right at every look however often one looks: the asymptotic confidence
 * sequence of Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas (2023, arXiv 2103.06476 v7, equations 9, 155 and 161) over the
 * people of both arms together, as in GrowthBook. The one-sided p-value solves the one-sided interval for its level.
 */
export function alwaysValid(
  effect: { estimate: number; standardError: number; users: number },
  {
    alpha,
    tuning = defaultTuning,
    alternative = 'two-sided',
  }: { alpha: number; tuning?: number; alternative?: Alternative },
): AlwaysValid | Refusal {
  const check = firstOf(
    checkAlpha(alpha),
    checkPositive(tuning, 'The tuning parameter'),
    checkPositive(effect.users, 'The number of people'),
    checkPositive(effect.standardError, 'The standard error'),
  );
  if (check) return check;
  const rho = mixingParameter(alpha, tuning, alternative);
  const width = alwaysValidWidth(effect.users, alpha, rho, alternative) * effect.standardError;
  const growth = effect.users * rho ** 2;
  const z = effect.estimate / effect.standardError;
  const logGain = ((z * z) / 2) * (growth / (growth + 1));
  const root = Math.sqrt(growth + 1);
  const p =
    alternative === 'two-sided' ? Math.min(1, root * Math.exp(-logGain)) : oneSided(z, alternative, logGain, root);
  return { interval: intervalAround(effect.estimate, width, alternative), p };
}

function oneSided(z: number, alternative: Alternative, logGain: number, root: number): number {
  const onTheWrongSide = alternative === 'greater' ? z <= 0 : z >= 0;
  return onTheWrongSide ? 1 : Math.min(1, root / (2 * Math.expm1(logGain)));
}
