import type { Refusal } from '../../calculators/calculator.ts';
import { checkAlpha, checkPositive, checkPower, firstOf } from '../checks.ts';
import { normalUpperQuantile } from '../distributions.ts';
import { bisect } from '../numeric/solve.ts';
import { refuse } from '../refusals.ts';
import { alwaysValidWidth, mixingParameter } from '../sequential/alwaysValid.ts';
import { zPower } from './meanDesign.ts';

/** A metric as GrowthBook's calculator takes it; for a conversion metric the deviation is √(p (1 - p)). */
export interface LiftMetric {
  mean: number;
  deviation: number;
  /** The relative change to find: 0.05 for 5 % more. */
  effect: number;
}

export interface LiftTest {
  alpha: number;
  sides: 1 | 2;
  variants: number;
  /** People at which an always-valid interval is tightest, or undefined for one fixed look. */
  tuning: number | undefined;
}

/** Standard error of the lift with n people per variant; under a sequential rule as wide as its interval makes it. */
function errorAt(metric: LiftMetric, effect: number, users: number, { alpha, sides, tuning }: LiftTest): number {
  const error = Math.abs(metric.deviation / metric.mean) * Math.sqrt((1 + (1 + effect) ** 2) / users);
  if (tuning === undefined) return error;
  const alternative = sides === 2 ? 'two-sided' : 'greater';
  const rho = mixingParameter(alpha, tuning, alternative);
  return (error * alwaysValidWidth(2 * users, alpha, rho, alternative)) / normalUpperQuantile(alpha / sides);
}

/**
 * Power to find a relative change with so many people over all variants, by GrowthBook's calculator: delta method, baseline
 * variance in both arms, no correction for several variants. Under a sequential rule GrowthBook takes a fixed test whose
 * standard error is stretched to the always-valid interval's width; that is its figure, not the chance of ever crossing.
 */
export function liftPower(metric: LiftMetric, people: number, test: LiftTest): number | Refusal {
  const check = checkLift(metric, people, test);
  if (check) return check;
  const error = errorAt(metric, metric.effect, people / test.variants, test);
  return zPower(Math.abs(metric.effect) / error, test.alpha, test.sides, 'both');
}

function checkLift(metric: LiftMetric, people: number, test: LiftTest): Refusal | undefined {
  if (metric.mean === 0) return refuse('zero-baseline');
  return firstOf(
    checkAlpha(test.alpha),
    checkPositive(metric.deviation, 'The standard deviation'),
    checkPositive(people, 'The number of people'),
    test.variants >= 2 ? undefined : refuse('arms-needed', { count: test.variants }),
    test.tuning === undefined ? undefined : checkPositive(test.tuning, 'The tuning parameter'),
  );
}

/** The relative increase that is found with the power asked for, near tail only as GrowthBook solves it. */
export function detectableLift(metric: LiftMetric, people: number, test: LiftTest, power: number): number | Refusal {
  const check = checkLift(metric, people, test) ?? checkPower(power, test.alpha);
  if (check) return check;
  const needed = normalUpperQuantile(test.alpha / test.sides) - normalUpperQuantile(power);
  const users = people / test.variants;
  const missing = (effect: number) => effect / errorAt(metric, effect, users, test) - needed;
  let high = 1;
  while (missing(high) < 0) {
    if (high > 1e9) return refuse('unreachable-power', { users, power: `${Number((power * 100).toPrecision(4))} %` });
    high *= 2;
  }
  return bisect(missing, 0, high);
}

export interface WeekOfPower {
  week: number;
  power: number;
  /** Null where no increase is found with that power. */
  detectable: number | null;
}

/** Power and smallest detectable lift after each week of a test, and the first week that reaches the power, if any. */
export function powerByWeek(
  metric: LiftMetric,
  { perWeek, weeks, power }: { perWeek: number; weeks: number; power: number },
  test: LiftTest,
): { weeks: WeekOfPower[]; reached: number | null } | Refusal {
  const check = checkLift(metric, perWeek, test) ?? checkPower(power, test.alpha) ?? checkPositive(weeks, 'The weeks');
  if (check) return check;
  const table = Array.from({ length: Math.floor(weeks) }, (_, index): WeekOfPower => {
    const people = perWeek * (index + 1);
    const reached = liftPower(metric, people, test);
    const lift = detectableLift(metric, people, test, power);
    return {
      week: index + 1,
      power: typeof reached === 'number' ? reached : 0,
      detectable: typeof lift === 'number' ? lift : null,
    };
  });
  return { weeks: table, reached: table.find((entry) => entry.power >= power)?.week ?? null };
}
