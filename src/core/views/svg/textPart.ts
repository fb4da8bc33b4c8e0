import type { Place } from '../model.ts';
import { onGrid, type Part } from './drawing.ts';
import type { SvgElement } from './element.ts';
import { type NodeBox, node } from './node.ts';
import { type TextStyle, textLines, textStyles, wrapFor } from './text.ts';

/** Space between the edge of a node and its text. */
export const inset = 8;

/** A text of a node, in lines of its own. */
export interface Paragraph {
  text: string;
  style: TextStyle;
  /** Two when left out. */
  maxLines?: number;
  /** Room at the right of the text for something else. */
  besides?: number;
}

/** Where a part stands. */
export interface Spot {
  x: number;
  y: number;
  width: number;
}

interface TextPart {
  /** What kind of thing it is, as a class. */
  kind: string;
  place: Place;
  words: readonly string[];
  paragraphs: readonly Paragraph[];
  /** True for what is over; see `NodeOptions`. */
  past?: boolean;
  /** Room at the left of the text, for a sign or a bar. */
  indent?: number;
  /** What else belongs to the node, once it is known how large it is; it lies below the text. */
  under?(box: NodeBox): readonly SvgElement[];
}

/** A node of nothing but text: paragraphs below each other, as high as they are. */
export function textPart(part: TextPart, { x, y, width }: Spot): Part {
  const { kind, place, words, paragraphs, indent = 0, past, under } = part;
  const left = x + inset + indent;
  let bottom = y + 4;
  const lines = paragraphs.flatMap(({ text, style, maxLines, besides = 0 }) => {
    const wrapped = wrapFor(text, style, width - 2 * inset - indent - besides, maxLines).lines;
    const top = bottom;
    bottom += wrapped.length * textStyles[style].line;
    return textLines(wrapped, style, left, top + (style === 'small' ? 12 : 14));
  });
  const box: NodeBox = { x, y, width, height: onGrid(bottom + 4 - y) };
  return {
    height: box.height,
    elements: [node({ kind, ...place, words, box, past }, [...(under?.(box) ?? []), ...lines])],
  };
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
