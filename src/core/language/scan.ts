import type { Segment } from '../documents/pointer.ts';
import type { Span } from '../documents/position.ts';
import { type FlowToken, flowTokens } from './flowTokens.ts';
import { Frames, pathOfEntry } from './frames.ts';
import { blockScalarEnd, endOfLine, keyAt, nextLine, quotedEnd, skipBlanks } from './lexer.ts';

/** A key of a block map, or an item of a block list, as its line shows it. */
export interface BlockEntry {
  /** The map or list that it is in. */
  holder: readonly Segment[];
  segment: Segment;
  column: number;
  start: number;
}

/** A text that goes over several lines, or a flow collection. */
export interface Stretch {
  type: 'flow' | 'quoted' | 'block';
  span: Span;
  path: readonly Segment[];
  tokens: readonly FlowToken[];
}

/** The block structure of a YAML text as its columns show it; for texts that are half typed. */
export interface BlockScan {
  entries: readonly BlockEntry[];
  stretches: readonly Stretch[];
  /** What is open just before the line that was asked for. */
  frames: Frames;
}

/** Reads a YAML text line by line, by columns; never throws. `until` is an offset in the line of interest. */
export function scanBlocks(text: string, [from, end]: Span, until: number): BlockScan {
  const entries: BlockEntry[] = [];
  const stretches: Stretch[] = [];
  const frames = new Frames();
  let seen = new Frames();
  let line = text.startsWith('\uFEFF') && from === 0 ? 1 : from;
  while (line <= end) {
    if (line <= until) seen = frames.copy();
    line = scanLine(text, line, end, frames, entries, stretches);
  }
  return { entries, stretches, frames: seen };
}

/** Reads one line, or all lines of a value that goes over several; returns the offset of the next one. */
function scanLine(
  text: string,
  line: number,
  end: number,
  frames: Frames,
  entries: BlockEntry[],
  stretches: Stretch[],
): number {
  const lineEnd = endOfLine(text, line, end);
  const next = nextLine(text, line, end);
  let at = skipBlanks(text, line, lineEnd);
  if (at >= lineEnd || text[at] === '#') return next;
  if (at === line && /^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(line, lineEnd))) {
    frames.clear();
    return next;
  }
  let holder = frames.top?.column ?? -1;
  let isItem = false;
  while (text[at] === '-' && (at + 1 >= lineEnd || text[at + 1] === ' ' || text[at + 1] === '\t')) {
    const frame = frames.enterItem(at - line);
    if (!frame) return next;
    entries.push({ holder: frame.path, segment: frame.entry as Segment, column: at - line, start: at });
    holder = at - line;
    isItem = true;
    at = skipBlanks(text, at + 1, lineEnd);
  }
  const key = keyAt(text, at, lineEnd);
  if (key) {
    const frame = frames.enterKey(at - line, key.key);
    if (!frame) return next;
    entries.push({ holder: frame.path, segment: key.key, column: at - line, start: key.span[0] });
    holder = at - line;
    at = skipBlanks(text, key.colon + 1, lineEnd);
  } else if (!isItem && frames.slotAt(at - line)?.place !== 'node') return next;
  // Anchors and tags stand before the value that they belong to.
  for (
    let property = /^[&!]\S*[ \t]*/.exec(text.slice(at, lineEnd));
    property;
    property = /^[&!]\S*[ \t]*/.exec(text.slice(at, lineEnd))
  ) {
    at += property[0].length;
  }
  const { top } = frames;
  if (!top || at >= lineEnd || text[at] === '#') return next;
  top.filled = true;
  return scanValue(text, at, end, holder, pathOfEntry(top), stretches) ?? next;
}

/** Reads a value that may go over several lines; returns the offset of the line behind it, or undefined for a plain one. */
function scanValue(
  text: string,
  at: number,
  end: number,
  holder: number,
  path: readonly Segment[],
  stretches: Stretch[],
): number | undefined {
  const char = text[at];
  if (char === '|' || char === '>') {
    const behind = blockScalarEnd(text, at, end, holder);
    stretches.push({ type: 'block', span: [at, Math.min(behind - 1, end)], path, tokens: [] });
    return behind;
  }
  if (char === '"' || char === "'") {
    const quoted = quotedEnd(text, at, end, holder);
    stretches.push({ type: 'quoted', span: [at, quoted.end], path, tokens: [] });
    return nextLine(text, quoted.end, end);
  }
  if (char === '[' || char === '{') {
    const flow = flowTokens(text, [at, end], holder);
    stretches.push({ type: 'flow', span: [at, flow.end], path, tokens: flow.tokens });
    return nextLine(text, flow.end, end);
  }
  return undefined;
}
