import { type Segment, toPointer } from '../documents/pointer.ts';
import type { Span } from '../documents/position.ts';
import { flowPlaceAt } from './flow.ts';
import type { Frames } from './frames.ts';
import { endOfLine, keyAt, plainEnd, skipBlanks } from './lexer.ts';
import { type BlockEntry, type BlockScan, scanBlocks } from './scan.ts';

/** What can be typed at an offset of a YAML text. */
export interface TypingContext {
  /** A key of a map; the value behind a key; or either, where a block begins or a list item stands. */
  place: 'key' | 'value' | 'node';
  /** Of the map for a key, else of the value. */
  path: readonly Segment[];
  /** Column at which the content begins, from 0. */
  column: number;
  /** The text that a choice replaces; it stands on one line and holds the offset. */
  token: Span;
  /** What has to stand before the new text: the blank behind a colon or dash, or missing indentation. */
  prefix: string;
  flow: boolean;
  /** True inside quotes; they are not part of the token. */
  quoted: boolean;
  /** True when a colon follows the key already. */
  colon: boolean;
  /** Keys of the map that stand there already, without the one at this place. */
  used: string[];
}

/** Says what can be typed at an offset, from columns alone, so that a half-typed text is no obstacle; undefined where nothing fits. */
export function typingContextAt(text: string, region: Span, offset: number): TypingContext | undefined {
  if (offset < region[0] || offset > region[1]) return undefined;
  const scan = scanBlocks(text, region, offset);
  const stretch = scan.stretches.find(
    ({ span, type }) =>
      offset > span[0] &&
      (offset < span[1] ||
        (offset === span[1] && type !== 'flow') ||
        (offset === span[1] && !/[\]}]/.test(text[span[1] - 1] ?? ''))),
  );
  if (stretch?.type === 'flow') {
    const found = flowPlaceAt(text, stretch.tokens, stretch.path, offset);
    return found && onOneLine(text, { ...found, column: 0, prefix: found.glued ? ' ' : '', flow: true });
  }
  if (stretch?.type === 'block') return undefined;
  const line = offset === 0 ? 0 : Math.max(region[0], text.lastIndexOf('\n', offset - 1) + 1);
  if (stretch && stretch.span[0] < line) return undefined;
  const context = contextInLine(text, line, region[1], offset, scan);
  return context && onOneLine(text, context);
}

function onOneLine(text: string, context: TypingContext): TypingContext | undefined {
  return text.slice(...context.token).includes('\n') ? undefined : context;
}

function contextInLine(
  text: string,
  line: number,
  end: number,
  offset: number,
  scan: BlockScan,
): TypingContext | undefined {
  const lineEnd = endOfLine(text, line, end);
  const { frames } = scan;
  let at = skipBlanks(text, line, lineEnd);
  if (at >= lineEnd) return contextInBlankLine(line, offset, scan);
  if (text[at] === '#' || offset < at) return undefined;
  if (at === line && /^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(line, lineEnd))) return undefined;
  let isItem = false;
  while (text[at] === '-' && (at + 1 >= lineEnd || text[at + 1] === ' ' || text[at + 1] === '\t')) {
    const frame = offset > at ? frames.enterItem(at - line) : undefined;
    if (!frame) return undefined;
    const content = skipBlanks(text, at + 1, lineEnd);
    if (content >= lineEnd || text[content] === '#') {
      if (offset > content) return undefined;
      const glued = offset === at + 1;
      const path = [...frame.path, frame.entry as Segment];
      return block('node', path, glued ? at - line + 2 : offset - line, [offset, offset], glued ? ' ' : '', scan);
    }
    if (offset < content) return undefined;
    isItem = true;
    at = content;
  }
  const key = keyAt(text, at, lineEnd);
  if (!key) return contextInText(text, line, at, lineEnd, offset, isItem, scan);
  const frame = frames.enterKey(at - line, key.key);
  if (!frame || offset < key.span[0]) return undefined;
  if (offset <= key.span[1]) {
    const quoted = /["']/.test(text[key.span[0]] ?? '');
    const token: Span = quoted ? [key.span[0] + 1, key.span[1] - 1] : key.span;
    if (offset < token[0] || offset > token[1]) return undefined;
    return { ...block('key', frame.path, at - line, token, '', scan, key.span[0]), quoted, colon: true };
  }
  if (offset <= key.colon) return undefined;
  return contextOfValue(
    text,
    skipBlanks(text, key.colon + 1, lineEnd),
    lineEnd,
    offset,
    key.colon,
    block('value', [...frame.path, key.key], at - line, [offset, offset], '', scan),
  );
}

