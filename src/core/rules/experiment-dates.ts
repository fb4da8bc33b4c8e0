import { formatDay, parseDay } from '../documents/dates.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { cycleOf } from './support/cycle.ts';

/** Days of an experiment: where they stand, and what they are called. */
const course = [
  { key: 'allocation', path: '/configuration/allocation_validated_on', what: 'the check of the split' },
  { key: 'tracking', path: '/configuration/tracking_validated_on', what: 'the check of the events' },
  { key: 'start', path: '/start', what: 'the start' },
  { key: 'stop', path: '/planned_stop', what: 'the planned stop' },
  { key: 'through', path: '/results/through', what: 'the last day of the results' },
  { key: 'decision', path: '/decision/on', what: 'the decision' },
] as const;
type Key = (typeof course)[number]['key'];

/** Pairs of which the first must not come after the second. */
const pairs: readonly [first: Key, second: Key, severity: 'error' | 'warning'][] = [
  ['start', 'stop', 'error'],
  ['start', 'through', 'error'],
  ['through', 'decision', 'error'],
  ['allocation', 'start', 'warning'],
  ['tracking', 'start', 'warning'],
];

export const experimentDates = defineRule({
  id: 'experiment-dates',
  title: 'The days of an experiment follow one another',
  description:
    'It is checked before it starts, stops after it starts, is looked at while it runs, is decided when the results are in, and runs in the cycle.',
  kinds: ['experiment'],
  severity: 'error',
  messages: {
    order: '{First} is on {day}, after {second} on {other}. Correct one of the days.',
    'the-other': 'Here is {second}',
    look: 'Somebody looked at the results on {day}, before the start on {other}. Correct one of the days.',
    cycle: 'The experiment runs {days}, outside the cycle ({first} to {last}). Correct its days, or its `cycle`.',
    'the-cycle': 'The cycle',
    ordered: 'From {start} to {stop}',
  },
  *check(document, { project }) {
    const { facts } = document;
    const days = daysOf(facts);
    const reports = [...checkOrder(days), ...checkLooks(facts, days)];
    yield* reports;
    const { start, stop } = days;
    const cycle = cycleOf(project);
    const isOutside =
      cycle && ((start !== undefined && start > cycle.end) || (stop !== undefined && stop < cycle.start));
    if (isOutside && reports.length === 0) {
      const text = [start && `from ${formatDay(start)}`, stop && `until ${formatDay(stop)}`].filter(Boolean).join(' ');
      const args = { days: text, first: formatDay(cycle.start), last: formatDay(cycle.end) };
      const related = [{ file: project.settings?.file ?? '', path: '/cycle', message: 'the-cycle' }];
      yield {
        message: 'cycle',
        severity: 'warning',
        args,
        path: start === undefined ? '/planned_stop' : '/start',
        related,
      };
    } else if (reports.length === 0 && start !== undefined && stop !== undefined)
      yield { evidence: 'ordered', args: { start: formatDay(start), stop: formatDay(stop) }, path: '/start' };
  },
});

function daysOf({
  configuration,
  start,
  planned_stop,
  results,
  decision,
}: Facts<'experiment'>): Partial<Record<Key, number | undefined>> {
  return {
    allocation: parseDay(configuration?.allocation_validated_on),
    tracking: parseDay(configuration?.tracking_validated_on),
    start: parseDay(start),
    stop: parseDay(planned_stop),
    through: parseDay(results?.through),
    decision: parseDay(decision?.on),
  };
}

function* checkOrder(days: Partial<Record<Key, number | undefined>>): Generator<Report> {
  for (const [first, second, severity] of pairs) {
    const day = days[first];
    const other = days[second];
    if (day === undefined || other === undefined || day <= other) continue;
    const [one, two] = [first, second].map((key) => course.find((step) => step.key === key));
    if (!one || !two) continue;
    const args = {
      First: one.what.charAt(0).toUpperCase() + one.what.slice(1),
      day: formatDay(day),
      second: two.what,
      other: formatDay(other),
    };
    const [wrong, right] = severity === 'warning' ? [one, two] : [two, one];
    const related = [{ path: right.path, message: 'the-other', args: { second: right.what } }];
    yield { message: 'order', severity, args, path: wrong.path, related };
  }
}

function* checkLooks(
  facts: Facts<'experiment'>,
  { start }: Partial<Record<Key, number | undefined>>,
): Generator<Report> {
  for (const [{ on }, index] of itemsOf(facts.results?.looks)) {
    const day = parseDay(on);
    if (day === undefined || start === undefined || day >= start) continue;
    yield {
      message: 'look',
      args: { day: formatDay(day), other: formatDay(start) },
      path: `/results/looks/${index}/on`,
    };
  }
}
