import type { Part } from '../svg/drawing.ts';
import { element, type SvgElement } from '../svg/element.ts';
import { node } from '../svg/node.ts';
import { textLine, textLines, textStyles, wrapFor } from '../svg/text.ts';
import { flowText, stepFigures, stepWords } from './labels.ts';
import type { Layout } from './layout.ts';
import type { FunnelStage, FunnelStep, FunnelView } from './model.ts';

/** A step: how much is lost as the largest figure of the picture, as wide as it is, with what is known about the reason. */
export function drawStep(view: FunnelView, index: number, top: number, layout: Layout): Part {
  const step = view.steps[index] as FunnelStep;
  const { main, second } = stepFigures(view, step);
  const baseline = top + 40;
  const style = step.biggestLoss ? 'strong' : 'label';
  const headline = wrapFor(headlineOf(view, step), style, layout.room, layout.room < 160 ? 3 : 2).lines;
  const below = wordsBelow(step, layout);
  const more = (headline.length - 1) * textStyles[style].line;
  const words = below.length > 0 ? 16 * below.length + more : more;
  const height = 52 + Math.max(words, second ? 16 : 0);
  const box = { x: layout.left - 8, y: top, width: layout.right - layout.left + 16, height };
  return {
    height,
    elements: [
      node({ kind: 'step', range: step.range, words: stepWords(view, index), box }, [
        ...span(view, index, top + 12, layout),
        textLine(main ?? '–', step.biggestLoss ? 'largest' : 'loss', layout.figures, baseline, 'end'),
        ...(second ? [textLine(second, 'small', layout.figures, baseline + 18, 'end')] : []),
        ...textLines(headline, style, layout.start, baseline),
        ...textLines(below, 'small', layout.start, baseline + 18 + more),
      ]),
    ],
  };
}

function headlineOf(view: FunnelView, step: FunnelStep): string {
  const flow = step.actual ?? step.planned;
  const text = flow ? flowText(view, flow) : 'Rate not known yet';
  return step.biggestLoss ? `Largest loss: ${text}` : text;
}

/** Sentences get more lines where lines are short. */
function wordsBelow({ reason, response }: FunnelStep, layout: Layout): string[] {
  const known = [reason, response ? `Response: ${response}` : undefined];
  const most = layout.room < 160 ? 6 : layout.room < 240 ? 4 : 2;
  return known.flatMap((text) => (text ? wrapFor(text, 'small', layout.room, most).lines : []));
}

/** From the end of one bar to the end of the next: what is missing, drawn as a dimension line. */
function span(view: FunnelView, index: number, y: number, layout: Layout): SvgElement[] {
  const step = view.steps[index] as FunnelStep;
  const which = step.actual ? 'actual' : 'planned';
  const [before, after] = [view.stages[index], view.stages[index + 1]].map((stage?: FunnelStage) => stage?.[which]);
  if (before === undefined || after === undefined || before === after) return [];
  const ends = [before, after]
    .map((volume) => layout.start + layout.length(volume))
    .sort((left, right) => left - right);
  const [from, to] = ends as [number, number];
  // A dot would look like dirt; the figure says it.
  if (to - from < 4) return [];
  const ticks = to - from > 8 ? [tick(from, y), tick(to, y)] : [];
  return [
    element('line', {
      class: step.biggestLoss ? 'gtm-span-most' : 'gtm-span',
      x1: from,
      x2: to,
      y1: y,
      y2: y,
    }),
    ...ticks,
  ];
}

function tick(x: number, y: number): SvgElement {
  return element('line', { class: 'gtm-span', x1: x, x2: x, y1: y - 4, y2: y + 4 });
}
