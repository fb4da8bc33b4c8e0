import type { Span } from '../documents/position.ts';
import { isCollection, isMap, isScalar, spanOf } from '../documents/yaml.ts';
import type { PlanDocument } from '../project/planDocument.ts';

/** Lines that can be folded into their first one; both from 1, both included. */
export interface FoldingRange {
  startLine: number;
  endLine: number;
  kind: 'region' | 'comment';
}

/** What can be folded: maps, lists and their entries, long texts, comments, front matter and the sections of prose. */
export function foldingRanges(document: PlanDocument): FoldingRange[] {
  const found = new Map<number, FoldingRange>();
  const add = (span: Span, kind: FoldingRange['kind'] = 'region') => {
    const end = span[0] + document.text.slice(...span).trimEnd().length;
    const startLine = document.lines.positionAt(span[0]).line;
    const endLine = document.lines.positionAt(end).line;
    const known = found.get(startLine);
    if (endLine > startLine && (!known || known.endLine < endLine)) found.set(startLine, { startLine, endLine, kind });
  };
  if (document.kind !== undefined)
    for (const span of nodeSpans(document.yaml?.contents)) add(shift(span, document.yamlOffset));
  if (document.format === 'markdown' && document.yamlOffset > 0 && document.yaml) {
    const close = document.text.indexOf('\n---', document.yamlOffset - 1);
    if (close > 0) add([0, close + 4]);
  }
  for (const { offset, end } of document.sections) add([offset, end]);
  if (document.format === 'yaml') for (const span of commentSpans(document.text)) add(span, 'comment');
  return [...found.values()].sort((a, b) => a.startLine - b.startLine);
}

function shift([start, end]: Span, by: number): Span {
  return [start + by, end + by];
}

/** Stretches of keys with what they hold, of entries, and of texts. */
function* nodeSpans(node: unknown): Generator<Span> {
  if (!isCollection(node)) return;
  for (const item of node.items as unknown[]) {
    if (isMap(node)) {
      const { key, value } = item as { key: unknown; value: unknown };
      const start = isScalar(key) ? spanOf(key) : undefined;
      const end = isCollection(value) || isScalar(value) ? spanOf(value) : undefined;
      if (start && end) yield [start[0], end[1]];
      yield* nodeSpans(value);
    } else {
      const span = isCollection(item) || isScalar(item) ? spanOf(item) : undefined;
      if (span) yield span;
      yield* nodeSpans(item);
    }
  }
}

/** Lines with nothing but a comment that follow one another. */
function* commentSpans(text: string): Generator<Span> {
  for (const match of text.matchAll(/^[ \t]*#[^\n]*(?:\n[ \t]*#[^\n]*)+/gm)) {
    yield [match.index, match.index + match[0].length];
  }
}
