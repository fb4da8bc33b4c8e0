import { type Drawing, onGrid, type Part } from '../svg/drawing.ts';
import type { SvgElement } from '../svg/element.ts';
import { drawEmpty } from './drawEmpty.ts';
import { drawStage } from './drawStage.ts';
import { drawStep } from './drawStep.ts';
import { drawTotal } from './drawTotal.ts';
import { layoutOf } from './layout.ts';
import type { FunnelView } from './model.ts';

/**
 * Draws a funnel. Figures stand right-aligned in a column of their own, everything else begins at one line beside it: the
 * name of the stage, what was measured as a bar and below it what was planned as an outline, and between two stages what
 * got lost on the way, as wide as the difference of their bars.
 */
export function drawFunnel(view: FunnelView, width: number): Drawing {
  if (view.empty) return drawEmpty(width);
  const layout = layoutOf(view, width);
  const elements: SvgElement[] = [];
  let y = 8;
  const add = (part: Part) => {
    elements.push(...part.elements);
    y += part.height;
  };
  for (const index of view.stages.keys()) {
    if (index > 0) add(drawStep(view, index - 1, y, layout));
    add(drawStage(view, index, y, layout));
  }
  add(drawTotal(view, y, layout));
  return { width, height: onGrid(y), elements };
}
