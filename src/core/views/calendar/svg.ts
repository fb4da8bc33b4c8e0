import { type Drawing, onGrid, type Part } from '../svg/drawing.ts';
import { element, type SvgElement } from '../svg/element.ts';
import { ghosts } from '../svg/ghosts.ts';
import { textLines, textStyles, wrapFor } from '../svg/text.ts';
import { textPart } from '../svg/textPart.ts';
import { axisOf, type Scale, todayOf } from './axis.ts';
import { marksOf } from './drawMarks.ts';
import type { CalendarPhase, CalendarRow, CalendarView } from './model.ts';
import { rowWords } from './words.ts';

const margin = 16;
const head = 40;
const thickness = 12;
const thin = 6;

/** Draws the calendar: names at the left, days from left to right, a line for today. */
export function drawCalendar(view: CalendarView, width: number): Drawing {
  if (view.empty) return drawEmpty(width);
  const names = Math.min(240, Math.max(112, Math.round(width * 0.28)));
  const left = margin + names + 8;
  const right = Math.max(width, left + 160) - margin - 8;
  const x: Scale = (day) =>
    Math.round(left + ((day - view.from) / Math.max(1, view.to + 1 - view.from)) * (right - left));
  const rows: SvgElement[] = [];
  let y = head;
  for (const [index, row] of view.rows.entries()) {
    if (!row.part && index > 0) {
      rows.push(element('line', { class: 'gtm-rule', x1: margin + 8, x2: right, y1: y + 4.5, y2: y + 4.5 }));
      y += 8;
    }
    const part = drawRow(row, view, x, { names, y });
    rows.push(...part.elements);
    y += part.height;
  }
  const bottom = y + 8;
  const legend = wrapFor(legendOf(view), 'small', right - margin - 8, 3).lines;
  const below = bottom + (view.today === undefined ? 20 : 36);
  return {
    width: right + margin + 8,
    height: onGrid(legend.length === 0 ? bottom + 24 : below + (legend.length - 1) * textStyles.small.line + 16),
    elements: [
      ...axisOf(view, x, left, right, bottom),
      ...rows,
      ...todayOf(view, x, right, head - 8, bottom),
      ...textLines(legend, 'small', margin + 8, below),
    ],
  };
}

/** Explains what there is to see, and nothing else. */
function legendOf({ rows, from, to }: CalendarView): string {
  const marks = rows.flatMap((row) => row.marks).filter(({ day }) => day >= from && day <= to);
  const phases = new Set(rows.map(({ span }) => span?.phase));
  return [
    ...(marks.length > 0 ? ['Diamond: something is due; a number says how many things.'] : []),
    ...(marks.some(({ late }) => late) ? ['Red with a stroke: late.'] : []),
    ...(phases.has('running') ? ['Filled: it runs.'] : []),
    ...(phases.has('planned') ? ['Outline: to come.'] : []),
    ...(phases.has('over') ? ['Grey and dashed: over.'] : []),
    ...(phases.has('off') ? ['Dotted: called off or paused.'] : []),
  ].join(' ');
}

function drawRow(row: CalendarRow, view: CalendarView, x: Scale, at: { names: number; y: number }): Part {
  const { title, detail, part, span, marks, file, range } = row;
  const name = textPart(
    {
      kind: 'row',
      place: { ...(file === undefined ? {} : { file }), range },
      words: rowWords(row),
      past: span?.phase === 'over',
      indent: part ? 12 : 0,
      paragraphs: part
        ? [{ text: [title, detail].filter(Boolean).join('\u00A0· '), style: 'small' }]
        : [
            { text: title, style: 'label' },
            ...(detail ? [{ text: detail.replaceAll(' ·', '\u00A0·'), style: 'small' as const, maxLines: 3 }] : []),
          ],
    },
    { x: margin, y: at.y, width: at.names },
  );
  const middle = at.y + (part ? 12 : 14);
  const elements = [
    ...name.elements,
    ...(span ? [bar(span, view, x, middle - (part ? thin : thickness) / 2, part ? thin : thickness)] : []),
    ...marksOf(row, view, x, middle + (span ? 16 : 0)),
  ];
  return { height: Math.max(name.height, marks.length > 0 && span ? 44 : 0), elements };
}

/** A stretch of time. What lies outside the picture is cut off at its edge. */
function bar(
  span: NonNullable<CalendarRow['span']>,
  view: CalendarView,
  x: Scale,
  y: number,
  height: number,
): SvgElement {
  const from = x(Math.min(view.to, Math.max(view.from, span.from)));
  const to = x(Math.min(view.to, Math.max(view.from, span.to)) + 1);
  const looks: Readonly<Record<CalendarPhase, string>> = {
    planned: 'gtm-planned',
    running: 'gtm-actual',
    over: 'gtm-over',
    off: 'gtm-span',
  };
  const edge = span.phase === 'running' ? 0 : 0.5;
  const dashes = { over: '4 4', off: '1 3' } as const;
  return element('rect', {
    class: looks[span.phase],
    x: from + edge,
    y: y + edge,
    width: Math.max(2, to - from - 2 * edge),
    height: height - 2 * edge,
    rx: 2,
    'stroke-dasharray': span.phase === 'over' || span.phase === 'off' ? dashes[span.phase] : undefined,
  });
}

function drawEmpty(width: number): Drawing {
  const room = width - 48;
  const boxes = [0, 1, 2].map((index) => ({
    x: 24 + Math.round(room * (0.2 + 0.15 * index)),
    y: 24 + index * 36,
    width: Math.round(room * 0.4),
    height: 20,
  }));
  return { width, height: 144, elements: ghosts(boxes) };
}
