import type { Part } from '../svg/drawing.ts';
import { element, type SvgElement } from '../svg/element.ts';
import { node } from '../svg/node.ts';
import { textLine } from '../svg/text.ts';
import type { InitiativesView, RankedInitiative } from './model.ts';
import { initiativeWords } from './words.ts';

const radius = 11;

/** The quadrant: effort from left to right, impact from bottom to top, each initiative as a disc with its rank. */
export function drawQuadrant(
  { initiatives }: InitiativesView,
  { x, y, side }: { x: number; y: number; side: number },
): Part {
  const step = side / 5;
  const cells = new Map<string, RankedInitiative[]>();
  for (const initiative of initiatives) {
    if (initiative.impact === undefined || initiative.effort === undefined) continue;
    const key = `${Math.round(initiative.effort)} ${Math.round(initiative.impact)}`;
    cells.set(key, [...(cells.get(key) ?? []), initiative]);
  }
  const discs = [...cells].flatMap(([key, together]) => {
    const [effort = 1, impact = 1] = key.split(' ').map(Number);
    return drawCell(together, x + (effort - 0.5) * step, y + (5.5 - impact) * step, step);
  });
  const middle = side / 2;
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    element('line', { class: 'gtm-rule', x1, x2, y1, y2 });
  return {
    height: y + side + 28,
    elements: [
      element('rect', { class: 'gtm-ghost', x: x + 0.5, y: y + 0.5, width: side - 1, height: side - 1 }),
      line(x + middle, y, x + middle, y + side),
      line(x, y + middle, x + side, y + middle),
      textLine('Do first', 'small', x + 8, y + 18),
      textLine('Big bets', 'small', x + side - 8, y + 18, 'end'),
      textLine('Fill in', 'small', x + 8, y + side - 8),
      textLine('Leave', 'small', x + side - 8, y + side - 8, 'end'),
      textLine('Much impact', 'small', x, y - 6),
      textLine('Little impact, little effort', 'small', x, y + side + 16),
      textLine('Much effort', 'small', x + side, y + side + 16, 'end'),
      ...discs,
    ],
  };
}

/** The initiatives of one cell, side by side; when there are too many for it, the last disc counts the rest. */
function drawCell(together: readonly RankedInitiative[], x: number, y: number, step: number): SvgElement[] {
  const perRow = Math.max(1, Math.floor(step / (2 * radius + 4)));
  const most = perRow * perRow;
  const shown = together.slice(0, together.length > most ? most - 1 : most);
  const rest = together.slice(shown.length);
  const all = [...shown.map((one) => [one]), ...(rest.length > 0 ? [rest] : [])];
  const rows = Math.ceil(all.length / perRow);
  return all.flatMap((discs, index) => {
    const row = Math.floor(index / perRow);
    const inRow = Math.min(perRow, all.length - row * perRow);
    const at = index % perRow;
    return drawDisc(
      discs,
      x + (at - (inRow - 1) / 2) * (2 * radius + 4),
      y + (row - (rows - 1) / 2) * (2 * radius + 4),
    );
  });
}

function drawDisc(together: readonly RankedInitiative[], x: number, y: number): SvgElement[] {
  const [first] = together;
  if (!first) return [];
  const text = together.length > 1 ? `+${together.length}` : first.rank === undefined ? '?' : String(first.rank);
  const words = together.flatMap(initiativeWords);
  const box = { x: x - radius - 1, y: y - radius - 1, width: 2 * radius + 2, height: 2 * radius + 2 };
  return [
    node({ kind: 'rank', range: first.range, words, box }, [
      element('rect', {
        class: 'gtm-disc',
        x: x - radius,
        y: y - radius,
        width: 2 * radius,
        height: 2 * radius,
        rx: radius,
      }),
      element('text', { class: 'gtm-strong', x, y: y + 5, 'text-anchor': 'middle' }, [text]),
    ]),
  ];
}
