import type { Io } from './io.ts';

/** The day of the clock as year-month-day, UTC. */
export function today(io: Io): string {
  return io.now().toISOString().slice(0, 10);
}
