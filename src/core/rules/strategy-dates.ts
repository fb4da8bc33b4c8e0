import { formatDay, parseDay } from '../documents/dates.ts';
import { hasContent } from '../documents/placeholder.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { cycleOf } from './support/cycle.ts';
import { fewOf } from './support/missing.ts';

export const strategyDates = defineRule({
  id: 'strategy-dates',
  title: 'Flights and milestones lie in the cycle',
  description:
    'A channel’s flight begins before it ends and falls into the cycle, and milestones have a day that is not after the cycle.',
  kinds: ['strategy'],
  severity: 'warning',
  options: {
    milestones: {
      title: 'Milestones',
      description: 'How many milestones with a day the strategy needs at least.',
      type: 'integer',
      default: 0,
    },
  },
  messages: {
    order: 'The flight of {title} begins on {start} and ends on {end}, before it begins. Correct one of the days.',
    flight:
      'The flight of {title}, {flight}, lies outside the cycle ({first} to {last}). Correct it, or set `active: false`.',
    late: 'The milestone “{title}” is due on {by}, after the cycle ends on {last}. Choose an earlier day, or move it to the next cycle.',
    undated: 'There is no day for {list}. Add `by` to each milestone.',
    few: 'The strategy has {found|milestone|milestones} with a day, but needs at least {minimum}. Add one under `milestones`.',
    'the-cycle': 'The cycle',
    dated: '{found|milestone|milestones} with a day',
  },
  *check(document, { project, options }) {
    const cycle = cycleOf(project);
    const related = [{ file: project.settings?.file ?? '', path: '/cycle', message: 'the-cycle' }];
    const days = cycle && { first: formatDay(cycle.start), last: formatDay(cycle.end) };
    for (const [channel, index] of itemsOf(document.facts.channels)) {
      const start = parseDay(channel.flight?.start) ?? cycle?.start;
      const end = parseDay(channel.flight?.end) ?? cycle?.end;
      if (!channel.flight || start === undefined || end === undefined) continue;
      const args = {
        title: channel.title ?? channel.id ?? '',
        start: formatDay(start),
        end: formatDay(end),
        flight: flightText(channel.flight),
        ...days,
      };
      const path = `/channels/${index}/flight`;
      const bothGiven = channel.flight.start !== undefined && channel.flight.end !== undefined;
      const isOutside = cycle !== undefined && (start > cycle.end || end < cycle.start);
      if (bothGiven && end < start) yield { message: 'order', severity: 'error', args, path, at: 'key' };
      else if (isOutside && channel.active !== false) yield { message: 'flight', args, path, at: 'key', related };
    }
    const milestones = [...itemsOf(document.facts.milestones)];
    const undated = milestones.filter(([milestone]) => !hasContent(milestone.by));
    for (const [milestone, index] of milestones) {
      const by = parseDay(milestone.by);
      if (!cycle || by === undefined || by <= cycle.end) continue;
      const args = { title: milestone.title ?? '', by: formatDay(by), ...days };
      yield { message: 'late', args, path: `/milestones/${index}/by`, related };
    }
    const [first] = undated;
    if (first) {
      const list = fewOf(undated.map(([milestone]) => `“${milestone.title}”`));
      yield { message: 'undated', args: { list }, path: `/milestones/${first[1]}` };
    }
    const found = milestones.length - undated.length;
    const minimum = Number(options.milestones);
    if (found < minimum) yield { message: 'few', args: { found, minimum }, path: '/milestones', at: 'key' };
    else if (found > 0) yield { evidence: 'dated', args: { found }, path: '/milestones', at: 'key' };
  },
});

function flightText({ start, end }: { start?: string | undefined; end?: string | undefined }): string {
  if (start === undefined) return `until ${end}`;
  return end === undefined ? `from ${start} on` : `${start} to ${end}`;
}
