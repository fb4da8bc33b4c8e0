import { formatDay } from '../../documents/dates.ts';
import type { CalendarRow } from './model.ts';

/** A row in words, each sentence for itself. */
export function rowWords({ title, detail, span, marks }: CalendarRow): string[] {
  return [
    detail ? `${title}: ${detail}.` : `${title}.`,
    ...(span ? [`From ${formatDay(span.from)} to ${formatDay(span.to)}.`] : []),
    ...(marks.length === 0
      ? []
      : [`${marks.length} ${marks.length === 1 ? 'date' : 'dates'}, ${marks.filter(({ late }) => late).length} late.`]),
  ];
}
