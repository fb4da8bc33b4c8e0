import { cleanText } from '../clean.ts';
import type { ViewFinding } from '../model.ts';
import type { Drawing } from './drawing.ts';
import { onGrid } from './drawing.ts';
import { element } from './element.ts';
import { findingLooks } from './findingLooks.ts';
import { textLine } from './text.ts';
import { stacked, textPart } from './textPart.ts';

const margin = 16;
/** More than these are counted, not shown: the picture is about the plan. */
const most = 3;

/** What was found where no part of the picture stands, such as in the head of the file: below the picture, in words. */
export function looseFindings(findings: readonly ViewFinding[], top: number, width: number): Drawing {
  if (findings.length === 0) return { width, height: 0, elements: [] };
  const shown = findings.slice(0, most);
  const list = stacked(
    shown.map(({ severity, message, range }) => (y: number) => {
      const { word, colour, step, length } = findingLooks[severity];
      const text = cleanText(message);
      return textPart(
        {
          kind: 'finding',
          place: { range },
          words: [`${word}: ${text}`],
          indent: 32,
          paragraphs: [{ text: `${word}: ${text}`, style: 'small', maxLines: 4 }],
          under: (box) => [
            element('path', {
              class: `gtm-sign gtm-${colour} gtm-squiggle`,
              d: `M${box.x + 8} ${box.y + 13.5}${step.repeat(24 / length)}`,
            }),
          ],
        },
        { x: margin, y, width: width - 2 * margin },
      );
    }),
    top,
  );
  const rest = findings.length - shown.length;
  const below = top + list.height;
  return {
    width,
    height: onGrid(list.height + (rest > 0 ? 20 : 0) + 16),
    elements: [
      ...list.elements,
      ...(rest > 0 ? [textLine(`and ${rest} more in this file`, 'small', margin + 40, below + 14)] : []),
    ],
  };
}
