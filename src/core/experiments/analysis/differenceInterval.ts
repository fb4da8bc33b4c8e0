import type { Refusal } from '../../calculators/calculator.ts';
import { type ConversionArm, checkArm, type Interval, rateOf } from '../arms.ts';
import { checkAlpha, firstOf } from '../checks.ts';
import { normalUpperQuantile } from '../distributions.ts';
import { wilson } from './rateInterval.ts';
import { scoreInterval } from './scoreInterval.ts';

/**
 * Intervals for a difference of two rates. `mee`: score (Mee 1984), the inverse of the pooled z test. `miettinen-nurminen`:
 * score (1985). `newcombe`: hybrid of two Wilson intervals without continuity correction (Newcombe 1998, method 10).
 * `agresti-caffo`: Wald after adding a success and a failure to each arm (2000). `wald`: unpooled.
 */
export const differenceIntervalMethods = ['mee', 'miettinen-nurminen', 'newcombe', 'agresti-caffo', 'wald'] as const;
export type DifferenceIntervalMethod = (typeof differenceIntervalMethods)[number];

/** An interval for the difference treatment - control at level 1 - alpha. */
export function differenceInterval(
  control: ConversionArm,
  treatment: ConversionArm,
  alpha: number,
  method: DifferenceIntervalMethod,
): Interval | Refusal {
  const check = firstOf(checkArm(control, 'the control'), checkArm(treatment, 'the treatment'), checkAlpha(alpha));
  if (check) return check;
  const z = normalUpperQuantile(alpha / 2);
  switch (method) {
    case 'mee':
    case 'miettinen-nurminen':
      return scoreInterval(control, treatment, z, method);
    case 'newcombe':
      return newcombe(control, treatment, z);
    case 'agresti-caffo':
      return within(wald(padded(control), padded(treatment), z));
    case 'wald':
      return within(wald(control, treatment, z));
  }
}

function padded({ users, conversions }: ConversionArm): ConversionArm {
  return { users: users + 2, conversions: conversions + 1 };
}

function wald(control: ConversionArm, treatment: ConversionArm, z: number): Interval {
  const [p1, p2] = [rateOf(control), rateOf(treatment)];
  const half = z * Math.sqrt((p1 * (1 - p1)) / control.users + (p2 * (1 - p2)) / treatment.users);
  return [p2 - p1 - half, p2 - p1 + half];
}

function newcombe(control: ConversionArm, treatment: ConversionArm, z: number): Interval {
  const [p1, p2] = [rateOf(control), rateOf(treatment)];
  const [lower1, upper1] = wilson(control.conversions, control.users, z);
  const [lower2, upper2] = wilson(treatment.conversions, treatment.users, z);
  return [p2 - p1 - Math.hypot(p2 - lower2, upper1 - p1), p2 - p1 + Math.hypot(upper2 - p2, p1 - lower1)];
}

function within([lower, upper]: Interval): Interval {
  return [Math.max(-1, lower), Math.min(1, upper)];
}
