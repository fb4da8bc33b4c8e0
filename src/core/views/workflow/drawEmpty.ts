import type { Drawing } from '../svg/drawing.ts';
import { element } from '../svg/element.ts';

/** The ghost of a flow: boxes where the steps will be, and the way through them. */
export function drawEmpty(width: number): Drawing {
  const room = Math.min(208, width - 48);
  const left = Math.round((width - room) / 2);
  const middle = Math.round(width / 2) + 0.5;
  const elements = [0, 1, 2].flatMap((index) => [
    element('rect', {
      class: 'gtm-ghost',
      x: left + 0.5,
      y: 24.5 + index * 64,
      width: room - 1,
      height: 39,
      'stroke-dasharray': '4 4',
    }),
    ...(index < 2
      ? [element('line', { class: 'gtm-ghost', x1: middle, x2: middle, y1: 64 + index * 64, y2: 88 + index * 64 })]
      : []),
  ]);
  return { width, height: 216, elements };
}
