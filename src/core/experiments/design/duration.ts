import type { Refusal } from '../../calculators/calculator.ts';
import { checkPositive, checkRate, firstOf } from '../checks.ts';
import { refuse } from '../refusals.ts';

export interface Traffic {
  /** People who come by on one day. */
  perDay: number;
  /** Share of them who take part, 0 to 1. */
  share: number;
}

export interface RunRules {
  /** Days that a test runs at least; 0 for none. */
  minimumRun: number;
  /** Days after which it is not worth starting; undefined for no limit. */
  maximumRun: number | undefined;
  /** Whether it ends after a whole number of weeks, so that each weekday counts alike. */
  fullWeeks: boolean;
}

export interface Duration {
  /** Days until the sample is complete, whole. */
  sampleDays: number;
  /** Days to run: the sample, the shortest run, and whole weeks. */
  days: number;
  weeks: number;
  /** True when the run is longer than the longest worth starting. */
  tooLong: boolean;
}

/** Days of a run that lasts at least `days`, in whole weeks where asked for. */
export function wholeRun(days: number, fullWeeks: boolean): number {
  // A hair above a whole day is a rounding error, not another day.
  const whole = Math.ceil(days * (1 - 1e-12));
  return fullWeeks ? Math.ceil(whole / 7) * 7 : whole;
}

/** How long a test runs until so many people, over all variants, have taken part. */
export function duration(people: number, traffic: Traffic, rules: RunRules): Duration | Refusal {
  const check = firstOf(checkPositive(people, 'The sample'), checkRate(traffic.share, 'The share in the test'));
  if (check) return check;
  const daily = traffic.perDay * traffic.share;
  if (!(daily > 0) || !Number.isFinite(daily)) return refuse('no-traffic');
  const sampleDays = wholeRun(people / daily, false);
  const days = wholeRun(Math.max(sampleDays, rules.minimumRun), rules.fullWeeks);
  const tooLong = rules.maximumRun !== undefined && days > rules.maximumRun;
  return { sampleDays, days, weeks: days / 7, tooLong };
}
