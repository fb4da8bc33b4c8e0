import { formatDay } from '../../documents/dates.ts';
import type { ViewTable } from '../model.ts';
import type { CalendarView } from './model.ts';

/** The calendar as a table: a row for each stretch of time, and one for each day on which something is due. */
export function tableOf({ rows }: Pick<CalendarView, 'rows'>): ViewTable {
  const lines = rows.flatMap(({ title, detail, span, marks, part }) => [
    [part ? `– ${title}` : title, detail, span ? formatDay(span.from) : '', span ? formatDay(span.to) : ''],
    ...marks.map((mark) => [`– ${mark.title}`, mark.late ? 'late' : 'due', formatDay(mark.day), '']),
  ]);
  return { columns: [{ title: 'What' }, { title: 'Details' }, { title: 'From' }, { title: 'To' }], rows: lines };
}
