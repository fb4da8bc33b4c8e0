import { parseDay } from '../documents/dates.ts';

const over = new Set(['completed', 'analysed', 'learned']);

/** True for a campaign or experiment that has had its time. */
export function isOver(status: string | undefined): boolean {
  return status !== undefined && over.has(status);
}

/** True for a day before today; false while nobody says which day it is. */
export function isBehind(day: unknown, today: string | undefined): boolean {
  const [then, now] = [parseDay(day), parseDay(today)];
  return then !== undefined && now !== undefined && then < now;
}
