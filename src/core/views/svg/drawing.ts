import type { SvgElement } from './element.ts';

/** A picture without its frame: elements that begin at 0,0 and take this much room. */
export interface Drawing {
  width: number;
  height: number;
  elements: readonly SvgElement[];
}

/** A part of a picture in a column of parts: how much of the height it takes, and its elements where they belong. */
export interface Part {
  height: number;
  elements: readonly SvgElement[];
}

/** Everything sits on a grid of four pixels. */
export const unit = 4;

/** The next place on the grid at or behind a length. */
export function onGrid(length: number): number {
  return Math.ceil(length / unit) * unit;
}
