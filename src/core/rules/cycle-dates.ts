import { formatDay, type Period, parseDay, parsePeriod } from '../documents/dates.ts';
import { defineRule } from './rule.ts';

export const cycleDates = defineRule({
  id: 'cycle-dates',
  title: 'The cycle’s days fit its period',
  description:
    'The first day is not after the last, and both belong to the month, quarter or year that the cycle is named after.',
  kinds: ['project'],
  severity: 'error',
  messages: {
    order: 'The cycle begins on {start} and ends on {end}, before it begins. Correct one of the days.',
    long: 'The cycle is called {period}, which has {expected} days, but runs for {days} days, from {start} to {end}. Correct its days or its name.',
    other:
      'The cycle is called {period} ({first} to {last} in the calendar), but runs from {start} to {end}. If your year does not begin in January, all is well; else correct its days or its name.',
    fits: '{period}: {start} to {end}',
  },
  *check(document) {
    const cycle = document.facts.cycle;
    const period = parsePeriod(cycle?.period);
    if (!cycle || !period) return;
    const start = parseDay(cycle.start) ?? period.start;
    const end = parseDay(cycle.end) ?? period.end;
    const path = cycle.end === undefined && cycle.start !== undefined ? '/cycle/start' : '/cycle/end';
    const days = lengthOf({ start, end });
    const expected = lengthOf(period);
    const args = {
      period: String(cycle.period),
      start: formatDay(start),
      end: formatDay(end),
      first: formatDay(period.start),
      last: formatDay(period.end),
      days,
      expected,
    };
    // A cycle may begin late and end early, and quarters of thirteen weeks do not keep to the calendar.
    if (end < start) yield { message: 'order', args, path };
    else if (days > expected * 1.25) yield { message: 'long', severity: 'warning', args, path };
    else if (end < period.start || start > period.end)
      yield { message: 'other', severity: 'info', args, path: '/cycle/period' };
    else yield { evidence: 'fits', args, path: '/cycle/period' };
  },
});

function lengthOf({ start, end }: Period): number {
  return end - start + 1;
}
