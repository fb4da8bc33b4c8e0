/** A KPI that adds up over the period (`flow`: sign-ups, spend), or one that moves from a value to another (`level`: a rate, a stock). */
export type PaceKind = 'flow' | 'level';

export interface PaceInput {
  kind: PaceKind;
  target: number;
  /** Where a level stood before the first day. */
  baseline: number;
  /** A flow so far; a level now. */
  actual: number;
  /** Day numbers: first day, last day, and last day that the actual value covers. */
  start: number;
  end: number;
  through: number;
}

export interface Pace {
  elapsedDays: number;
  totalDays: number;
  /** Share of the period that has passed. */
  timeShare: number;
  /** What the plan has by now if every day brings the same. */
  expected: number;
  /** Actual less expected. */
  ahead: number;
  /** Actual progress over expected progress; null where none is expected. */
  pace: number | null;
  /** Where the period ends if the rest goes like the days so far. */
  forecast: number;
  /** Forecast less target. */
  forecastGap: number;
  /** What each day that is left has to bring to reach the target; null on the last day. */
  neededPerDay: number | null;
}

/**
 * Pace to date and linear forecast: progress so far over the days so far, for the whole period. It knows no weekdays and no
 * seasons. The period has to have begun; days after its end do not count.
 */
export function paceOf({ kind, target, baseline, actual, start, end, through }: PaceInput): Pace {
  const from = kind === 'flow' ? 0 : baseline;
  const totalDays = end - start + 1;
  const elapsedDays = Math.min(totalDays, through - start + 1);
  const left = totalDays - elapsedDays;
  const timeShare = elapsedDays / totalDays;
  const progress = actual - from;
  const expected = from + (target - from) * timeShare;
  const forecast = left === 0 ? actual : from + (progress / elapsedDays) * totalDays;
  return {
    elapsedDays,
    totalDays,
    timeShare,
    expected,
    ahead: actual - expected,
    pace: expected === from ? null : progress / (expected - from),
    forecast,
    forecastGap: forecast - target,
    neededPerDay: left === 0 ? null : (target - actual) / left,
  };
}
