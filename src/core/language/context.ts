import type { Span } from '../documents/position.ts';
import { contextInLine } from './contextInLine.ts';
import { flowPlaceAt } from './flow.ts';
import { endOfLine } from './lexer.ts';
import { type Stretch, scanBlocks } from './scan.ts';
import type { TypingContext } from './typingContext.ts';

/** Says what can be typed at an offset, from columns alone, so that a half-typed text is no obstacle; undefined where nothing fits. */
export function typingContextAt(text: string, region: Span, offset: number): TypingContext | undefined {
  const context = contextAt(text, region, offset);
  return context && text.slice(...context.token).includes('\n') ? undefined : context;
}

function contextAt(text: string, region: Span, offset: number): TypingContext | undefined {
  if (offset < region[0] || offset > region[1]) return undefined;
  const scan = scanBlocks(text, region, offset);
  const stretch = scan.stretches.find((candidate) => isInside(text, candidate, offset));
  if (stretch?.type === 'flow') {
    const found = flowPlaceAt(text, stretch.tokens, stretch.path, offset);
    return found && { ...found, column: 0, prefix: found.glued ? ' ' : '', flow: true };
  }
  const start = offset === 0 ? 0 : Math.max(region[0], text.lastIndexOf('\n', offset - 1) + 1);
  if (stretch?.type === 'block' || (stretch && stretch.span[0] < start)) return undefined;
  return contextInLine({ text, start, end: endOfLine(text, start, region[1]), offset, scan });
}

/** Behind its closing bracket a collection is over; a text is so only on the next line. */
function isInside(text: string, { span, type }: Stretch, offset: number): boolean {
  if (offset <= span[0] || offset > span[1]) return false;
  return offset < span[1] || type !== 'flow' || !/[\]}]/.test(text[span[1] - 1] ?? '');
}
