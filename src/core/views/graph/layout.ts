import type { NodeBox } from '../svg/node.ts';
import type { GraphView } from './model.ts';

/** What a line keeps from the cards that it passes. */
const clear = 6;
/** What lines to different places keep from each other. */
const apart = 4;

/** A stretch of a column in which no card stands. */
type Gap = readonly [top: number, bottom: number];

/** A place where a line passes a column on its way to one further right. */
export interface Crossing {
  left: number;
  right: number;
  y: number;
}

/**
 * Where each line passes the columns between its ends: through the gap that is nearest to the straight way, so that no line
 * runs behind a card. Lines to the same card share their way.
 * @param columns the boxes of each column, from left to right
 */
export function crossingsOf(
  columns: readonly (readonly NodeBox[])[],
  edges: GraphView['edges'],
  boxOf: (place: number) => NodeBox,
  columnOf: (place: number) => number,
): Map<GraphView['edges'][number], Crossing[]> {
  const taken = columns.map(() => new Map<number, number>());
  return new Map(
    edges.map((edge) => {
      const [from, to] = [boxOf(edge.from), boxOf(edge.to)];
      const [start, end] = [middleOf(from), middleOf(to)];
      const between = columns.slice(columnOf(edge.from) + 1, columnOf(edge.to));
      const crossings = between.map((boxes, index): Crossing => {
        const left = Math.min(...boxes.map(({ x }) => x));
        const right = Math.max(...boxes.map(({ x, width }) => x + width));
        const wanted = start + ((end - start) * (index + 1)) / (between.length + 1);
        const ways = taken[columnOf(edge.from) + 1 + index] as Map<number, number>;
        return { left, right, y: freeWay(gapsOf(boxes), wanted, edge.to, ways) };
      });
      return [edge, crossings];
    }),
  );
}

function middleOf({ y, height }: NodeBox): number {
  return y + height / 2;
}

/** The gaps between the cards of a column, and the room below them. */
function gapsOf(boxes: readonly NodeBox[]): Gap[] {
  const sorted = [...boxes].sort((left, right) => left.y - right.y);
  const between = sorted.slice(1).map((box, index): Gap => {
    const above = sorted[index] as NodeBox;
    return [above.y + above.height + clear, box.y - clear];
  });
  const last = sorted.at(-1);
  return [...between, [last ? last.y + last.height + clear : 0, Number.POSITIVE_INFINITY]];
}

/** The free height nearest to a wanted one; remembers whose it is. */
function freeWay(gaps: readonly Gap[], wanted: number, target: number, ways: Map<number, number>): number {
  const shared = [...ways].find(([, owner]) => owner === target)?.[0];
  if (shared !== undefined) return shared;
  const steps = gaps.flatMap(([top, bottom]) => {
    const nearest = Math.round(Math.min(bottom, Math.max(top, wanted)));
    return [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, 6, 7, 8]
      .map((step) => nearest + step * apart)
      .filter((y) => y >= top && y <= bottom);
  });
  const byNearness = steps.sort((left, right) => Math.abs(left - wanted) - Math.abs(right - wanted));
  const isFree = (y: number) => [...ways.keys()].every((other) => Math.abs(other - y) >= apart);
  const y = byNearness.find(isFree) ?? byNearness[0] ?? Math.round(wanted);
  ways.set(y, target);
  return y;
}
