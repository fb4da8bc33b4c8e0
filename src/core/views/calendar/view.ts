import { formatDay, parseDay, parsePeriod } from '../../documents/dates.ts';
import type { Project } from '../../project/project.ts';
import { cleanText } from '../clean.ts';
import type { ViewWorld } from '../source.ts';
import type { CalendarRow, CalendarView } from './model.ts';
import { rowsOf } from './rows.ts';
import { emptyCalendar } from './skeleton.ts';
import { summaryOf } from './summary.ts';
import { tableOf } from './table.ts';

/** Longer than this is no calendar but a slip of the pen, such as a year that is wrong by ten. */
const longest = 3 * 366;

/** What runs when in the current cycle. */
export function calendarView({ project, today: day }: ViewWorld): CalendarView {
  const today = parseDay(day);
  const rows = rowsOf(project, today);
  const { from, to } = boundsOf(project, rows);
  const shown = today !== undefined && today >= from && today <= to ? { today } : {};
  const parts = { from, to, ...shown, rows };
  const cycle = project.settings?.facts.cycle?.period;
  return {
    kind: 'calendar',
    title: cycle === undefined ? 'Campaign calendar' : `Campaign calendar ${cleanText(String(cycle))}`,
    ...parts,
    summary: summaryOf(parts),
    table: tableOf(parts),
    ...(today === undefined ? {} : { note: `As of ${formatDay(today)}.` }),
    ...(rows.length === 0 ? { empty: emptyCalendar } : {}),
  };
}

/** The cycle, and what reaches beyond it as long as that can be meant. */
function boundsOf(project: Project, rows: readonly CalendarRow[]): { from: number; to: number } {
  const { start, end, period } = project.settings?.facts.cycle ?? {};
  const known = parsePeriod(period);
  const first = parseDay(start) ?? known?.start;
  const last = parseDay(end) ?? known?.end;
  const days = rows.flatMap(({ span, marks }) => [
    ...(span ? [span.from, span.to] : []),
    ...marks.map((mark) => mark.day),
  ]);
  const near = days.filter(
    (each) => (first === undefined || each > first - longest / 6) && (last === undefined || each < last + longest / 6),
  );
  const all = [...near, ...(first === undefined ? [] : [first]), ...(last === undefined ? [] : [last])];
  const from = all.reduce((low, each) => Math.min(low, each), Number.POSITIVE_INFINITY);
  const to = all.reduce((high, each) => Math.max(high, each), Number.NEGATIVE_INFINITY);
  if (all.length === 0) return { from: 0, to: 1 };
  return { from, to: Math.min(Math.max(to, from + 6), from + longest) };
}
