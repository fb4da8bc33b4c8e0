import type { NodeBox } from '../svg/node.ts';

export interface Point {
  x: number;
  y: number;
}

/** A level of the picture: everything on it has its middle at the same height. */
interface Level {
  middle: number;
  top: number;
  bottom: number;
}

/** Levels closer than this are one. */
const same = 1;
/** How far a way that leads back stays away from the others. */
const aside = 6;

/** The levels on which boxes stand or through which ways pass, from top to bottom. */
export function levelsOf(boxes: readonly NodeBox[], passed: readonly Point[]): Level[] {
  const all = [
    ...boxes.map(({ y, height }) => ({ middle: y + height / 2, top: y, bottom: y + height })),
    ...passed.map(({ y }) => ({ middle: y, top: y, bottom: y })),
  ].sort((left, right) => left.middle - right.middle);
  const levels: Level[] = [];
  for (const each of all) {
    const last = levels.at(-1);
    if (!last || each.middle - last.middle > same) levels.push({ ...each });
    else {
      last.top = Math.min(last.top, each.top);
      last.bottom = Math.max(last.bottom, each.bottom);
    }
  }
  return levels;
}

/**
 * The way from one box to another through some points, with straight pieces only. It goes sideways between two levels, where
 * nothing stands. It leaves a box in the middle of the lower side, and one further down at the right of the upper side.
 */
export function routeOf(from: NodeBox, to: NodeBox, through: readonly Point[], levels: readonly Level[]): Point[] {
  const down = from.y + from.height / 2 < to.y + to.height / 2;
  const start = down ? middleOf(from, 1) : asideOf(from, -1);
  const end = down ? middleOf(to, -1) : asideOf(to, 1);
  const stops = [
    { x: start.x, y: from.y + from.height / 2 },
    // A way back keeps off the arrows that come down in the middle of a node.
    ...through.map(({ x, y }) => ({ x: Math.round(x) + (down ? 0 : 2 * aside), y })),
    { x: end.x, y: to.y + to.height / 2 },
  ];
  const corners = stops.slice(1).flatMap((stop, index) => {
    const before = stops[index] as Point;
    if (Math.abs(before.x - stop.x) < same) return [];
    const y = between(before.y, stop.y, levels) + (down ? 0 : aside);
    return [
      { x: before.x, y },
      { x: stop.x, y },
    ];
  });
  return [start, ...corners, end];
}

function middleOf({ x, y, width, height }: NodeBox, side: number): Point {
  return { x: Math.round(x + width / 2), y: side > 0 ? y + height : y };
}

function asideOf(box: NodeBox, side: number): Point {
  return { ...middleOf(box, side), x: Math.round(box.x + box.width * 0.75) };
}

/** The middle of the gap behind the level of one height, towards the other. */
function between(from: number, to: number, levels: readonly Level[]): number {
  const upper = levels.findLastIndex(({ middle }) => middle <= Math.min(from, to) + same);
  const above = levels[upper];
  const below = levels[upper + 1];
  return above && below ? Math.round((above.bottom + below.top) / 2) : Math.round((from + to) / 2);
}

/** A way as the path of a line whose corners are round. */
export function pathOf(points: readonly Point[], radius = 6): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (!before || !after) return `${before ? 'L' : 'M'}${point.x} ${point.y}`;
      const enter = towards(point, before, radius);
      const leave = towards(point, after, radius);
      return `L${enter.x} ${enter.y}Q${point.x} ${point.y} ${leave.x} ${leave.y}`;
    })
    .join('');
}

/** A place on the way from one point to another, at most half of it away. */
function towards(from: Point, to: Point, radius: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(radius, length / 2) / length;
  const at = (start: number, end: number) => Math.round((start + (end - start) * share) * 10) / 10;
  return { x: at(from.x, to.x), y: at(from.y, to.y) };
}
