import { defineCalculator, type Refusal } from '../../calculators/calculator.ts';
import { parseDay, parsePeriod } from '../../documents/dates.ts';
import { type Pace, type PaceKind, paceOf } from '../pace.ts';
import { refuse } from '../refuse.ts';
import { choice, count, flag, maybe, num, object, text, withExample } from '../shape.ts';

interface PaceCalculatorInput {
  kind?: PaceKind;
  target: number;
  baseline?: number;
  actual: number;
  direction?: 'up' | 'down';
  period?: string;
  start?: string;
  end?: string;
  through: string;
}

type PaceOutput = Pace & { onTrack: boolean };

const refusals = {
  'no-period': 'Give the period, such as 2026-Q2, or its first and last day as `start` and `end`.',
  'no-day': '“{day}” is not a day such as 2026-05-31.',
  'no-days': 'The period ends before it begins.',
  'not-begun': 'On {through} the period has not begun, so nothing can be forecast from it.',
  'no-baseline': 'A level needs the baseline from which it started, or its progress cannot be told.',
} as const;

/** Pace to date and forecast to the end of the period. */
export const kpiPace = defineCalculator<PaceCalculatorInput, PaceOutput>({
  name: 'kpi-pace',
  title: 'Pace and forecast',
  description:
    'How far a KPI is against an even pace, and where the period ends if the rest goes like the days so far.',
  method: 'linear pace by calendar days; run-rate forecast: progress so far / days so far × all days',
  source: 'Run rate; agrees with the budget pacing of searchespilot.com and toolroster.xyz.',
  input: withExample(
    object(
      'Pace',
      'A KPI within its period.',
      {
        kind: choice(
          'Kind',
          'Whether it adds up over the period, or moves from one level to another; a flow when left out.',
          ['flow', 'level'],
        ),
        target: num('Target', 'What it should be at the end.', 2750),
        baseline: num('Baseline', 'Where a level stood before; a flow begins at 0.', 0.05),
        actual: num('Actual', 'A flow so far, or a level now.', 1846),
        direction: choice('Direction', 'Which way is better; up when it is left out.', ['up', 'down']),
        period: text('Period', 'A year, quarter or month.', '2026-Q2'),
        start: text('Start', 'First day, where there is no period.', '2026-04-01'),
        end: text('End', 'Last day, where there is no period.', '2026-06-30'),
        through: text('Through', 'Last day that the actual value covers.', '2026-05-31'),
      },
      ['kind', 'baseline', 'direction', 'period', 'start', 'end'],
    ),
    { target: 2750, actual: 1846, period: '2026-Q2', through: '2026-05-31' },
  ),
  output: object('Pace', 'How far it is, and where it leads.', {
    elapsedDays: count('Days passed', 'Days of the period that have passed.', 61),
    totalDays: count('Days', 'Days of the period.', 91),
    timeShare: num('Share of time', 'Share of the period that has passed.', 0.67),
    expected: num('Expected', 'What an even pace has by now.', 1843.4),
    ahead: num('Ahead', 'Actual less expected.', 2.6),
    pace: maybe('Pace', 'Actual over expected progress; null where none is expected.', 1.001),
    forecast: num('Forecast', 'Where the period ends at this pace.', 2753.9),
    forecastGap: num('Gap', 'Forecast less target.', 3.9),
    neededPerDay: maybe('Needed per day', 'What each day left has to bring; null when none is left.', 30.1),
    onTrack: flag('On track', 'Whether the forecast reaches the target.'),
  }),
  refusals,
  calculate({ kind = 'flow', target, baseline, actual, direction = 'up', through, ...when }) {
    if (kind === 'level' && baseline === undefined) return refuse(refusals, 'no-baseline');
    const period = periodOf(when);
    if ('refused' in period) return period;
    const day = parseDay(through);
    if (day === undefined) return refuse(refusals, 'no-day', { day: through });
    if (period.end < period.start) return refuse(refusals, 'no-days');
    if (day < period.start) return refuse(refusals, 'not-begun', { through });
    const pace = paceOf({ kind, target, baseline: baseline ?? 0, actual, ...period, through: day });
    return { ...pace, onTrack: direction === 'up' ? pace.forecastGap >= 0 : pace.forecastGap <= 0 };
  },
});

function periodOf({
  period,
  start,
  end,
}: Pick<PaceCalculatorInput, 'period' | 'start' | 'end'>): { start: number; end: number } | Refusal {
  const named = period === undefined ? undefined : parsePeriod(period);
  if (named) return named;
  if (start === undefined || end === undefined) return refuse(refusals, 'no-period');
  const [first, last] = [parseDay(start), parseDay(end)];
  if (first === undefined) return refuse(refusals, 'no-day', { day: start });
  return last === undefined ? refuse(refusals, 'no-day', { day: end }) : { start: first, end: last };
}
