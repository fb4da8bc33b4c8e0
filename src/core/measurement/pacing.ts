export interface PacingInput {
  /** In minor units, like all amounts here. */
  budget: number;
  daysTotal: number;
  daysElapsed: number;
  spent: number;
  /** What the plan has spent by now; an even share of the days where it does not say. */
  plannedToDate?: number | undefined;
}

export interface Pacing {
  /** What should be spent by now. */
  expected: number;
  /** Spent less expected: above 0 is too fast. */
  delta: number;
  /** Spent over expected; null where nothing is expected yet. */
  pacing: number | null;
  /** Spent by the end if the rest goes like the days so far. */
  projected: number;
  /** Projected less budget. */
  overrun: number;
  /** What is left of the budget; below 0 when it is overspent. */
  remaining: number;
  /** What each day that is left may cost; null when no day is left. */
  perDayLeft: number | null;
}

/**
 * How fast a budget is being spent. Even pacing, unless the plan says how much should be spent by now. At least one day has
 * passed. Amounts are rounded to whole minor units.
 */
export function pacingOf({ budget, daysTotal, daysElapsed, spent, plannedToDate }: PacingInput): Pacing {
  const expected = plannedToDate ?? (budget * daysElapsed) / daysTotal;
  const projected = (spent / daysElapsed) * daysTotal;
  const left = daysTotal - daysElapsed;
  return {
    expected: Math.round(expected),
    delta: Math.round(spent - expected),
    pacing: expected === 0 ? null : spent / expected,
    projected: Math.round(projected),
    overrun: Math.round(projected - budget),
    remaining: budget - spent,
    // Rounded down, so that the days together stay within the budget.
    perDayLeft: left <= 0 ? null : Math.floor((budget - spent) / left),
  };
}
