import type { Drawing } from '../svg/drawing.ts';
import { element } from '../svg/element.ts';

/** The ghost of a journey: columns where the stages will be, and the line of the feelings through them. */
export function drawEmpty(width: number): Drawing {
  const column = (width - 48 - 2 * 16) / 3;
  const boxes = [0, 1, 2].flatMap((index) =>
    [0, 92].map((y) =>
      element('rect', {
        class: 'gtm-ghost',
        x: Math.round(24 + index * (column + 16)) + 0.5,
        y: 24.5 + y,
        width: Math.round(column) - 1,
        height: y === 0 ? 27 : 43,
        'stroke-dasharray': '4 4',
      }),
    ),
  );
  const at = (index: number) => Math.round(24 + column / 2 + index * (column + 16));
  const curve = element('path', {
    class: 'gtm-ghost',
    d: `M${at(0)} 76L${at(1)} 100L${at(2)} 68`,
    'stroke-dasharray': '4 4',
  });
  return { width, height: 184, elements: [...boxes, curve] };
}
