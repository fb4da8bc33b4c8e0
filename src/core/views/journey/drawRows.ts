import { type Drawing, onGrid, type Part } from '../svg/drawing.ts';
import { element, type SvgElement } from '../svg/element.ts';
import { textLine } from '../svg/text.ts';
import { stacked } from '../svg/textPart.ts';
import type { JourneyStage, JourneyTouchpoint, JourneyView } from './model.ts';
import { notePart, stagePart, touchpointPart } from './parts.ts';
import { scoreText } from './words.ts';

const margin = 8;
/** Room for the score of a touchpoint: five places from left to right. */
const scale = 92;

/** Stages below each other, each with everything that belongs to it. */
export function drawRows(view: JourneyView, width: number): Drawing {
  const parts = view.stages.map((stage, index) => (y: number) => rowOf(view, stage, index, y, width));
  const all = stacked(parts, 8, 0);
  return { width, height: onGrid(all.height + 24), elements: all.elements };
}

function rowOf(view: JourneyView, stage: JourneyStage, index: number, top: number, width: number): Part {
  const place = { x: margin, width: width - 2 * margin };
  const rule = element('line', {
    class: 'gtm-rule',
    x1: margin + 8,
    x2: width - margin - 8,
    y1: top + 0.5,
    y2: top + 0.5,
  });
  const { touchpoints, pains, opportunities, owner, range } = stage;
  const named = (name: string, parts: ((y: number) => Part)[]) =>
    parts.length === 0 ? [] : [(y: number) => caption(name, y), ...parts];
  const part = stacked(
    [
      (y) => stagePart(stage, { ...place, y }),
      ...touchpoints.map((each, at) => (y: number) => {
        const lowest = view.lowest?.stage === index && view.lowest.touchpoint === at;
        return touchpointRow(each, lowest, y, place);
      }),
      ...named(
        'Pains',
        pains.map((pain) => (y) => notePart('pain', 'Pain', pain.text, pain.range, { ...place, y })),
      ),
      ...named(
        'Opportunities',
        opportunities.map(
          (each) => (y) => notePart('opportunity', 'Opportunity', each.text, each.range, { ...place, y }),
        ),
      ),
      ...named('Owner', owner ? [(y) => notePart('owner', 'Owner', owner, range, { ...place, y })] : []),
    ],
    top + 12,
    0,
  );
  return { height: part.height + 28, elements: [...(index > 0 ? [rule] : []), ...part.elements] };
}

function caption(name: string, y: number): Part {
  return { height: 28, elements: [textLine(name, 'small', margin + 8, y + 22)] };
}

/** A touchpoint with its score at the right: a mark on a line of five places, and the figure. */
function touchpointRow(
  touchpoint: JourneyTouchpoint,
  lowest: boolean,
  y: number,
  place: { x: number; width: number },
): Part {
  const part = touchpointPart(touchpoint, { ...place, y, width: place.width - scale });
  const { emotion } = touchpoint;
  if (emotion === undefined) return part;
  return {
    height: part.height,
    elements: [...part.elements, ...scoreOf(emotion, lowest, place.x + place.width - scale, y)],
  };
}

function scoreOf(emotion: number, lowest: boolean, left: number, y: number): SvgElement[] {
  const from = left + 8;
  const to = from + 48;
  const middle = y + 13;
  const at = from + ((emotion - 1) / 4) * (to - from);
  return [
    element('line', { class: 'gtm-span', x1: from, x2: to, y1: middle + 0.5, y2: middle + 0.5 }),
    ...(lowest
      ? [element('line', { class: 'gtm-span-most', x1: from - 4, x2: from + 12, y1: middle + 13, y2: middle + 13 })]
      : []),
    element('rect', { class: 'gtm-actual', x: at - 4, y: middle - 4 + 0.5, width: 8, height: 8, rx: 4 }),
    textLine(scoreText(emotion), lowest ? 'strong' : 'label', left + scale - 8, y + 18, 'end'),
  ];
}
