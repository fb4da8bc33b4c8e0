import type { Part } from './drawing.ts';
import { element, type SvgElement } from './element.ts';
import { textLine } from './text.ts';
import { stacked } from './textPart.ts';

/** Where the columns of a picture in lanes stand. */
export interface Columns {
  /** Where the lines between the lanes begin and end. */
  left: number;
  right: number;
  width: number;
  x(column: number): number;
}

/** The line above a lane and its name. */
export function laneHead(name: string, { left, right }: Columns, top: number): SvgElement[] {
  return [
    element('line', { class: 'gtm-rule', x1: left, x2: right, y1: top + 0.5, y2: top + 0.5 }),
    textLine(name, 'small', left, top + 26),
  ];
}

/** What stands in the columns of one lane, as high as the highest. */
export function across<T>(
  items: readonly T[],
  columns: Columns,
  top: number,
  partsOf: (item: T, spot: { x: number; width: number }) => ((y: number) => Part)[],
): Part {
  const parts = items.map((item, index) => stacked(partsOf(item, { x: columns.x(index), width: columns.width }), top));
  return {
    height: Math.max(0, ...parts.map(({ height }) => height)),
    elements: parts.flatMap(({ elements }) => elements),
  };
}
