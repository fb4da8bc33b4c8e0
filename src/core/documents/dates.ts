/** Days and periods of a plan, as plain strings and as day numbers; no time zones, no clock. */

/** Whole days since 1970-01-01, or undefined for what is not a day in the calendar. */
export function parseDay(value: unknown): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value));
  if (!match) return undefined;
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return year >= 100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time / 86_400_000 : undefined;
}

/** Writes a day number as year-month-day. */
export function formatDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

export interface Period {
  start: number;
  /** Last day, inclusive. */
  end: number;
}

/** Reads a year, quarter or month: `2026`, `2026-Q2`, `2026-05`. */
export function parsePeriod(value: unknown): Period | undefined {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(String(value));
  if (!match) return undefined;
  const year = Number(match[1]);
  const first = match[2] ? (Number(match[2]) - 1) * 3 : match[3] ? Number(match[3]) - 1 : 0;
  const months = match[2] ? 3 : match[3] ? 1 : 12;
  const day = (month: number) => Date.UTC(year, month, 1) / 86_400_000;
  return { start: day(first), end: day(first + months) - 1 };
}
