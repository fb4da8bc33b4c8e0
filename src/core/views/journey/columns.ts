import { element, type SvgElement } from '../svg/element.ts';
import { textLine } from '../svg/text.ts';

/** Where the columns of the stages stand. */
export interface Columns {
  /** Where the lines between the lanes begin and end. */
  left: number;
  right: number;
  width: number;
  x(stage: number): number;
}

/** The line above a lane and its name. */
export function laneHead(name: string, { left, right }: Columns, top: number): SvgElement[] {
  return [
    element('line', { class: 'gtm-rule', x1: left, x2: right, y1: top + 0.5, y2: top + 0.5 }),
    textLine(name, 'small', left, top + 26),
  ];
}
