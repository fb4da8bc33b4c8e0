import { countWords, withoutComments } from './markdown.ts';
import type { Span } from './position.ts';
import { isSeen, unmasked } from './readable.ts';

/**
 * Text that stands where real content should: it counts as missing. Working notes only in capitals, because `todo` is a word
 * in other languages; `[add …]` is no placeholder, because buttons are written like that.
 */
const later =
  'to be (?:determined|defined|decided|confirmed|announced|written|added|completed|filled in|done|agreed)(?: later| soon)?|(?:will|to) follow(?: later| soon)|coming soon|work in progress|placeholder';
const placeholders = [
  /\b(?:TODO|FIXME)\b/,
  /\b(?:tbd|tbc|tba)\b|\bt\.b\.[dca]\b\.?/i,
  new RegExp(`^[ \\t>*+|-]*(?:[^\\n:|]{1,60}:[ \\t]+)?(?:${later})[ \\t|.…]*$`, 'im'),
  /\blorem ipsum\b/i,
  /<(?:(?:insert|your|add|describe|name of)\b|e\.g\.)[^<>\n]*>/i,
  /\[[ \t]*(?:insert|your)\b[^[\]\n]*\](?![([])/i,
  /\binsert\b[^.\n]{1,40}\bhere\b/i,
  /\bxxx+\b/i,
  /\{\{[ \t]*gtm:[^}\n]*\}\}/i,
];

/** A whole text that only fills its place. */
const fillers =
  /^(?:n\.?\s?\/?\s?a\.?|not (?:applicable|available|yet known|defined)|same(?: as)?(?: the)? (?:above|before|other)|as above|see above|ditto|dito|asdf\w*|foo(?: bar)?|test text|dummy(?: text)?|some text|[\s.?!…\-–—_*/~=#]+)\.?$/i;

/** Where the first placeholder of a text stands, or undefined when the text reads as content. A mail's `{{first_name}}` is content. */
export function placeholderSpan(text: string): Span | undefined {
  const { text: content, at } = unmasked(withoutComments(text));
  let first: Span | undefined;
  for (const placeholder of placeholders) {
    const match = placeholder.exec(content);
    if (match && match.index < (first?.[0] ?? Number.POSITIVE_INFINITY))
      first = [match.index, match.index + match[0].length];
  }
  return first && [at(first[0]), at(first[1] - 1) + 1];
}

/** The placeholder in a text, or undefined when it reads as content. */
export function findPlaceholder(text: string): string | undefined {
  const span = placeholderSpan(text);
  if (span) return text.slice(...span);
  const whole = unmasked(text).text.trim();
  return whole !== '' && fillers.test(whole) ? whole : undefined;
}

/** True when a value says something: a text that is neither empty nor a placeholder, or a number, or a list with something in it. */
export function hasContent(value: unknown): boolean {
  if (typeof value === 'string') return isSeen(value) && findPlaceholder(value) === undefined;
  if (Array.isArray(value)) return value.some(hasContent);
  if (value !== null && typeof value === 'object') return Object.values(value).some(hasContent);
  return value !== undefined && value !== null;
}

/**
 * True when a value says something to a reader: it has content, and a text is more than one letter. One Chinese or Korean sign
 * is a word. For texts only, since a name may be one letter.
 * @param words how many words a text needs at least
 */
export function isStated(value: unknown, words = 1): boolean {
  if (Array.isArray(value)) return value.some((item) => isStated(item, words));
  if (typeof value !== 'string') return hasContent(value);
  if (!hasContent(value)) return false;
  if (oneSignWord.test(value)) return true;
  const letters = new Set(value.toLowerCase().match(/[\p{L}\p{N}]/gu));
  return letters.size > 1 && (words === 1 || countWords(value) >= words);
}

const oneSignWord = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
