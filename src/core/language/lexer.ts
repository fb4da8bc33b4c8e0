import type { Span } from '../documents/position.ts';

/** A key at the beginning of a stretch of text, with the offset of its colon. */
export interface KeyToken {
  key: string;
  span: Span;
  colon: number;
}

const keyPattern =
  /(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\n]|'')*)'|([^\s"'#[\]{},&*!|>%@`?-][^\n]*?|[-?][^\s][^\n]*?))[ \t]*:(?=[ \t\r\n]|$)/y;

/** The key that begins at an offset of a line, or undefined when none stands there. */
export function keyAt(text: string, from: number, lineEnd: number): KeyToken | undefined {
  keyPattern.lastIndex = from;
  const match = keyPattern.exec(text);
  if (!match || keyPattern.lastIndex > lineEnd + 1) return undefined;
  const [whole, double, single, plain] = match;
  // A blank and a hash begin a comment: what looks like a colon behind them is none.
  if (plain !== undefined && /[ \t]#/.test(plain)) return undefined;
  const colon = from + whole.length - 1;
  const end = from + whole.slice(0, -1).trimEnd().length;
  return { key: plain ?? single?.replaceAll("''", "'") ?? double ?? '', span: [from, end], colon };
}

/** Offset of the first character that is no blank; the end when there is none. */
export function skipBlanks(text: string, from: number, end: number): number {
  let offset = from;
  while (offset < end && (text[offset] === ' ' || text[offset] === '\t')) offset++;
  return offset;
}

/** Offset of the line end behind an offset: of its `\n` or `\r\n`, or the end of the text. */
export function endOfLine(text: string, from: number, end: number): number {
  const feed = text.indexOf('\n', from);
  const stop = feed < 0 || feed > end ? end : feed;
  return stop > from && text[stop - 1] === '\r' ? stop - 1 : stop;
}

/** Offset of the line behind the one that an offset is in. */
export function nextLine(text: string, from: number, end: number): number {
  const feed = text.indexOf('\n', from);
  return feed < 0 || feed >= end ? end + 1 : feed + 1;
}

/** Where a comment begins in a stretch of plain text: at a `#` behind a blank or at its start; the end without one. */
export function commentStart(text: string, from: number, end: number): number {
  const found = /(?:^|[ \t])#/.exec(text.slice(from, end));
  if (!found) return end;
  return from + found.index + found[0].length - 1;
}

/** End of a plain value on its line: before a comment and without the blanks in front of it. */
export function plainEnd(text: string, from: number, lineEnd: number): number {
  return from + text.slice(from, commentStart(text, from, lineEnd)).trimEnd().length;
}

/**
 * End of a quoted text that begins at an offset, behind its closing quote. One that is never closed ends with its line, unless
 * the lines below are its continuation: deeper than the column of what holds it.
 */
export function quotedEnd(
  text: string,
  from: number,
  end: number,
  holderColumn: number,
): { end: number; closed: boolean } {
  const quote = text[from];
  for (let offset = from + 1; offset < end; offset++) {
    const char = text[offset];
    if (char === '\\' && quote === '"') offset++;
    else if (char === quote) {
      if (quote === "'" && text[offset + 1] === "'") offset++;
      else return { end: offset + 1, closed: true };
    } else if (char === '\n' && !isContinuation(text, offset + 1, end, holderColumn)) {
      return { end: endOfLine(text, from, end), closed: false };
    }
  }
  return { end: endOfLine(text, from, end), closed: false };
}

/** True when the text goes on below: its next line with content stands deeper than what holds it. */
export function isContinuation(text: string, from: number, end: number, holderColumn: number): boolean {
  for (let line = from; line <= end; line = nextLine(text, line, end)) {
    const start = skipBlanks(text, line, end);
    if (start >= end) return false;
    if (text[start] === '\n' || text[start] === '\r') continue;
    return (
      start - line > holderColumn || (start - line === holderColumn && (text[start] === ']' || text[start] === '}'))
    );
  }
  return false;
}

/**
 * Offset of the first line behind a block scalar (`|` or `>`) whose holder stands at a column. Empty lines behind its last line
 * are not its own: something new may begin there.
 */
export function blockScalarEnd(text: string, headerLine: number, end: number, holderColumn: number): number {
  let line = nextLine(text, headerLine, end);
  let behind = line;
  while (line <= end) {
    const start = skipBlanks(text, line, end);
    const blank = start >= end || text[start] === '\n' || text[start] === '\r';
    if (!blank && start - line <= holderColumn) break;
    line = nextLine(text, line, end);
    if (!blank) behind = line;
  }
  return behind;
}
