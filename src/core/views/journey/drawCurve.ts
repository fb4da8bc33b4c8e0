import { curveMonotoneX, line } from 'd3-shape';
import { type Columns, laneHead } from '../svg/columns.ts';
import type { Part } from '../svg/drawing.ts';
import { element, type SvgElement } from '../svg/element.ts';
import { node } from '../svg/node.ts';
import { textLine } from '../svg/text.ts';
import type { JourneyTouchpoint, JourneyView } from './model.ts';
import { scoreText, touchpointWords } from './words.ts';

/** Height of one point of the score. */
const point = 24;
const radius = 4;
/** From the line above the lane to the best score. */
const head = 52;

interface Felt {
  touchpoint: JourneyTouchpoint;
  emotion: number;
  lowest: boolean;
  x: number;
  y: number;
}

/** The lane of the feelings: a curve through all touchpoints that have a score, each with its figure. */
export function drawCurve(view: JourneyView, columns: Columns, top: number): Part {
  const level = (score: number) => top + head + (5 - score) * point;
  const felt = feltOf(view, columns, level);
  if (felt.length === 0) return { height: 0, elements: [] };
  const path = line<Felt>(
    ({ x }) => x,
    ({ y }) => y,
  )
    .curve(curveMonotoneX)
    .digits(2)(felt);
  const edge = columns.x(0);
  return {
    height: head + 4 * point + 40,
    elements: [
      ...laneHead('Emotion', columns, top),
      ...[5, 3, 1].map((score) =>
        element('line', {
          class: 'gtm-rule',
          x1: edge,
          x2: columns.right,
          y1: level(score) + 0.5,
          y2: level(score) + 0.5,
          'stroke-dasharray': '1 3',
        }),
      ),
      textLine('5 delighted', 'small', edge - 8, level(5) + 4, 'end'),
      textLine('1 about to leave', 'small', edge - 8, level(1) + 4, 'end'),
      ...(path && felt.length > 1 ? [element('path', { class: 'gtm-planned', d: path })] : []),
      ...felt.map((each, index) => pointOf(each, felt[index - 1], felt[index + 1])),
    ],
  };
}

/** The touchpoints with a score, spread evenly over the column of their stage. */
function feltOf({ stages, lowest }: JourneyView, columns: Columns, level: (score: number) => number): Felt[] {
  return stages.flatMap(({ touchpoints }, stage) =>
    touchpoints.flatMap((touchpoint, index) => {
      const { emotion } = touchpoint;
      if (emotion === undefined) return [];
      const x = columns.x(stage) + ((index + 0.5) / touchpoints.length) * columns.width;
      const isLowest = lowest?.stage === stage && lowest.touchpoint === index;
      return [{ touchpoint, emotion, lowest: isLowest, x: Math.round(x), y: level(emotion) }];
    }),
  );
}

/** A point with its figure on the side where the curve is not. */
function pointOf(each: Felt, before: Felt | undefined, after: Felt | undefined): SvgElement {
  const { touchpoint, emotion, lowest, x, y } = each;
  const below = [before, after].every((other) => !other || other.emotion >= emotion) && (lowest || emotion < 3);
  const text = y + (below ? 20 : -10);
  const words = [...touchpointWords(touchpoint), ...(lowest ? ['This is the lowest point.'] : [])];
  const box = { x: x - 12, y: below ? y - 8 : y - 24, width: 24, height: 32 };
  return node({ kind: 'emotion', range: touchpoint.range, words, box }, [
    element('rect', {
      class: 'gtm-actual',
      x: x - radius,
      y: y - radius,
      width: 2 * radius,
      height: 2 * radius,
      rx: radius,
    }),
    ...(lowest ? [element('line', { class: 'gtm-span-most', x1: x - 8, x2: x + 8, y1: y + 26, y2: y + 26 })] : []),
    middle(scoreText(emotion), lowest ? 'strong' : 'small', x, text),
  ]);
}

function middle(text: string, style: string, x: number, y: number): SvgElement {
  return element('text', { class: `gtm-${style}`, x, y, 'text-anchor': 'middle' }, [text]);
}
