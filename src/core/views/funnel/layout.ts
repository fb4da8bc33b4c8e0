import { onGrid } from '../svg/drawing.ts';
import { textWidth } from '../svg/measure.ts';
import { type TextStyle, textStyles } from '../svg/text.ts';
import { stageFigures, stepFigures, totalFigures } from './labels.ts';
import type { FunnelView } from './model.ts';

/** Where things stand in the picture of a funnel. */
export interface Layout {
  /** Edges of the picture's content. */
  left: number;
  right: number;
  /** The figures end here; names, bars and words begin a little further on. */
  figures: number;
  start: number;
  /** Room from `start` to the right edge. */
  room: number;
  /** Length of a bar. */
  length(volume: number): number;
}

/** Space between the figures and the line where everything else begins. */
const gap = 16;

/** Works out the columns for the figures that there are. */
export function layoutOf(view: FunnelView, width: number): Layout {
  const margin = width < 480 ? 16 : 24;
  const room = width - 2 * margin;
  const column = onGrid(Math.min(room * 0.45, Math.max(56, ...figureTexts(view).map(widthOf))));
  const start = margin + column + gap;
  const right = width - margin;
  const most = Math.max(0, ...view.stages.flatMap(({ planned, actual }) => [planned ?? 0, actual ?? 0]));
  return {
    left: margin,
    right,
    figures: margin + column,
    start,
    room: right - start,
    length: (volume) => (most > 0 ? (volume / most) * (right - start) : 0),
  };
}

function figureTexts(view: FunnelView): [text: string | undefined, style: TextStyle][] {
  return [
    ...view.stages
      .map((stage) => stageFigures(view, stage))
      .flatMap(({ main, second }) => both(main, 'figure', second)),
    ...view.steps.map((step) => stepFigures(view, step)).flatMap(({ main, second }) => both(main, 'largest', second)),
    ...[totalFigures(view)].flatMap(({ main, second }) => both(main, 'figure', second)),
  ];
}

function both(
  main: string | undefined,
  style: TextStyle,
  second: string | undefined,
): [string | undefined, TextStyle][] {
  return [
    [main, style],
    [second, 'small'],
  ];
}

function widthOf([text, style]: [string | undefined, TextStyle]): number {
  return text === undefined ? 0 : textWidth(text, textStyles[style].size, textStyles[style].weight);
}
