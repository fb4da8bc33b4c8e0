import type { Part } from '../svg/drawing.ts';
import { element, type SvgElement } from '../svg/element.ts';
import { node } from '../svg/node.ts';
import { textLine, textLines, textStyles, wrapFor } from '../svg/text.ts';
import type { Figures } from './labels.ts';
import { stageFigures, stageWords } from './labels.ts';
import type { Layout } from './layout.ts';
import type { FunnelStage, FunnelView } from './model.ts';

/** Heights of the two bars: what was measured, and what was planned. */
const tall = 20;
const low = 12;
const padding = 8;

/** A stage: its name, its figures, and a bar beside each figure. */
export function drawStage(view: FunnelView, index: number, top: number, layout: Layout): Part {
  const stage = view.stages[index] as FunnelStage;
  const { lines } = wrapFor(stage.title, 'title', layout.room);
  const titleTop = top + padding;
  const barTop = titleTop + lines.length * textStyles.title.line + 4;
  const figures = stageFigures(view, stage);
  const bottom = figures.second ? barTop + tall + 4 + low : barTop + tall;
  const height = bottom + padding - top;
  const box = { x: layout.left - 8, y: top, width: layout.right - layout.left + 16, height };
  return {
    height,
    elements: [
      node({ kind: 'stage', range: stage.range, words: [stageWords(view, stage)], box }, [
        ...textLines(lines, 'title', layout.start, titleTop + 14),
        ...figureTexts(figures, barTop, layout),
        ...bars(stage, barTop, layout),
      ]),
    ],
  };
}

function figureTexts({ main, second }: Figures, barTop: number, layout: Layout): SvgElement[] {
  return [
    textLine(main ?? '–', 'figure', layout.figures, barTop + tall / 2 + 7, 'end'),
    ...(second ? [textLine(second, 'small', layout.figures, barTop + tall + 4 + low / 2 + 4, 'end')] : []),
  ];
}

/** The measured bar is filled and taller, the planned one an outline: they differ by more than their colour. */
function bars({ planned, actual }: FunnelStage, top: number, layout: Layout): SvgElement[] {
  const axis = (height: number) =>
    element('line', { class: 'gtm-axis', x1: layout.start, x2: layout.start, y1: top, y2: top + height });
  if (actual === undefined) {
    return planned === undefined
      ? [textLine('No figures yet', 'small', layout.start, top + 14)]
      : [axis(tall), bar('planned', planned, top, tall, layout)];
  }
  return [
    axis(planned === undefined ? tall : tall + 4 + low),
    bar('actual', actual, top, tall, layout),
    ...(planned === undefined ? [] : [bar('planned', planned, top + tall + 4, low, layout)]),
  ];
}

function bar(which: 'actual' | 'planned', volume: number, y: number, height: number, layout: Layout): SvgElement {
  // However little somebody is, it must not look like nobody.
  const width = volume > 0 ? Math.max(2, layout.length(volume)) : 0;
  if (which === 'actual') return element('rect', { class: 'gtm-actual', x: layout.start, y, width, height });
  // Outlines are drawn inside the bar, on half pixels, so that they are one crisp pixel wide.
  const inner = Math.max(0, width - 1);
  return element('rect', { class: 'gtm-planned', x: layout.start + 0.5, y: y + 0.5, width: inner, height: height - 1 });
}
