import type { CST } from 'yaml';
import type { Span } from './position.ts';

/** A list or map in brackets: from its opening to its closing one, which may be missing. */
export interface Bracket {
  readonly span: Span;
  readonly isOpen: boolean;
}

/** Every list and map in brackets, the outer before the inner. */
export function bracketsOf(tokens: readonly CST.Token[], length: number): Bracket[] {
  return tokens.flatMap((token) => {
    const inner = bracketsOf(tokensInside(token), length);
    if (token.type !== 'flow-collection') return inner;
    const end = token.start.type === 'flow-map-start' ? 'flow-map-end' : 'flow-seq-end';
    const closing = token.end.find(({ type }) => type === end);
    const span = [token.start.offset, closing ? closing.offset + 1 : length] as const;
    return [{ span, isOpen: closing === undefined }, ...inner];
  });
}

/** The keys and values that a token holds. */
export function tokensInside(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  const inside: CST.Token[] = [];
  for (const { key, value } of token.items) {
    if (key) inside.push(key);
    if (value) inside.push(value);
  }
  return inside;
}
