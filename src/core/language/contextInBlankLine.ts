import type { Segment } from '../documents/pointer.ts';
import { blockContext, childrenOf, itemAbove, type TypingContext, type TypingLine } from './typingContext.ts';

/** What can be typed in an empty line, where the column of the cursor says what is meant. */
export function contextInBlankLine(line: TypingLine): TypingContext | undefined {
  const { start, offset, scan } = line;
  const column = offset - start;
  const slot = scan.frames.slotAt(column);
  const { top } = scan.frames;
  if (!slot) return undefined;
  if (slot.place === 'key') {
    const isOpen = top?.column === column && top.entry !== undefined && !top.filled;
    const path = isOpen ? [...top.path, top.entry as Segment] : [];
    const below = isOpen ? childrenOf(scan, path) : [];
    // Between a key and what belongs to it, another key would take that away from it.
    const isBetween = below.length > 0 && below.every((entry) => entry.start > offset);
    return isBetween ? nodeContext(line, path) : blockContext(line, 'key', slot.path, column);
  }
  return nodeContext(line, slot.path);
}

/** At the column of what stands there already, with the indentation that is missing. */
function nodeContext(line: TypingLine, path: readonly Segment[]): TypingContext | undefined {
  const column = line.offset - line.start;
  const own = childrenOf(line.scan, path)[0]?.column ?? column;
  if (own < column) return undefined;
  return blockContext(line, 'node', path, own, { prefix: ' '.repeat(own - column), ...itemAbove(line, path, own) });
}
