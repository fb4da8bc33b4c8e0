import { type Drawing, onGrid, type Part } from '../svg/drawing.ts';
import { element, type SvgElement } from '../svg/element.ts';
import { ghosts } from '../svg/ghosts.ts';
import type { NodeBox } from '../svg/node.ts';
import { textLine, textLines, wrapFor } from '../svg/text.ts';
import { type Spot, stacked, textPart } from '../svg/textPart.ts';
import { type Crossing, crossingsOf } from './layout.ts';
import type { GraphNode, GraphView } from './model.ts';

const margin = 16;
/** Room between the columns, where the lines go. */
const aisle = 36;
const narrowest = 120;
/** Sentences that a card shows; the others can be heard and hovered. */
const mostNotes = 3;
const widest = 232;

/** Draws the graph: a column for each sort of thing, and lines from what is wanted to what came of it. */
export function drawGraph(view: GraphView, width: number): Drawing {
  if (view.empty) return drawEmpty(width);
  // Where the columns have no room they stand under each other, and words say what leads where.
  const least = 2 * margin + view.columns.length * (narrowest + aisle) - aisle;
  return width < least ? drawList(view, width) : drawColumns(view, width);
}

function drawColumns(view: GraphView, width: number): Drawing {
  const { columns, nodes, edges } = view;
  const share = Math.floor((width - 2 * margin + aisle) / columns.length / 4) * 4 - aisle;
  const column = Math.min(widest, Math.max(narrowest, share));
  const titles = columns.map(({ title }) => wrapFor(title, 'small', column).lines);
  const extra = (Math.max(...titles.map(({ length }) => length)) - 1) * 16;
  const boxes = new Map<number, NodeBox>();
  const elements: SvgElement[] = [];
  let bottom = 0;
  const isLinked = (place: number) => edges.some(({ to }) => to === place);
  for (const [index, { nodes: places }] of columns.entries()) {
    const x = margin + index * (column + aisle);
    let y = 40 + extra;
    for (const place of places) {
      const draw = (top: number) =>
        nodePart(nodes[place] as GraphNode, isLinked(place), [], { x, y: top, width: column });
      const { height } = draw(0);
      // Beside what it comes from, unless something stands there.
      const top = Math.max(y, Math.round((middleOf(place, edges, boxes) - height / 2) / 4) * 4);
      elements.push(...draw(top).elements);
      boxes.set(place, { x, y: top, width: column, height });
      y = top + height + 12;
      bottom = Math.max(bottom, top + height);
    }
  }
  const heads = titles.flatMap((words, index) => {
    const top = 24 + extra - (words.length - 1) * 16;
    return textLines(words, 'small', margin + 8 + index * (column + aisle), top);
  });
  const boxOf = (place: number) => boxes.get(place) as NodeBox;
  const crossings = crossingsOf(
    columns.map(({ nodes: places }) => places.map(boxOf)),
    edges,
    boxOf,
    (place) => columns.findIndex(({ nodes: places }) => places.includes(place)),
  );
  const lines = [...crossings].map(([{ from, to }, passed]) => lineBetween(boxOf(from), boxOf(to), passed));
  const lowest = Math.max(bottom, ...[...crossings.values()].flatMap((passed) => passed.map(({ y }) => y)));
  const right = margin + columns.length * (column + aisle) - aisle;
  return {
    width: Math.max(width, right + margin),
    height: onGrid(lowest + 24),
    elements: [...lines, ...heads, ...elements],
  };
}

/** The middle height of what a node comes from; nothing to go by for one that comes from nowhere. */
function middleOf(place: number, edges: GraphView['edges'], boxes: ReadonlyMap<number, NodeBox>): number {
  const before = edges.filter(({ to }) => to === place).flatMap(({ from }) => boxes.get(from) ?? []);
  if (before.length === 0) return 0;
  return before.reduce((sum, { y, height }) => sum + y + height / 2, 0) / before.length;
}

