/**
 * How wide a text will be, without a browser. The advances are those of a wide sans-serif font, so that the text of editors
 * with a narrower one fits all the more.
 */

const narrow = new Set("ijl.,:;'|!`’‘".split(''));
const slim = new Set('frtI()[]{}/\\"-“”·°*'.split(''));
const wide = new Set('mwMW@%—…'.split(''));
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text in which every character stands for itself. Most text is, and needs no segmenter, which is slow. */
const plain = /^[\x20-\x7E]*$/;

/** Splits a text into what a reader sees as characters. */
export function graphemes(text: string): string[] {
  if (plain.test(text)) return text.split('');
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** Width of a text in pixels. */
export function textWidth(text: string, size: number, weight: 'normal' | 'strong' = 'normal'): number {
  const ems = graphemes(text).reduce((sum, grapheme) => sum + knownAdvance(grapheme), 0);
  return ems * size * (weight === 'strong' ? 1.14 : 1);
}

/** The advances of characters that were met before. There are not many different ones in a plan. */
const advances = new Map<string, number>();

function knownAdvance(grapheme: string): number {
  const known = advances.get(grapheme);
  if (known !== undefined) return known;
  const width = advance(grapheme);
  // A text of nothing but rare clusters must not fill the memory.
  if (advances.size < 4096) advances.set(grapheme, width);
  return width;
}

/** Width of one character in units of the font size. */
function advance(grapheme: string): number {
  if (/^[\u2066-\u2069\u200B-\u200D]$/.test(grapheme)) return 0;
  if (/\p{Extended_Pictographic}/u.test(grapheme)) return 1.4;
  if (/[\u1100-\u11FF\u2E80-\uA4CF\uAC00-\uD7AF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60]/.test(grapheme)) return 1.05;
  if (grapheme === ' ' || grapheme === '\u00A0') return 0.32;
  if (narrow.has(grapheme)) return 0.31;
  if (slim.has(grapheme)) return 0.42;
  if (wide.has(grapheme)) return 0.95;
  if (/[0-9#$€£]/.test(grapheme)) return 0.64;
  if (/[+−=<>~]/.test(grapheme)) return 0.84;
  if (/\p{Lu}/u.test(grapheme)) return 0.69;
  return 0.6;
}
