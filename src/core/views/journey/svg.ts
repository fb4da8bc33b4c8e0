import type { Drawing } from '../svg/drawing.ts';
import { drawEmpty } from './drawEmpty.ts';
import { drawRows } from './drawRows.ts';
import { drawWide } from './drawWide.ts';
import type { JourneyView } from './model.ts';

/** Panels narrower than this read from top to bottom. */
const narrowPanel = 520;

/** Draws a journey: stages beside each other with one lane for each question, or below each other where there is no room. */
export function drawJourney(view: JourneyView, width: number): Drawing {
  if (view.empty) return drawEmpty(width);
  return width < narrowPanel ? drawRows(view, width) : drawWide(view, width);
}