/** A smooth line from the right side of one box to the left side of another, straight past the columns between them. */
function lineBetween(from: NodeBox, to: NodeBox, passed: readonly Crossing[]): SvgElement {
  const [x2, y2] = [to.x, to.y + to.height / 2];
  const stops = [
    { left: from.x, right: from.x + from.width, y: from.y + from.height / 2 },
    ...passed,
    { left: x2 - 1, right: x2, y: y2 },
  ];
  const way = stops.slice(1).map(({ left, right, y }, index) => {
    const before = stops[index] as Crossing;
    const bend = (left - before.right) / 2;
    return `C${before.right + bend} ${before.y} ${left - bend} ${y} ${left} ${y}${right > left + 1 ? `H${right}` : ''}`;
  });
  return element('path', {
    class: 'gtm-span',
    d: `M${stops[0]?.right} ${stops[0]?.y}${way.join('')}M${x2 - 7} ${y2 - 4}L${x2 - 1} ${y2}L${x2 - 7} ${y2 + 4}`,
  });
}

/** @param linked true when a line leads to it: what stands for itself says no more than its title */
function nodePart(graphNode: GraphNode, linked: boolean, more: readonly string[], spot: Spot): Part {
  const { title, detail, notes = [], remark, loose, past, file, range } = graphNode;
  const shown = linked ? notes.slice(0, mostNotes) : [];
  return textPart(
    {
      kind: 'thing',
      place: { ...(file === undefined ? {} : { file }), range },
      past,
      words: [`${title}.`, ...(detail ? [`${detail}.`] : []), ...notes, ...(remark ? [remark] : []), ...more],
      paragraphs: [
        { text: title, style: 'label', maxLines: 4 },
        ...(detail ? [{ text: detail.replaceAll(' ·', '\u00A0·'), style: 'small' as const, maxLines: 3 }] : []),
        ...shown.map((text) => ({ text: `– ${text}`, style: 'small' as const, maxLines: 4 })),
        ...(linked && notes.length > mostNotes
          ? [{ text: `and ${notes.length - mostNotes} more`, style: 'small' as const }]
          : []),
        ...(remark ? [{ text: remark, style: 'small' as const, maxLines: 3 }] : []),
        ...more.map((text) => ({ text, style: 'small' as const })),
      ],
      under: ({ x, y, width, height }) => [
        element('rect', {
          class: loose ? 'gtm-card gtm-loose' : 'gtm-card',
          x: x + 0.5,
          y: y + 0.5,
          width: width - 1,
          height: height - 1,
          'stroke-dasharray': loose ? '1 3' : past ? '4 4' : undefined,
        }),
      ],
    },
    spot,
  );
}

function drawList({ columns, nodes, edges }: GraphView, width: number): Drawing {
  const spot = { x: margin, width: width - 2 * margin };
  const head =
    (title: string) =>
    (y: number): Part => ({
      height: 32,
      elements: [textLine(title, 'small', margin + 8, y + 24)],
    });
  const parts = columns.flatMap(({ title, nodes: places }) => [
    head(title),
    ...places.map((place) => (y: number) => {
      const reasons = edges.filter(({ to }) => to === place).map(({ from }) => nodes[from]?.title ?? '');
      const more = reasons.length === 0 ? [] : [`For: ${reasons.join('; ')}`];
      return nodePart(nodes[place] as GraphNode, true, more, { ...spot, y });
    }),
  ]);
  const all = stacked(parts, 0, 8);
  return { width, height: onGrid(all.height + 24), elements: all.elements };
}

function drawEmpty(width: number): Drawing {
  const column = Math.floor((width - 48 - 2 * aisle) / 3);
  const boxes = [0, 1, 2].flatMap((index) =>
    [0, 1].slice(0, index === 2 ? 1 : 2).map((row) => ({
      x: 24 + index * (column + aisle),
      y: 24 + row * 60 + (index === 2 ? 30 : 0),
      width: column,
      height: 44,
    })),
  );
  return { width, height: 160, elements: ghosts(boxes) };
}
