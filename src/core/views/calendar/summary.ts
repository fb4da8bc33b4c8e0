import { formatDay } from '../../documents/dates.ts';
import type { CalendarView } from './model.ts';

/** One sentence: what runs today, and what comes next or is late. */
export function summaryOf({ rows, today }: Pick<CalendarView, 'rows' | 'today'>): string {
  const heads = rows.filter(({ part }) => !part);
  if (heads.length === 0) return 'Nothing has a day yet.';
  const spans = heads.filter(({ span }) => span !== undefined);
  const running = spans.filter(({ span }) => span?.phase === 'running');
  const fact =
    today === undefined
      ? spans.length === 1
        ? '1 campaign or experiment has its days'
        : `${spans.length} campaigns and experiments have their days`
      : `${
          running.length === 0
            ? 'Nothing runs'
            : named(
                running.map(({ title }) => title),
                'runs',
                'run',
              )
        } today`;
  const marks = heads.flatMap((row) => row.marks);
  const next =
    today === undefined ? undefined : marks.filter(({ day }) => day >= today).sort((a, b) => a.day - b.day)[0];
  const late = marks.filter((mark) => mark.late).length;
  const over = today === undefined && spans.every(({ span }) => span?.phase === 'over');
  const clauses = [
    over && spans.length > 0 ? (spans.length === 1 ? 'it is over' : 'all of them are over') : '',
    next ? `next is “${next.title}” on ${formatDay(next.day)}` : '',
    late === 0 ? '' : `${late} ${late === 1 ? 'thing is' : 'things are'} late`,
  ].filter(Boolean);
  return `${[fact, ...clauses].join('; ')}.`;
}

function named(titles: readonly string[], one: string, many: string): string {
  if (titles.length === 1) return `“${titles[0]}” ${one}`;
  return titles.length === 2 ? `“${titles[0]}” and “${titles[1]}” ${many}` : `${titles.length} things ${many}`;
}
