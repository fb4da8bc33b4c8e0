import { type Document, spanAt } from '../documents/document.ts';
import type { Range } from '../documents/position.ts';

/** Place of a part of a document, without the blank lines behind it that YAML counts in. */
export function rangeAt(document: Document, pointer: string): Range {
  const [start, end] = spanAt(document, pointer);
  const text = document.text.slice(start, end).trimEnd();
  return document.lines.rangeOf([start, start + Math.max(text.length, Math.min(1, end - start))]);
}
