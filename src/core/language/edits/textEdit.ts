import { LineIndex, type Range, type Span } from '../../documents/position.ts';

/** A change of a file's text. Several edits of one file never overlap and refer to the text before all of them. */
export interface TextEdit {
  file: string;
  range: Range;
  newText: string;
}

/** A change of a text by offsets. */
export interface SpanEdit {
  span: Span;
  text: string;
}

/** The text after edits of it, in whatever order they come; of several at one place, the first comes first. */
export function applyEdits(text: string, edits: readonly Pick<TextEdit, 'range' | 'newText'>[]): string {
  const lines = new LineIndex(text);
  const spans = edits.map(({ range, newText }) => ({
    start: lines.offsetAt(range.start),
    end: lines.offsetAt(range.end),
    newText,
  }));
  spans.sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let from = 0;
  for (const { start, end, newText } of spans) {
    result += text.slice(from, start) + newText;
    from = end;
  }
  return result + text.slice(from);
}
