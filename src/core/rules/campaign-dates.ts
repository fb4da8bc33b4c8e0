import { formatDay, parseDay } from '../documents/dates.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { channelsOf } from './support/channels.ts';
import { cycleOf } from './support/cycle.ts';

type Campaign = Facts<'campaign'>;
interface Days {
  start: number | undefined;
  end: number | undefined;
}

export const campaignDates = defineRule({
  id: 'campaign-dates',
  title: 'A campaign’s days lie inside the cycle and its channels’ flights',
  description:
    'A campaign begins before it ends and inside the cycle, each of its channels runs within the campaign and within the channel’s flight, and nothing is due when all is over.',
  kinds: ['campaign'],
  severity: 'error',
  messages: {
    order: '{what} begins on {start} and ends on {end}, before it begins. Correct one of the days.',
    cycle: 'The campaign runs {days}, but the cycle from {first} to {last}. Choose days inside it.',
    'the-cycle': 'The cycle',
    outside: 'The channel {channel} runs {days}, but the campaign {limits}. Choose days inside it.',
    'the-timeline': 'The timeline of the campaign',
    flight:
      'The campaign uses {channel} {days}, but the strategy {limits}. Choose days inside the flight, or change it.',
    'the-flight': 'The flight of {channel}',
    late: '{what} is due on {day}, after the campaign ends on {end}. Choose an earlier day.',
    early: 'The target for {kpi} is judged on {day}, before the campaign begins on {start}. Choose a later day.',
    inside: 'The campaign runs {days}',
  },
  *check(document, { project }) {
    const { facts } = document;
    const own = { start: parseDay(facts.timeline?.start), end: parseDay(facts.timeline?.end) };
    const reports = [...checkTimeline(own, project), ...checkChannels(facts, own, project), ...checkDue(facts, own)];
    yield* reports;
    if (reports.length === 0 && own.start !== undefined && own.end !== undefined)
      yield { evidence: 'inside', args: { days: daysText(own) }, path: '/timeline', at: 'key' };
  },
});

function* checkTimeline(own: Days, project: ProjectView): Generator<Report> {
  if (own.start !== undefined && own.end !== undefined && own.end < own.start) {
    const args = { what: 'The campaign', start: formatDay(own.start), end: formatDay(own.end) };
    yield { message: 'order', args, path: '/timeline/end' };
    return;
  }
  const cycle = cycleOf(project);
  if (!cycle || isWithin(own, cycle)) return;
  const args = { days: daysText(own), first: formatDay(cycle.start), last: formatDay(cycle.end) };
  const related = [{ file: project.settings?.file ?? '', path: '/cycle', message: 'the-cycle' }];
  // A campaign that goes on into the next cycle is unusual, but possible.
  yield { message: 'cycle', severity: 'warning', args, path: '/timeline', at: 'key', related };
}

function* checkChannels(facts: Campaign, own: Days, project: ProjectView): Generator<Report> {
  const channels = channelsOf(project);
  for (const [entry, index] of itemsOf(facts.channels)) {
    const path = `/channels/${index}`;
    const place = channels.get(entry.channel ?? '');
    const channel = place?.title ?? entry.channel ?? '';
    const given = { start: parseDay(entry.start), end: parseDay(entry.end) };
    const days = { start: given.start ?? own.start, end: given.end ?? own.end };
    if (given.start !== undefined && given.end !== undefined && given.end < given.start) {
      const args = { what: channel, start: formatDay(given.start), end: formatDay(given.end) };
      yield { message: 'order', args, path: `${path}/end` };
      continue;
    }
    if (!isWithin(given, own)) {
      const args = { channel, days: daysText(given), limits: daysText(own) };
      const related = [{ path: '/timeline', message: 'the-timeline' }];
      yield { message: 'outside', args, path: `${path}/${isEarly(given, own) ? 'start' : 'end'}`, related };
      continue;
    }
    const flight = place?.channel.flight;
    const limits = { start: parseDay(flight?.start), end: parseDay(flight?.end) };
    if (!place || isWithin(days, limits)) continue;
    const args = { channel, days: daysText(days), limits: daysText(limits) };
    const related = [{ file: place.file, path: `${place.path}/flight`, message: 'the-flight', args }];
    yield { message: 'flight', args, path: `${path}/channel`, related };
  }
}

function* checkDue(facts: Campaign, own: Days): Generator<Report> {
  for (const [{ title = '', due }, index] of itemsOf(facts.assets)) {
    const day = parseDay(due);
    if (day === undefined || own.end === undefined || day <= own.end) continue;
    const args = { what: `“${title}”`, day: formatDay(day), end: formatDay(own.end) };
    yield { message: 'late', severity: 'warning', args, path: `/assets/${index}/due` };
  }
  for (const [{ kpi = '', by }, index] of itemsOf(facts.kpi_targets)) {
    const day = parseDay(by);
    if (day === undefined || own.start === undefined || day >= own.start) continue;
    const args = { kpi, day: formatDay(day), start: formatDay(own.start) };
    yield { message: 'early', severity: 'warning', args, path: `/kpi_targets/${index}/by` };
  }
}

function isEarly({ start }: Days, limits: Days): boolean {
  return start !== undefined && limits.start !== undefined && start < limits.start;
}

/** True unless a day lies outside the limits; a day that is not given is inside. */
function isWithin(days: Days, limits: Days): boolean {
  const known = [days.start, days.end].filter((day) => day !== undefined);
  return known.every(
    (day) => (limits.start === undefined || day >= limits.start) && (limits.end === undefined || day <= limits.end),
  );
}

function daysText({ start, end }: Days): string {
  if (start === undefined) return end === undefined ? 'on no known day' : `until ${formatDay(end)}`;
  return end === undefined ? `from ${formatDay(start)} on` : `from ${formatDay(start)} to ${formatDay(end)}`;
}
