import type { Sources } from './sources.ts';

/** When a visit ends and the next begins. */
export interface SessionPolicy {
  /** Minutes without an event after which a visit is over; 30 by default, as in Google Analytics. */
  gapMinutes: number;
  /** Whether a contact from another named source begins a visit even before that. */
  newSource: boolean;
}

export const defaultSessions: SessionPolicy = Object.freeze({ gapMinutes: 30, newSource: true });

/**
 * Whether an event begins a visit.
 * @param current number of the source of the visit under way, -1 when there is none
 * @param idle milliseconds since the event before
 */
export function beginsSession(
  policy: SessionPolicy,
  sources: Sources,
  current: number,
  source: number,
  idle: number,
): boolean {
  if (current < 0 || idle > policy.gapMinutes * 60_000) return true;
  return policy.newSource && source !== current && sources.named[source] === true;
}
