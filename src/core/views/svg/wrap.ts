import { graphemes, textWidth } from './measure.ts';

export interface Wrapped {
  lines: readonly string[];
  /** True when the text did not wrapFor and its end was cut. */
  clipped: boolean;
}

export interface WrapOptions {
  size: number;
  width: number;
  maxLines?: number;
  weight?: 'normal' | 'strong';
}

/** Breaks a text into lines at blanks, inside a word only when it is wider than a line; what is too much ends in an ellipsis. */
export function wrapText(text: string, { size, width, maxLines = 2, weight = 'normal' }: WrapOptions): Wrapped {
  const fits = (line: string) => textWidth(line, size, weight) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of words(text)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, fits);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  if (line !== '') lines.push(line);
  if (lines.length <= maxLines) return { lines, clipped: false };
  const kept = lines.slice(0, maxLines);
  kept[maxLines - 1] = shorten(kept[maxLines - 1] ?? '', fits);
  return { lines: kept, clipped: true };
}

/** A number keeps its percent sign. */
function words(text: string): string[] {
  return text
    .replace(/(\d) %/g, '$1\u00A0%')
    .split(' ')
    .filter((word) => word !== '');
}

function breakWord(word: string, fits: (line: string) => boolean): string[] {
  if (fits(word)) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const grapheme of graphemes(word)) {
    if (piece !== '' && !fits(piece + grapheme)) {
      // Better behind a hyphen than in the middle of a part.
      const cut = piece.lastIndexOf('-') + 1 || piece.length;
      pieces.push(piece.slice(0, cut));
      piece = piece.slice(cut);
    }
    piece += grapheme;
  }
  return [...pieces, piece];
}

function shorten(line: string, fits: (line: string) => boolean): string {
  const kept = graphemes(line);
  while (kept.length > 1 && !fits(`${kept.join('')}…`)) kept.pop();
  return `${kept.join('').replace(/[\s,;:.]+$/, '')}…`;
}
