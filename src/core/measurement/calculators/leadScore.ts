import { defineCalculator } from '../../calculators/calculator.ts';
import { type DecayKind, decayKinds, type LeadScore, leadScore, type ScoredEvent } from '../leadScore.ts';
import { refuse } from '../refuse.ts';
import { amount, choice, flag, listOf, num, object, withExample } from '../shape.ts';

interface LeadScoreInput {
  events: readonly ScoredEvent[];
  decay: { kind: DecayKind; days?: number; share?: number; repeats?: boolean };
  minimum?: number;
  maximum?: number;
}

const refusals = {
  'no-days':
    'The decay “{kind}” needs a time in days above 0: the half-life, the period, the window, or the time without activity.',
  'no-share':
    'The decay “{kind}” needs a share between 0 and 1: what a period takes, or what is left after inactivity.',
  'no-order': 'The lowest score, {minimum}, is above the highest, {maximum}.',
} as const;

/** The score of a lead with faded points. */
export const leadScoreCalculator = defineCalculator<LeadScoreInput, LeadScore & { kind: DecayKind }>({
  name: 'lead-score',
  title: 'Lead score with decay',
  description:
    'What the points of a lead still count after some time. Vendors fade points in different ways; the kind names which.',
  method:
    'half-life: points × 0.5^(age / half-life) per event; half-life-since-activity: age of the latest event for all; step: × (1 - share)^whole periods; window: all or nothing; inactivity: score × share after a time without activity',
  source: 'leadvibe-ms-site.pages.dev/glossary/score-decay (HubSpot, SharpSpring); exponential decay.',
  input: object(
    'Lead',
    'What a lead did, and how points fade.',
    {
      events: listOf(
        'Events',
        'What the lead did.',
        withExample(
          object(
            'Event',
            'Something the lead did.',
            {
              points: num('Points', 'What it counts when it is new.', 100),
              ageDays: amount('Age', 'Days since.', 14),
              halfLifeDays: num('Half-life', 'Of this event alone, in days.', 14),
            },
            ['halfLifeDays'],
          ),
          { points: 100, ageDays: 14 },
        ),
      ),
      decay: withExample(
        object(
          'Decay',
          'How points fade.',
          {
            kind: choice('Kind', 'The way in which they fade.', decayKinds),
            days: num('Days', 'Half-life, period, window, or time without activity.', 30),
            share: num('Share', 'Step: what a period takes. Inactivity: what is left.', 0.8),
            repeats: flag(
              'Repeats',
              'Inactivity: whether the factor applies again after each further stretch; no when left out.',
              false,
            ),
          },
          ['days', 'share', 'repeats'],
        ),
        { kind: 'half-life', days: 30 },
      ),
      minimum: num('Lowest score', 'No score is below this.', 0),
      maximum: num('Highest score', 'No score is above this.', 100),
    },
    ['minimum', 'maximum'],
  ),
  output: object('Score', 'The score now.', {
    kind: choice('Kind', 'The way in which points faded.', decayKinds),
    score: num('Score', 'Sum of what is left, times the factor, within the limits.', 72.4),
    events: listOf('Events', 'What each event still counts.', num('Points', 'What is left.', 72.4)),
    factor: num('Factor', 'The inactivity factor, else 1.', 1),
  }),
  refusals,
  calculate({ events, decay: { kind, days = 0, share, repeats = false }, minimum, maximum }) {
    const hasOwn = kind === 'half-life' && events.every(({ halfLifeDays }) => halfLifeDays !== undefined);
    const halfLives = events.every(({ halfLifeDays }) => halfLifeDays === undefined || halfLifeDays > 0);
    if (kind !== 'none' && !((days > 0 || hasOwn) && halfLives)) return refuse(refusals, 'no-days', { kind });
    const needsShare = kind === 'step' || kind === 'inactivity';
    if (needsShare && !(share !== undefined && share >= 0 && share <= 1)) return refuse(refusals, 'no-share', { kind });
    const low = minimum ?? Number.NEGATIVE_INFINITY;
    const high = maximum ?? Number.POSITIVE_INFINITY;
    if (low > high) return refuse(refusals, 'no-order', { minimum: low, maximum: high });
    const result = leadScore(events, { kind, days, share: share ?? 1, repeats });
    return { kind, ...result, score: Math.min(high, Math.max(low, result.score)) };
  },
});
