import type { NodeBox } from '../svg/node.ts';
import type { EdgeTexts } from './boxes.ts';
import type { WorkflowView } from './model.ts';
import type { Point } from './route.ts';

/** How far a way from a step to itself goes out. */
export const loop = 20;

/** A way from a node to itself, at its right side. */
export function loopOf({ x, y, width, height }: NodeBox): Point[] {
  const right = x + width;
  const middle = Math.round(y + height / 2);
  return [
    { x: right, y: middle + 12 },
    { x: right + loop, y: middle + 12 },
    { x: right + loop, y: middle - 12 },
    { x: right, y: middle - 12 },
  ];
}

/** The room that the ways from a node to itself need beside it, with their words below each other. */
export function loopsOf(
  { edges }: WorkflowView,
  labels: readonly EdgeTexts[],
): Map<number, { room: number; height: number }> {
  const loops = new Map<number, { room: number; height: number }>();
  for (const [index, { from, to }] of edges.entries()) {
    if (from !== to) continue;
    const { width, height } = labels[index] as EdgeTexts;
    const before = loops.get(from) ?? { room: 0, height: 0 };
    loops.set(from, { room: Math.max(before.room, loop + 8 + width), height: before.height + height });
  }
  return loops;
}
