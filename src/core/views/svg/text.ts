import { isolate } from '../clean.ts';
import { element, type SvgElement } from './element.ts';
import { type Wrapped, wrapText } from './wrap.ts';

/** The sizes of text in a picture: one for labels, one larger for figures, one largest for the figure that matters most. */
export const textStyles = {
  title: { size: 13, weight: 'strong', line: 20 },
  label: { size: 13, weight: 'normal', line: 20 },
  strong: { size: 13, weight: 'strong', line: 20 },
  small: { size: 12, weight: 'normal', line: 16 },
  figure: { size: 20, weight: 'normal', line: 24 },
  loss: { size: 24, weight: 'normal', line: 28 },
  largest: { size: 24, weight: 'strong', line: 28 },
  heading: { size: 16, weight: 'strong', line: 24 },
} as const satisfies Record<string, { size: number; weight: 'normal' | 'strong'; line: number }>;

export type TextStyle = keyof typeof textStyles;

/** Breaks a text for a style. */
export function wrapFor(text: string, style: TextStyle, width: number, maxLines = 2): Wrapped {
  const { size, weight } = textStyles[style];
  return wrapText(text, { size, weight, width, maxLines });
}

/** One line of text; y is its baseline. */
export function textLine(text: string, style: TextStyle, x: number, y: number, anchor?: 'end'): SvgElement {
  return element('text', { class: `gtm-${style}`, x, y, 'text-anchor': anchor }, [isolate(text)]);
}

/** Lines of text below each other; y is the baseline of the first. */
export function textLines(lines: readonly string[], style: TextStyle, x: number, y: number): SvgElement[] {
  return lines.map((line, index) => textLine(line, style, x, y + index * textStyles[style].line));
}
