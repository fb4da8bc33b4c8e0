import { halfLifeWeight } from './decay.ts';

/**
 * How points fade. The kinds give different scores, so a plan has to name one:
 * - `half-life`: each event's points halve in a half-life, continuously; an event may have its own
 * - `half-life-since-activity`: all points halve in a half-life since the latest event (SharpSpring)
 * - `step`: each event's points lose a percentage with each whole period (HubSpot: 1, 3, 6 or 12 months)
 * - `window`: an event counts in full up to an age and not at all after it
 * - `inactivity`: the whole score is multiplied by a factor after a time without any event, once or for each further such time
 */
export const decayKinds = ['none', 'half-life', 'half-life-since-activity', 'step', 'window', 'inactivity'] as const;
export type DecayKind = (typeof decayKinds)[number];

export interface ScoredEvent {
  points: number;
  ageDays: number;
  /** For half-life: of this event alone. */
  halfLifeDays?: number | undefined;
}

export interface DecayPolicy {
  kind: DecayKind;
  /** Half-life, period, window, or time without activity; in days, above 0. */
  days: number;
  /** For step: share of the points that a period takes. For inactivity: share of the score that is left. */
  share: number;
  /** For inactivity: whether the factor applies again after each further stretch. */
  repeats: boolean;
}

export interface LeadScore {
  score: number;
  /** What each event still counts, before an inactivity factor, in the order given. */
  events: number[];
  /** What the whole is multiplied by: the inactivity factor, else 1. */
  factor: number;
}

/**
 * The score of a lead on a day, with its points faded. An inactivity of exactly the time does not count yet: the source asks
 * for more than 30 days.
 */
export function leadScore(events: readonly ScoredEvent[], policy: DecayPolicy): LeadScore {
  const latest = Math.min(...events.map(({ ageDays }) => ageDays));
  const left = events.map((event) => event.points * remaining(event, policy, latest));
  const factor = policy.kind === 'inactivity' && events.length > 0 ? inactivityFactor(latest, policy) : 1;
  return { score: left.reduce((sum, points) => sum + points, 0) * factor, events: left, factor };
}

function remaining(event: ScoredEvent, { kind, days, share }: DecayPolicy, latest: number): number {
  switch (kind) {
    case 'half-life':
      return halfLifeWeight(event.ageDays, event.halfLifeDays ?? days);
    case 'half-life-since-activity':
      return halfLifeWeight(latest, days);
    case 'step':
      return (1 - share) ** Math.floor(event.ageDays / days);
    case 'window':
      return event.ageDays <= days ? 1 : 0;
    default:
      return 1;
  }
}

function inactivityFactor(idleDays: number, { days, share, repeats }: DecayPolicy): number {
  if (idleDays <= days) return 1;
  return repeats ? share ** (Math.ceil(idleDays / days) - 1) : share;
}
