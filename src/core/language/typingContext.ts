import { type Segment, toPointer } from '../documents/pointer.ts';
import type { Span } from '../documents/position.ts';
import type { BlockEntry, BlockScan } from './scan.ts';

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
  /** At the column of a dash: the item above, whose keys stand deeper. A new line below a dash begins there. */
  item?: Pick<TypingContext, 'path' | 'column' | 'used'>;
}

/** The line that something is typed in, with what the rest of the text says about it. */
export interface TypingLine {
  text: string;
  start: number;
  /** Before its line end. */
  end: number;
  /** Of the cursor. */
  offset: number;
  scan: BlockScan;
}

/** A context outside of brackets, with nothing typed yet. */
export function blockContext(
  { offset, scan }: TypingLine,
  place: TypingContext['place'],
  path: readonly Segment[],
  column: number,
  more: Partial<TypingContext> = {},
): TypingContext {
  const token: Span = more.token ?? [offset, offset];
  const used = childrenOf(scan, path)
    .filter(({ segment, start }) => typeof segment === 'string' && (start < token[0] - 1 || start > token[1]))
    .map(({ segment }) => String(segment));
  return { place, path, column, token, prefix: '', flow: false, quoted: false, colon: false, used, ...more };
}

/** The item above a line at the column of its dash, as long as it is a map. */
export function itemAbove(
  { start, scan }: TypingLine,
  list: readonly Segment[],
  column: number,
): Partial<TypingContext> {
  const last = childrenOf(scan, list).findLast((entry) => entry.column === column && entry.start < start);
  if (typeof last?.segment !== 'number') return {};
  const path = [...list, last.segment];
  const keys = childrenOf(scan, path);
  if (typeof keys[0]?.segment !== 'string') return {};
  return { item: { path, column: keys[0].column, used: keys.map(({ segment }) => String(segment)) } };
}

/** The keys or items of the map or list at a path, as far as they stand on lines of their own. */
export function childrenOf(scan: BlockScan, path: readonly Segment[]): BlockEntry[] {
  const pointer = toPointer(path);
  return scan.entries.filter((entry) => toPointer(entry.holder) === pointer);
}
