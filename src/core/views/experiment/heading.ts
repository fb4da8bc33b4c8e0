import { element, type SvgElement } from '../svg/element.ts';
import { textLine } from '../svg/text.ts';
import type { Spot } from '../svg/textPart.ts';

/** The title of a part, below a hairline. */
export function heading(title: string, { x, y, width }: Spot): SvgElement[] {
  return [
    element('line', { class: 'gtm-rule', x1: x + 8, x2: x + width - 8, y1: y + 0.5, y2: y + 0.5 }),
    textLine(title, 'small', x + 8, y + 20),
  ];
}
