/** What a reader sees of a text: hidden elements, characters without a picture and letters of another alphabet are no content. */

const element = /<([a-z][a-z0-9]*)\b([^<>]*)>/gi;
const hiding = /(?<![-\w])hidden(?![-\w])|display:\s*none|visibility:\s*hidden|font-size:\s*0(?![.\d])/i;
const silent = new Set(['script', 'style', 'template']);

/** A text with its hidden HTML elements blanked out, so that every offset stays true. One that is never closed hides the rest. */
export function withoutHidden(text: string): string {
  if (!text.includes('<')) return text;
  let result = '';
  let done = 0;
  const lower = text.toLowerCase();
  for (const match of text.matchAll(element)) {
    const name = (match[1] as string).toLowerCase();
    if (match.index < done || !(silent.has(name) || hiding.test(match[2] as string))) continue;
    const close = lower.indexOf(`</${name}`, match.index);
    const end =
      close < 0 ? text.length : close + (/^<\/[a-z0-9]+\s*>?/.exec(lower.slice(close, close + 64))?.[0].length ?? 0);
    result += text.slice(done, match.index) + text.slice(match.index, end).replace(/[^\r\n]/g, ' ');
    done = end;
  }
  return result + text.slice(done);
}

const unseen = /[\p{Default_Ignorable_Code_Point}\u2800]/u;
const seen = /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u;

/** True for a text in which something can be seen. */
export function isSeen(text: string): boolean {
  return seen.test(text);
}

/** A text as a reader takes it, and where its characters stand in what is written. */
export interface Unmasked {
  text: string;
  at(offset: number): number;
}

/** Without characters that cannot be seen; wide letters and look-alikes inside Latin words are the plain ones. */
export function unmasked(written: string): Unmasked {
  // Plain text, which most is, costs one look.
  if (!/[^\t-~]/.test(written)) return { text: written, at: (offset) => offset };
  const plain = written
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\p{L}\p{M}\p{Default_Ignorable_Code_Point}]+/gu, (word) =>
      /[a-z]/i.test(word) ? word.replace(/[\u0370-\u058f]/g, (letter) => lookAlikes.get(letter) ?? letter) : word,
    );
  if (!unseen.test(plain)) return { text: plain, at: (offset) => offset };
  const offsets: number[] = [];
  let text = '';
  for (let index = 0; index < plain.length; index++) {
    const character = plain[index] as string;
    if (unseen.test(character)) continue;
    offsets.push(index);
    text += character;
  }
  return { text, at: (offset) => offsets[offset] ?? written.length };
}

/** Cyrillic, Greek and Armenian letters that look like Latin ones. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  [
    ['авекмнорстух', 'abekmhopctyx'],
    ['АВЕКМНОРСТУХ', 'ABEKMHOPCTYX'],
    ['ѕіјһԁԛԝ', 'sijhdqw'],
    ['ЅІЈ', 'SIJ'],
    ['αεικνορτυχ', 'aeikvoptux'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
    ['օոսհ', 'onuh'],
  ].flatMap(([others = '', latin = '']) =>
    [...others].map((letter, index) => [letter, latin[index] as string] as const),
  ),
);
