import type { Range } from '../../documents/position.ts';
import { onGrid, type Part } from '../svg/drawing.ts';
import { type NodeBox, node } from '../svg/node.ts';
import { type TextStyle, textLines, textStyles, wrapFor } from '../svg/text.ts';
import type { JourneyStage, JourneyTouchpoint } from './model.ts';
import { contactOf, stageWords, touchpointWords } from './words.ts';

/** Space between the edge of a node and its text. */
const inset = 8;

interface Paragraph {
  text: string;
  style: TextStyle;
}

interface Place {
  x: number;
  y: number;
  width: number;
}

/** A stage: its name, what the persona calls it, and how long it lasts. */
export function stagePart(stage: JourneyStage, place: Place): Part {
  const { name, title, lasts, range } = stage;
  return textPart('stage', range, stageWords(stage), place, [
    ...(title ? [{ text: [name, lasts].filter(Boolean).join(' · '), style: 'small' as const }] : []),
    { text: title ?? name, style: 'title' },
    ...(!title && lasts ? [{ text: lasts, style: 'small' as const }] : []),
  ]);
}

/** A touchpoint: what happens, below it the channel and who acts. */
export function touchpointPart(touchpoint: JourneyTouchpoint, place: Place): Part {
  return textPart('touchpoint', touchpoint.range, touchpointWords(touchpoint), place, [
    { text: touchpoint.title, style: 'label' },
    // No line begins with a dot.
    { text: contactOf(touchpoint).replaceAll(' ·', '\u00A0·'), style: 'small' },
  ]);
}

/** A text of one kind: a pain, an opportunity, an owner. */
export function notePart(kind: string, word: string, text: string, range: Range, place: Place): Part {
  return textPart(kind, range, [`${word}: ${text}`], place, [{ text, style: 'label' }]);
}

function textPart(
  kind: string,
  range: Range,
  words: readonly string[],
  { x, y, width }: Place,
  texts: readonly Paragraph[],
): Part {
  let bottom = y + 4;
  const lines = texts.flatMap(({ text, style }) => {
    const wrapped = wrapFor(text, style, width - 2 * inset).lines;
    const top = bottom;
    bottom += wrapped.length * textStyles[style].line;
    return textLines(wrapped, style, x + inset, top + (style === 'small' ? 12 : 14));
  });
  const box: NodeBox = { x, y, width, height: onGrid(bottom + 4 - y) };
  return { height: box.height, elements: [node({ kind, range, words, box }, lines)] };
}

/** Parts below each other. */
export function stacked(parts: readonly ((y: number) => Part)[], top: number, gap = 4): Part {
  let y = top;
  const elements = parts.flatMap((part, index) => {
    const drawn = part(index === 0 ? y : y + gap);
    y += drawn.height + (index === 0 ? 0 : gap);
    return drawn.elements;
  });
  return { height: y - top, elements };
}
