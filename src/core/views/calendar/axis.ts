import { formatDay } from '../../documents/dates.ts';
import { element, type SvgElement } from '../svg/element.ts';
import { textWidth } from '../svg/measure.ts';
import { textLine, textStyles } from '../svg/text.ts';
import type { CalendarView } from './model.ts';

/** Where a day begins, from left to right. */
export type Scale = (day: number) => number;

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The months along the top with a line where each begins; names that have no room are shortened, then left out. */
export function axisOf(
  { from, to }: CalendarView,
  x: Scale,
  left: number,
  right: number,
  bottom: number,
): SvgElement[] {
  const starts = monthStarts(from, to);
  let yearSaid: number | undefined;
  return starts.flatMap(({ day, name, year }, index) => {
    const at = Math.max(left, x(Math.max(from, day)));
    const next = starts[index + 1];
    const room = (next ? x(next.day) : right) - at - 8;
    const names = [...(year === yearSaid ? [] : [`${name} ${year}`]), name, name.slice(0, 3)];
    const text = names.find((each) => textWidth(each, textStyles.small.size) <= room);
    // The first name of each year that has the room says the year.
    if (text?.endsWith(String(year))) yearSaid = year;
    return [
      element('line', {
        class: 'gtm-rule',
        x1: at + 0.5,
        x2: at + 0.5,
        y1: 12,
        y2: bottom,
        'stroke-dasharray': index === 0 ? undefined : '1 3',
      }),
      ...(text ? [textLine(text, 'small', at + 6, 22)] : []),
    ];
  });
}

/** The line of today, with the word at its foot: at its right, or at its left where there is no room. */
export function todayOf({ today }: CalendarView, x: Scale, right: number, top: number, bottom: number): SvgElement[] {
  if (today === undefined) return [];
  const at = Math.round((x(today) + x(today + 1)) / 2) + 0.5;
  const text = `today, ${formatDay(today)}`;
  const atEnd = at + 4 + textWidth(text, textStyles.small.size) > right;
  return [
    element('line', { class: 'gtm-sign gtm-orange', x1: at, x2: at, y1: top, y2: bottom }),
    textLine(text, 'small', at + (atEnd ? -4 : 4), bottom + 12, atEnd ? 'end' : undefined),
  ];
}

function monthStarts(from: number, to: number): { day: number; name: string; year: number }[] {
  const starts: { day: number; name: string; year: number }[] = [];
  for (let day = from; day <= to; day++) {
    const [year = 0, month, date] = formatDay(day).split('-').map(Number);
    if (day === from || date === 1) starts.push({ day, name: months[(month ?? 1) - 1] ?? '', year });
  }
  return starts;
}
