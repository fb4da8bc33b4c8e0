import type { Segment } from '../documents/pointer.ts';
import type { Span } from '../documents/position.ts';
import { contextInBlankLine } from './contextInBlankLine.ts';
import type { Slot } from './frames.ts';
import { type KeyToken, keyAt, plainEnd, skipBlanks } from './lexer.ts';
import { blockContext, childrenOf, itemAbove, type TypingContext, type TypingLine } from './typingContext.ts';

/** What can be typed in a line outside of brackets and texts over several lines. */
export function contextInLine(line: TypingLine): TypingContext | undefined {
  const { text, start, end, offset, scan } = line;
  let at = skipBlanks(text, start, end);
  if (at >= end) return contextInBlankLine(line);
  if (text[at] === '#' || offset < at) return undefined;
  if (at === start && /^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(start, end))) return undefined;
  let item: Slot | undefined;
  while (text[at] === '-' && (at + 1 >= end || text[at + 1] === ' ' || text[at + 1] === '\t')) {
    const frame = offset > at ? scan.frames.enterItem(at - start) : undefined;
    if (!frame) return undefined;
    item = { place: 'node', path: [...frame.path, frame.entry as Segment] };
    const content = skipBlanks(text, at + 1, end);
    if (content >= end || text[content] === '#') return behindDash(line, item, at, content);
    if (offset < content) return undefined;
    at = content;
  }
  const key = keyAt(text, at, end);
  return key ? contextAtKey(line, at, key) : contextInText(line, at, item ?? scan.frames.slotAt(at - start));
}

/** Behind a lone dash. */
function behindDash(line: TypingLine, { path }: Slot, dash: number, content: number): TypingContext | undefined {
  const { start, offset } = line;
  if (offset > content) return undefined;
  if (offset > dash + 1) return blockContext(line, 'node', path, offset - start);
  return blockContext(line, 'node', path, dash - start + 2, { prefix: ' ' });
}

/** In a key with a colon, or behind it. */
function contextAtKey(line: TypingLine, at: number, { key, span, colon }: KeyToken): TypingContext | undefined {
  const { text, start, end, offset, scan } = line;
  const frame = scan.frames.enterKey(at - start, key);
  if (!frame) return undefined;
  if (offset <= span[1]) {
    const quoted = text[span[0]] === '"' || text[span[0]] === "'";
    const token: Span = quoted ? [span[0] + 1, span[1] - 1] : span;
    if (offset < token[0] || offset > token[1]) return undefined;
    return blockContext(line, 'key', frame.path, at - start, { token, quoted, colon: true });
  }
  const path = [...frame.path, key];
  const value = skipBlanks(text, colon + 1, end);
  const isEmpty = value >= end || text[value] === '#';
  if (offset <= colon || (isEmpty ? offset > value : offset < value)) return undefined;
  const context = blockContext(line, 'value', path, at - start);
  if (!isEmpty) return contextInToken(line, value, context);
  // What stands on the lines below is the value already.
  if (childrenOf(scan, path).length > 0) return undefined;
  return { ...context, prefix: offset === colon + 1 ? ' ' : '' };
}

/** In a scalar on one line, plain or quoted; undefined for everything else that can begin a value. */
function contextInToken(line: TypingLine, from: number, context: TypingContext): TypingContext | undefined {
  const { text, end, offset } = line;
  const char = text[from] as string;
  if (char === '"' || char === "'") {
    const close = text.indexOf(char, from + 1);
    const last = close < 0 || close > end ? end : close;
    return offset > from && offset <= last ? { ...context, token: [from + 1, last], quoted: true } : undefined;
  }
  if ('[{|>&*!%@`?'.includes(char)) return undefined;
  const last = plainEnd(text, from, end);
  return offset <= last ? { ...context, token: [from, last] } : undefined;
}

/** In a line without a key: a half-typed one, an item of a list, a value below its key, or `key:value` without its blank. */
function contextInText(line: TypingLine, at: number, slot: Slot | undefined): TypingContext | undefined {
  const { text, start, end, offset } = line;
  if (!slot) return undefined;
  const glued = /^([\w-]+):/.exec(text.slice(at, plainEnd(text, at, end)));
  const value = at + (glued?.[0].length ?? 0);
  if (glued?.[1] !== undefined && offset >= value) {
    const context = blockContext(line, 'value', [...slot.path, glued[1]], at - start, { prefix: ' ' });
    return contextInToken(line, value, context);
  }
  const column = at - start;
  const above = slot.place === 'node' ? itemAbove(line, slot.path, column) : {};
  return contextInToken(line, at, blockContext(line, slot.place, slot.path, column, above));
}
