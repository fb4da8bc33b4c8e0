import { scaleLinear } from 'd3-scale';
import type { Part } from '../svg/drawing.ts';
import { element, type SvgElement } from '../svg/element.ts';
import { textWidth } from '../svg/measure.ts';
import { textLine } from '../svg/text.ts';
import { type Spot, stacked, textPart } from '../svg/textPart.ts';
import { heading } from './heading.ts';
import type { EstimateRow, ExperimentView } from './model.ts';

const dot = 5;
/** Room for the interval below the words of a row. */
const lane = 28;

type Scale = (value: number) => number;

/** Each treatment's difference from the control as a dot with its interval, between marks at no difference and at the plan. */
export function drawEstimates({ estimates, axis, planned, level }: ExperimentView, spot: Spot): Part {
  const scale = scaleLinear([...axis], [spot.x + 16, spot.x + spot.width - 16]).clamp(true);
  const top = spot.y + 32;
  const list = stacked(
    estimates.map((row) => (y: number) => drawRow(row, { ...spot, y }, scale, planned?.at)),
    top,
    0,
  );
  const bottom = top + list.height;
  const labels = axisLabels(scale, planned, spot, bottom + 20);
  return {
    height: bottom + labels.height + 8 - spot.y,
    elements: [...heading(`Difference from the control, ${level}`, spot), ...list.elements, ...labels.elements],
  };
}

function drawRow(row: EstimateRow, spot: Spot, scale: Scale, planned: number | undefined): Part {
  const { title, values, text, evidence, range, estimate, lower, upper, signal } = row;
  const colour = signal === 'better' ? 'gtm-green' : signal === 'worse' ? 'gtm-red' : 'gtm-blue';
  const facts = [text, evidence].filter((part) => part !== '').join(', ');
  return textPart(
    {
      kind: 'estimate',
      place: { range },
      words: [`${title}: ${values}.`, `${facts}.`],
      paragraphs: [
        { text: title, style: 'strong' },
        { text: `${values}; ${facts}`, style: 'small', maxLines: 4 },
        { text: '\u00A0', style: 'figure' },
      ],
      under: ({ y, height }) => {
        const middle = y + height - lane / 2;
        const bar = (at: number) =>
          element('line', { class: `gtm-sign ${colour}`, x1: at, x2: at, y1: middle - 4, y2: middle + 4 });
        const guide = (at: number, dashes?: string) =>
          element('line', {
            class: 'gtm-span',
            x1: Math.round(scale(at)) + 0.5,
            x2: Math.round(scale(at)) + 0.5,
            y1: middle - 12,
            y2: middle + 12,
            'stroke-dasharray': dashes,
          });
        return [
          guide(0),
          ...(planned === undefined ? [] : [guide(planned, '4 4')]),
          element('line', {
            class: `gtm-sign ${colour}`,
            x1: scale(lower),
            x2: scale(upper),
            y1: middle,
            y2: middle,
          }),
          // An end without a bar goes on.
          ...[lower, upper].filter(Number.isFinite).map((end) => bar(scale(end))),
          element('rect', {
            class: `gtm-disc ${colour}`,
            x: scale(estimate) - dot,
            y: middle - dot,
            width: 2 * dot,
            height: 2 * dot,
            rx: dot,
          }),
        ];
      },
    },
    spot,
  );
}

/** What the lines stand for: one below the other where they would meet. */
function axisLabels(scale: Scale, planned: ExperimentView['planned'], spot: Spot, y: number): Part {
  const none = label('No difference', scale(0), spot, y);
  if (!planned) return { height: 24, elements: [none.element] };
  const first = label(planned.text, scale(planned.at), spot, y);
  const meets = first.left < none.right + 8 && none.left < first.right + 8;
  const second = meets ? label(planned.text, scale(planned.at), spot, y + 16) : first;
  return { height: meets ? 40 : 24, elements: [none.element, second.element] };
}

/** A text centred below a place, but inside the part. */
function label(text: string, at: number, { x, width }: Spot, y: number): Label {
  const length = textWidth(text, 12);
  const left = Math.max(x + 8, Math.min(at - length / 2, x + width - 8 - length));
  return { left, right: left + length, element: textLine(text, 'small', left, y) };
}

interface Label {
  left: number;
  right: number;
  element: SvgElement;
}