/** Behind `key:`. */
function contextOfValue(
  text: string,
  start: number,
  lineEnd: number,
  offset: number,
  colon: number,
  empty: TypingContext,
): TypingContext | undefined {
  if (start >= lineEnd || text[start] === '#') {
    if (offset > start) return undefined;
    return { ...empty, prefix: offset === colon + 1 ? ' ' : '' };
  }
  return offset < start ? undefined : tokenContext(text, start, lineEnd, offset, empty);
}

/** In a scalar on one line, plain or quoted; undefined for everything else that can begin a value. */
function tokenContext(
  text: string,
  start: number,
  lineEnd: number,
  offset: number,
  empty: TypingContext,
): TypingContext | undefined {
  const char = text[start] as string;
  if (char === '"' || char === "'") {
    const close = text.indexOf(char, start + 1);
    const end = close < 0 || close > lineEnd ? lineEnd : close;
    return offset > start && offset <= end ? { ...empty, token: [start + 1, end], quoted: true } : undefined;
  }
  if ('[{|>&*!%@`?'.includes(char)) return undefined;
  const end = plainEnd(text, start, lineEnd);
  return offset <= end ? { ...empty, token: [start, end] } : undefined;
}

/** In a line without a key: a half-typed one, an item of a list, a value below its key, or `key:value` without its blank. */
function contextInText(
  text: string,
  line: number,
  at: number,
  lineEnd: number,
  offset: number,
  isItem: boolean,
  scan: BlockScan,
): TypingContext | undefined {
  const { frames } = scan;
  const slot = isItem ? nodeAtTop(frames) : frames.slotAt(at - line);
  if (!slot) return undefined;
  const glued = /^([\w-]+):/.exec(text.slice(at, plainEnd(text, at, lineEnd)));
  if (glued?.[1] !== undefined && offset >= at + glued[0].length) {
    const value = block('value', [...slot.path, glued[1]], at - line, [offset, offset], ' ', scan);
    return tokenContext(text, at + glued[0].length, lineEnd, offset, value);
  }
  return tokenContext(
    text,
    at,
    lineEnd,
    offset,
    block(slot.place, slot.path, at - line, [offset, offset], '', scan, at),
  );
}

function nodeAtTop(frames: Frames): { place: 'node'; path: readonly Segment[] } | undefined {
  const { top } = frames;
  return top?.entry === undefined ? undefined : { place: 'node', path: [...top.path, top.entry] };
}

/** In an empty line, where the column of the cursor says what is meant. */
function contextInBlankLine(line: number, offset: number, scan: BlockScan): TypingContext | undefined {
  const column = offset - line;
  const slot = scan.frames.slotAt(column);
  if (!slot) return undefined;
  const { top } = scan.frames;
  const below =
    top?.column === column && top.entry !== undefined && !top.filled ? childrenOf(scan, [...top.path, top.entry]) : [];
  // Between a key and what belongs to it: a key of its own would take that away from it.
  const node = slot.place === 'key' && below.length > 0 && below.every((entry) => entry.start > offset);
  const path = node && top ? [...top.path, top.entry as Segment] : slot.path;
  const place = node ? 'node' : slot.place;
  if (place === 'key') return block('key', path, column, [offset, offset], '', scan);
  const own = childrenOf(scan, path)[0]?.column ?? column;
  if (own < column) return undefined;
  return block('node', path, own, [offset, offset], ' '.repeat(own - column), scan);
}

function childrenOf(scan: BlockScan, path: readonly Segment[]): BlockEntry[] {
  const pointer = toPointer(path);
  return scan.entries.filter((entry) => toPointer(entry.holder) === pointer);
}

function block(
  place: TypingContext['place'],
  path: readonly Segment[],
  column: number,
  token: Span,
  prefix: string,
  scan: BlockScan,
  own = -1,
): TypingContext {
  const used = childrenOf(scan, path)
    .filter((entry) => typeof entry.segment === 'string' && entry.start !== own)
    .map((entry) => String(entry.segment));
  return { place, path, column, token, prefix, flow: false, quoted: false, colon: false, used };
}
