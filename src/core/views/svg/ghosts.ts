import { element, type SvgElement } from './element.ts';
import type { NodeBox } from './node.ts';

/** Dashed outlines where something will stand once there is something. */
export function ghosts(boxes: readonly NodeBox[]): SvgElement[] {
  return boxes.map(({ x, y, width, height }) =>
    element('rect', {
      class: 'gtm-ghost',
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: height - 1,
      'stroke-dasharray': '4 4',
    }),
  );
}
