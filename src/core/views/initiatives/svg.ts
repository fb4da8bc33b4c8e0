import { type Drawing, onGrid, type Part } from '../svg/drawing.ts';
import { element } from '../svg/element.ts';
import { ghosts } from '../svg/ghosts.ts';
import { textLine, textLines, wrapFor } from '../svg/text.ts';
import { type Spot, stacked, textPart } from '../svg/textPart.ts';
import { drawQuadrant } from './drawQuadrant.ts';
import type { InitiativesView, RankedInitiative } from './model.ts';
import { initiativeWords, returnText, scoreText } from './words.ts';

const margin = 16;
/** Below this the ranking stands under the quadrant. */
const narrow = 600;

/** Draws the initiatives twice: by impact and effort with their ranks, and as the ranking with their scores. */
export function drawInitiatives(view: InitiativesView, width: number): Drawing {
  if (view.empty)
    return {
      width,
      height: 176,
      elements: ghosts([
        { x: 24, y: 24, width: 128, height: 128 },
        { x: 176, y: 24, width: Math.max(80, width - 200), height: 28 },
        { x: 176, y: 64, width: Math.max(60, (width - 200) * 0.7), height: 28 },
      ]),
    };
  const placed = view.initiatives.some(({ impact, effort }) => impact !== undefined && effort !== undefined);
  const side = Math.min(360, width < narrow ? width - 2 * margin - 8 : Math.round((width - 3 * margin) * 0.46));
  if (!placed) return listOnly(view, width);
  const quadrant = drawQuadrant(view, { x: margin + 8, y: 24, side });
  const list =
    width < narrow
      ? { x: margin, y: quadrant.height + 24, width: width - 2 * margin }
      : { x: margin + 8 + side + 24, y: 20, width: width - margin * 2 - side - 32 };
  const ranking = drawRanking(view, list);
  return {
    width,
    height: onGrid(Math.max(quadrant.height, list.y + ranking.height) + 24),
    elements: [...quadrant.elements, ...ranking.elements],
  };
}

function listOnly(view: InitiativesView, width: number): Drawing {
  const ranking = drawRanking(view, { x: margin, y: 8, width: width - 2 * margin });
  return { width, height: onGrid(ranking.height + 32), elements: ranking.elements };
}

/** The ranking; it ends with what it means. */
function drawRanking({ initiatives, note = '' }: InitiativesView, spot: Spot): Part {
  const rows = initiatives.map((initiative) => (y: number) => drawRow(initiative, { ...spot, y }));
  const list = stacked(rows, spot.y, 0);
  const lines = wrapFor(note, 'small', spot.width - 16).lines;
  return {
    height: list.height + 24 + lines.length * 16,
    elements: [...list.elements, ...textLines(lines, 'small', spot.x + 8, spot.y + list.height + 24)],
  };
}

function drawRow(initiative: RankedInitiative, spot: Spot): Part {
  const { title, rank, score, returnOnCost, owner, by, remark, range } = initiative;
  const facts = [owner, by && `by ${by}`, returnOnCost === undefined ? undefined : returnText(returnOnCost)];
  const length = Math.max(0, spot.width - 16 - 32 - 56);
  const part = textPart(
    {
      kind: 'initiative',
      place: { range },
      words: initiativeWords(initiative),
      indent: 32,
      paragraphs: [
        { text: title, style: 'label' },
        { text: remark ?? facts.filter(Boolean).join('\u00A0· '), style: 'small' },
        // Room for the bar.
        ...(score === undefined ? [] : [{ text: '\u00A0', style: 'small' as const }]),
      ],
      under: ({ x, y, height }) => [
        textLine(rank === undefined ? '–' : String(rank), 'strong', x + 24, y + 18, 'end'),
        ...(score === undefined
          ? []
          : [
              element('line', { class: 'gtm-axis', x1: x + 40, x2: x + 40, y1: y + height - 18, y2: y + height - 6 }),
              element('rect', {
                class: 'gtm-actual',
                x: x + 40,
                y: y + height - 16,
                width: Math.round((length * score) / 5),
                height: 8,
              }),
              textLine(scoreText(score), 'small', x + 48 + Math.round((length * score) / 5), y + height - 8),
            ]),
      ],
    },
    spot,
  );
  return part;
}
