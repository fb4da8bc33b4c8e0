import { type Drawing, onGrid, type Part } from '../svg/drawing.ts';
import { element } from '../svg/element.ts';
import { ghosts } from '../svg/ghosts.ts';
import { textLine } from '../svg/text.ts';
import { type Spot, stacked, textPart } from '../svg/textPart.ts';
import type { PersonaSection, PersonaView } from './model.ts';

const margin = 16;
const gap = 24;
/** A column that is narrower is hard to read; a wider one is too. */
const narrowest = 260;

/** Draws the card: who it is across the top, below it the parts in as many columns as fit, as even as they can be. */
export function drawPersona(view: PersonaView, width: number): Drawing {
  if (view.empty) return drawEmpty(width);
  const room = width - 2 * margin;
  const head = drawHead(view, { x: margin, y: 8, width: room });
  const top = 8 + head.height + 8;
  const count = Math.max(1, Math.min(3, view.sections.length, Math.floor((room + gap) / (narrowest + gap))));
  const column = Math.floor((room + gap) / count) - gap;
  const heights = Array.from({ length: count }, () => 0);
  const elements = [...head.elements];
  for (const section of view.sections) {
    const at = heights.indexOf(Math.min(...heights));
    const y = top + (heights[at] ?? 0);
    const part = drawSection(section, { x: margin + at * (column + gap), y, width: column });
    heights[at] = (heights[at] ?? 0) + part.height + 16;
    elements.push(...part.elements);
  }
  return { width, height: onGrid(top + Math.max(...heights) + 16), elements };
}

function drawHead({ title, role, quote, facts, range }: PersonaView, spot: Spot): Part {
  return textPart(
    {
      kind: 'persona',
      place: { range },
      words: [
        `${title}.`,
        ...(role ? [role] : []),
        ...(quote ? [`“${quote}”`] : []),
        ...facts.map((fact) => `${fact}.`),
      ],
      paragraphs: [
        ...(quote ? [{ text: `“${quote}”`, style: 'heading' as const, maxLines: 4 }] : []),
        ...(role ? [{ text: role, style: 'label' as const, maxLines: 3 }] : []),
        { text: facts.join('\u00A0· '), style: 'small', maxLines: 4 },
      ],
    },
    spot,
  );
}

function drawSection({ title, entries }: PersonaSection, spot: Spot): Part {
  const list = stacked(
    entries.map(
      ({ text, detail, range }) =>
        (y: number) =>
          textPart(
            {
              kind: 'entry',
              place: { range },
              words: [`${title}: ${text}`, ...(detail ? [detail] : [])],
              paragraphs: [
                { text, style: 'label', maxLines: 4 },
                ...(detail ? [{ text: detail, style: 'small' as const, maxLines: 5 }] : []),
              ],
            },
            { ...spot, y },
          ),
    ),
    spot.y + 28,
    0,
  );
  return {
    height: 28 + list.height,
    elements: [
      element('line', {
        class: 'gtm-rule',
        x1: spot.x + 8,
        x2: spot.x + spot.width - 8,
        y1: spot.y + 0.5,
        y2: spot.y + 0.5,
      }),
      textLine(title, 'small', spot.x + 8, spot.y + 20),
      ...list.elements,
    ],
  };
}

function drawEmpty(width: number): Drawing {
  const half = Math.floor((width - 64) / 2);
  return {
    width,
    height: 160,
    elements: ghosts([
      { x: 24, y: 24, width: width - 48, height: 32 },
      { x: 24, y: 72, width: half, height: 64 },
      { x: 40 + half, y: 72, width: half, height: 64 },
    ]),
  };
}
