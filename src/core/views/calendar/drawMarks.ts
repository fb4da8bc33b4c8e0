import { formatDay } from '../../documents/dates.ts';
import { element, type SvgElement } from '../svg/element.ts';
import { node } from '../svg/node.ts';
import { textLine } from '../svg/text.ts';
import type { Scale } from './axis.ts';
import type { CalendarMark, CalendarRow, CalendarView } from './model.ts';

/** Marks that are closer than this, in pixels, become one with their number beside it. */
const near = 28;

/** The days on which something is due, as diamonds in a line. */
export function marksOf({ marks }: CalendarRow, view: CalendarView, x: Scale, y: number): SvgElement[] {
  const groups: { at: number; marks: CalendarMark[] }[] = [];
  for (const mark of marks) {
    if (mark.day < view.from || mark.day > view.to) continue;
    const at = (x(mark.day) + x(mark.day + 1)) / 2;
    const last = groups.at(-1);
    if (last && at - last.at < near) last.marks.push(mark);
    else groups.push({ at, marks: [mark] });
  }
  return groups.flatMap(({ at, marks: together }) => diamond(together, at, y));
}

/** A diamond; in red and with a stroke in it when something of it is late. It leads to what is late, or comes first. */
function diamond(marks: readonly CalendarMark[], at: number, y: number): SvgElement[] {
  const late = marks.find((mark) => mark.late);
  const target = late ?? marks[0];
  if (!target) return [];
  const many = marks.length > 1;
  const words = marks.map((mark) => `${mark.title}: ${formatDay(mark.day)}${mark.late ? ', late' : ''}.`);
  const box = { x: at - 8, y: y - 8, width: many ? 28 : 16, height: 16 };
  const { file, range } = target;
  return [
    node({ kind: 'mark', range, file, words, box }, [
      element('path', {
        class: late ? 'gtm-sign gtm-red' : 'gtm-sign gtm-grey',
        d: `M${at} ${y - 5}L${at + 5} ${y}L${at} ${y + 5}L${at - 5} ${y}Z${late ? `M${at} ${y - 2}V${y + 2}` : ''}`,
      }),
      ...(many ? [textLine(String(marks.length), 'small', at + 8, y + 4)] : []),
    ]),
  ];
}
