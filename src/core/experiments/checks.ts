import type { Refusal } from '../calculators/calculator.ts';
import { isRefusal } from '../calculators/calculator.ts';
import { refuse } from './refusals.ts';

/** A refusal, or undefined when a value will do. */
export type Check = Refusal | undefined;

/** The first check that fails. */
export function firstOf(...checks: Check[]): Check {
  return checks.find((check) => check !== undefined);
}

/** Refuses a significance level outside (0, 1). */
export function checkAlpha(alpha: number): Check {
  return (
    checkFinite(alpha, 'The significance level') ??
    (alpha > 0 && alpha < 1 ? undefined : refuse('alpha-bounds', { value: alpha }))
  );
}

/** Refuses a power that a coin with the significance level already has. */
export function checkPower(power: number, alpha: number): Check {
  return (
    checkFinite(power, 'The power') ??
    (power > alpha && power < 1 ? undefined : refuse('power-bounds', { value: power }))
  );
}

/** Refuses a rate outside [0, 1]. */
export function checkRate(rate: number, what: string): Check {
  return checkFinite(rate, what) ?? (rate >= 0 && rate <= 1 ? undefined : refuse('rate-bounds', { what, value: rate }));
}

/** Refuses what is not a number above 0. */
export function checkPositive(value: number, what: string): Check {
  return checkFinite(value, what) ?? (value > 0 ? undefined : refuse('positive-needed', { what, value }));
}

/** Refuses what is not a finite number. */
export function checkFinite(value: number, what: string): Check {
  return Number.isFinite(value) ? undefined : refuse('not-a-number', { what });
}

/** Refuses what is not a count. */
export function checkCount(value: number, what: string): Check {
  const isCount = Number.isSafeInteger(value) && value >= 0;
  return checkFinite(value, what) ?? (isCount ? undefined : refuse('not-a-count', { what, value }));
}

/** The values, or the first refusal among them. */
export function allOf<Value>(results: readonly (Value | Refusal)[]): Value[] | Refusal {
  return results.find((result): result is Refusal => isRefusal(result)) ?? (results as Value[]);
}
