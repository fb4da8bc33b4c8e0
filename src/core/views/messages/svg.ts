import { across, type Columns } from '../svg/columns.ts';
import { type Drawing, onGrid, type Part } from '../svg/drawing.ts';
import { element, type SvgElement } from '../svg/element.ts';
import { ghosts } from '../svg/ghosts.ts';
import { textLine } from '../svg/text.ts';
import { type Spot, stacked, textPart } from '../svg/textPart.ts';
import type { MessageCell, MessageRow, MessagesView } from './model.ts';

const margin = 16;
const names = 136;
const narrowest = 136;
const widest = 280;
/** Below this the rows stand under each other, each with its own messages. */
const narrow = 560;

/** Draws the matrix: messages from left to right, personas and then channels from top to bottom. */
export function drawMessages(view: MessagesView, width: number): Drawing {
  if (view.empty) return drawEmpty(width);
  return width < narrow ? drawList(view, width) : drawGrid(view, width);
}

function drawGrid({ messages, groups }: MessagesView, width: number): Drawing {
  const share = Math.floor((width - 2 * margin - names) / messages.length / 4) * 4;
  const column = Math.min(widest, Math.max(narrowest, share));
  const right = margin + names + column * messages.length;
  const columns: Columns = {
    left: margin + 8,
    right: right - 8,
    width: column,
    x: (at) => margin + names + at * column,
  };
  const elements: SvgElement[] = [];
  let y = 8;
  const add = (part: Part) => {
    elements.push(...part.elements);
    y += part.height;
  };
  add(
    across(messages, columns, y, ({ title, statement, range }, spot) => [
      (top) =>
        textPart(
          {
            kind: 'message',
            place: { range },
            words: [`${title}.`, statement],
            paragraphs: [
              { text: title, style: 'title', maxLines: 3 },
              { text: statement, style: 'small', maxLines: 3 },
            ],
          },
          { ...spot, y: top },
        ),
    ]),
  );
  for (const { title, rows } of groups) {
    y += 12;
    elements.push(...rule(columns, y, 'gtm-span'), textLine(title, 'small', columns.left, y + 20));
    y += 28;
    for (const [index, row] of rows.entries()) {
      if (index > 0) elements.push(...rule(columns, y, 'gtm-rule'));
      add(drawRow(row, messages, columns, y + 4));
      y += 8;
    }
  }
  return { width: Math.max(width, right + margin), height: onGrid(y + 16), elements };
}

function drawRow(row: MessageRow, messages: MessagesView['messages'], columns: Columns, top: number): Part {
  const name = namePart(row, { x: margin, y: top, width: names });
  const cells = across(row.cells, columns, top, (cell, spot) =>
    cellParts(cell, row, messages[row.cells.indexOf(cell)]?.title ?? '', spot),
  );
  return { height: Math.max(name.height, cells.height), elements: [...name.elements, ...cells.elements] };
}

function namePart({ title, detail, range }: MessageRow, spot: Spot): Part {
  return textPart(
    {
      kind: 'row',
      place: { range },
      words: [`${title}.`, ...(detail ? [detail] : [])],
      paragraphs: [
        { text: title, style: 'title', maxLines: 3 },
        ...(detail ? [{ text: detail, style: 'small' as const, maxLines: 3 }] : []),
      ],
    },
    spot,
  );
}

/** @param named true where no head of a column says which message it is */
function cellParts(
  { lines, missing }: MessageCell,
  row: MessageRow,
  message: string,
  spot: Omit<Spot, 'y'>,
  named = false,
): ((y: number) => Part)[] {
  if (missing) return [(y) => missingPart(row, message, { ...spot, y }, named)];
  return lines.map(
    ({ text, detail, range }) =>
      (y: number) =>
        textPart(
          {
            kind: 'cell',
            place: { range },
            words: [`${row.title}, ${message}: ${text}.`, ...(detail ? [`${detail}.`] : [])],
            paragraphs: [
              { text, style: 'label', maxLines: 3 },
              { text: named ? [message, detail].filter(Boolean).join(' · ') : detail, style: 'small' },
            ],
          },
          { ...spot, y },
        ),
  );
}

/** A gap: dashed, and in words. */
function missingPart(row: MessageRow, message: string, spot: Spot, named: boolean): Part {
  return textPart(
    {
      kind: 'missing',
      place: { range: row.range },
      words: [`${row.title}, ${message}: the strategy means it for this persona, but no channel says it.`],
      paragraphs: [{ text: named ? `“${message}” is on no channel yet` : 'On no channel yet', style: 'small' }],
      under: ({ x, y, width, height }) => [
        element('rect', {
          class: 'gtm-ghost',
          x: x + 4.5,
          y: y + 0.5,
          width: width - 9,
          height: height - 1,
          'stroke-dasharray': '4 4',
        }),
      ],
    },
    spot,
  );
}

function rule({ left, right }: Columns, y: number, style: string): SvgElement[] {
  return [element('line', { class: style, x1: left, x2: right, y1: y + 0.5, y2: y + 0.5 })];
}

function drawList({ messages, groups }: MessagesView, width: number): Drawing {
  const spot = { x: margin, width: width - 2 * margin };
  const head =
    (title: string) =>
    (y: number): Part => ({
      height: 36,
      elements: [
        ...rule({ left: margin + 8, right: width - margin - 8, width: 0, x: () => 0 }, y + 8, 'gtm-span'),
        textLine(title, 'small', margin + 8, y + 28),
      ],
    });
  const parts = groups.flatMap(({ title, rows }) => [
    head(title),
    ...rows.flatMap((row) => [
      (y: number) => namePart(row, { ...spot, y }),
      ...row.cells.flatMap((cell, index) =>
        cellParts(cell, row, messages[index]?.title ?? '', { x: spot.x + 16, width: spot.width - 16 }, true),
      ),
    ]),
  ]);
  const all = stacked(parts, 0, 4);
  return { width, height: onGrid(all.height + 24), elements: all.elements };
}

function drawEmpty(width: number): Drawing {
  const column = Math.floor((width - 48 - 2 * 16) / 3);
  const boxes = [0, 1].flatMap((row) =>
    [0, 1, 2].map((at) => ({ x: 24 + at * (column + 16), y: 24 + row * 56, width: column, height: 40 })),
  );
  return { width, height: 152, elements: ghosts(boxes) };
}
