import { type Document, spanAt } from '../documents/document.ts';
import type { Range } from '../documents/position.ts';
import type { Place } from './model.ts';

/** Place of a part of a document, without the blank lines behind it that YAML counts in; all of it for an empty pointer. */
export function rangeAt(document: Document, pointer: string): Range {
  if (pointer === '') return document.lines.rangeOf([0, document.text.length]);
  const [start, end] = spanAt(document, pointer);
  const text = document.text.slice(start, end).trimEnd();
  return document.lines.rangeOf([start, start + Math.max(text.length, Math.min(1, end - start))]);
}

/** The beginning of a file, for a part of a picture that stands for all of it. */
export function startOf(file: string): Place {
  return { file, range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } };
}

/** Place of a part of a document in a picture of the whole project. */
export function placeAt(document: Document, pointer: string): Place {
  return { file: document.file, range: rangeAt(document, pointer) };
}
