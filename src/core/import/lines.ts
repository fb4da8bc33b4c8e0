import type { Range } from '../documents/position.ts';

/** Whole lines, counted from 1, as a range. */
export function rangeOfLines(first: number, last: number, lines: readonly string[]): Range {
  return {
    start: { line: first, column: 1 },
    end: { line: last, column: (lines[last - 1]?.length ?? 0) + 1 },
  };
}
