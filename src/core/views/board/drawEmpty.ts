import type { Drawing } from '../svg/drawing.ts';
import { ghosts } from '../svg/ghosts.ts';

/** The ghost of a board: columns where the phases will be. */
export function drawEmpty(width: number): Drawing {
  const column = Math.floor((width - 48 - 2 * 16) / 3);
  const boxes = [0, 1, 2].flatMap((index) =>
    [0, 1, 2].slice(0, 3 - index).map((row) => ({
      x: 24 + index * (column + 16),
      y: 24 + row * 44,
      width: column,
      height: 32,
    })),
  );
  return { width, height: 184, elements: ghosts(boxes) };
}
