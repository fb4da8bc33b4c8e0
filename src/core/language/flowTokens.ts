import type { Span } from '../documents/position.ts';
import { endOfLine, isContinuation, quotedEnd } from './lexer.ts';

/** A piece of a flow collection: a bracket, a comma, a colon, a comment, or the text of a key or value. */
export interface FlowToken {
  type: '[' | '{' | ']' | '}' | ',' | ':' | 'comment' | 'text';
  start: number;
  end: number;
  /** Text in quotes; `closed` when its last quote is there. */
  quoted: boolean;
  closed: boolean;
}

/**
 * Cuts a flow collection, `[…]` or `{…}`, into tokens. One that is half typed ends with the line below which nothing belongs to it.
 * @param holderColumn column of what holds the collection
 */
export function flowTokens(
  text: string,
  [from, limit]: Span,
  holderColumn: number,
): { tokens: FlowToken[]; end: number } {
  const tokens: FlowToken[] = [];
  let depth = 0;
  let offset = from;
  while (offset < limit) {
    const char = text[offset] as string;
    if (char === '\n' && !isContinuation(text, offset + 1, limit, holderColumn)) break;
    if (/\s/.test(char)) offset++;
    else {
      const token = tokenAt(text, offset, limit, holderColumn);
      tokens.push(token);
      offset = token.end;
      if (token.type === '[' || token.type === '{') depth++;
      if ((token.type === ']' || token.type === '}') && --depth === 0) return { tokens, end: offset };
    }
  }
  return { tokens, end: offset };
}

function tokenAt(text: string, start: number, limit: number, holderColumn: number): FlowToken {
  const char = text[start] as string;
  const token = { start, end: start + 1, quoted: false, closed: true };
  if ('[]{},'.includes(char)) return { ...token, type: char as FlowToken['type'] };
  if (char === ':' && endsKey(text, start)) return { ...token, type: ':' };
  if (char === '#' && /\s/.test(text[start - 1] ?? ' ')) {
    return { ...token, type: 'comment', end: endOfLine(text, start, limit) };
  }
  if (char === '"' || char === "'") {
    return { ...token, type: 'text', quoted: true, ...quotedEnd(text, start, limit, holderColumn) };
  }
  return { ...token, type: 'text', end: plainFlowEnd(text, start, limit) };
}

/** End of a plain text inside a flow collection, on its line. */
function plainFlowEnd(text: string, start: number, limit: number): number {
  let end = start + 1;
  for (let offset = start; offset < limit; offset++) {
    const char = text[offset] as string;
    if (',[]{}\n\r'.includes(char) || (char === ':' && endsKey(text, offset))) break;
    if (char === '#' && /[ \t]/.test(text[offset - 1] ?? '') && offset > start) break;
    if (char !== ' ' && char !== '\t') end = offset + 1;
  }
  return end;
}

function endsKey(text: string, colon: number): boolean {
  const next = text[colon + 1];
  return next === undefined || /[\s,[\]{}]/.test(next);
}
