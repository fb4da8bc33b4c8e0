import type { Part } from '../svg/drawing.ts';
import { element } from '../svg/element.ts';
import { type Spot, stacked, textPart } from '../svg/textPart.ts';
import { heading } from './heading.ts';
import type { ExperimentView, People } from './model.ts';

/** People of each variant as a bar in the outline of those needed. */
export function drawPeople({ people }: ExperimentView, spot: Spot): Part {
  const most = Math.max(1, ...people.map(({ share }) => share));
  const list = stacked(
    people.map((one) => (y: number) => drawOne(one, most, { ...spot, y })),
    spot.y + 28,
    0,
  );
  return { height: 28 + list.height, elements: [...heading('People per variant', spot), ...list.elements] };
}

/** The outline stands for all that are needed; whoever comes beyond them reaches out of it. */
function drawOne({ title, isControl, share, needed, text, range }: People, most: number, spot: Spot): Part {
  const length = spot.width - 16;
  const whole = Math.max(1, Math.floor(length / most));
  return textPart(
    {
      kind: 'people',
      place: { range },
      words: [`${title}${isControl ? ', the control' : ''}: ${text}.`],
      paragraphs: [
        { text: `${title}${isControl ? ' (control)' : ''}`, style: 'label' },
        { text, style: 'small' },
        { text: '\u00A0', style: 'small' },
      ],
      under: ({ x, y, height }) => {
        const top = y + height - 16;
        return [
          ...(share > 0
            ? [element('rect', { class: 'gtm-actual', x: x + 8, y: top, width: Math.max(1, whole * share), height: 8 })]
            : []),
          ...(needed === undefined
            ? []
            : [element('rect', { class: 'gtm-planned', x: x + 8.5, y: top - 1.5, width: whole - 1, height: 11 })]),
        ];
      },
    },
    spot,
  );
}
