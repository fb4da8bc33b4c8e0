import type { Drawing } from '../svg/drawing.ts';
import { element } from '../svg/element.ts';

/** The ghost of a funnel: outlines where the stages will be. */
export function drawEmpty(width: number): Drawing {
  const room = width - 48;
  const elements = [1, 0.55, 0.25].map((share, index) =>
    element('rect', {
      class: 'gtm-ghost',
      x: 24.5,
      y: 24.5 + index * 44,
      width: Math.round(room * share) - 1,
      height: 27,
      'stroke-dasharray': '4 4',
    }),
  );
  return { width, height: 160, elements };
}
