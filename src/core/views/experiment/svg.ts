import { explorationNote } from '../../experiments/analysis/segments.ts';
import { type Drawing, onGrid, type Part } from '../svg/drawing.ts';
import { ghosts } from '../svg/ghosts.ts';
import { type State, stateSign } from '../svg/state.ts';
import { textLines, textStyles, wrapFor } from '../svg/text.ts';
import { type Spot, stacked, textPart } from '../svg/textPart.ts';
import { drawEstimates } from './drawEstimates.ts';
import { drawPeople } from './drawPeople.ts';
import { heading } from './heading.ts';
import type { ExperimentView } from './model.ts';

const margin = 16;
/** Wider than this the parts stand side by side. */
const wide = 760;

const signs: Readonly<Record<ExperimentView['verdict']['advice'], State>> = {
  ship: 'pass',
  stop: 'fail',
  'not-yet': 'stale',
  'cannot-say': 'pending',
};

/** Draws the read-out: the verdict first, below it the differences, the people and the guardrails. */
export function drawExperiment(view: ExperimentView, width: number): Drawing {
  if (view.empty) return drawEmpty(width);
  const room = width - 2 * margin;
  const head = drawVerdict(view, { x: margin, y: 8, width: room });
  const top = 8 + head.height + 16;
  const parts = [
    ...(view.estimates.length > 0 ? [(spot: Spot) => drawEstimates(view, spot)] : []),
    ...(view.people.length > 0 ? [(spot: Spot) => drawPeople(view, spot)] : []),
    ...(view.guardrails.length > 0 ? [(spot: Spot) => drawGuardrails(view, spot)] : []),
    ...(view.segments.length > 0 ? [(spot: Spot) => drawSegments(view, spot)] : []),
    ...(view.remarks.length > 0 ? [(spot: Spot) => drawRemarks(view, spot)] : []),
  ];
  const isWide = width >= wide && parts.length > 1;
  const column = isWide ? Math.floor((room - 32) / 2) : room;
  const columns = isWide ? [parts.slice(0, 1), parts.slice(1)] : [parts];
  const drawn = columns.map((each, index) =>
    stacked(
      each.map((part) => (y: number) => part({ x: margin + index * (column + 32), y, width: column })),
      top,
      16,
    ),
  );
  return {
    width,
    height: onGrid(top + Math.max(...drawn.map(({ height }) => height), 0) + 16),
    elements: [...head.elements, ...drawn.flatMap(({ elements }) => elements)],
  };
}

function drawVerdict({ verdict }: ExperimentView, spot: Spot): Part {
  const { advice, word, reason, range } = verdict;
  return textPart(
    {
      kind: 'verdict',
      place: { range },
      words: [`${word}.`, reason],
      indent: 24,
      // The reason stands in the sentence above the picture.
      paragraphs: [{ text: word, style: 'heading', maxLines: 3 }],
      under: ({ x, y }) => [stateSign(signs[advice], x + 8, y + 8)],
    },
    spot,
  );
}

function drawGuardrails({ guardrails }: ExperimentView, spot: Spot): Part {
  const list = stacked(
    guardrails.map(
      ({ text, breached, range }) =>
        (y: number) =>
          textPart(
            {
              kind: 'guardrail',
              place: { range },
              words: [`${text}, ${breached ? 'broken' : 'kept'}.`],
              indent: 24,
              paragraphs: [{ text: `${text}, ${breached ? 'broken' : 'kept'}`, style: 'label', maxLines: 3 }],
              under: (box) => [stateSign(breached ? 'fail' : 'pass', box.x + 8, box.y + 8)],
            },
            { ...spot, y },
          ),
    ),
    spot.y + 28,
    0,
  );
  return { height: 28 + list.height, elements: [...heading('What must not get worse', spot), ...list.elements] };
}

function drawSegments({ segments }: ExperimentView, spot: Spot): Part {
  const list = stacked(
    segments.map(
      ({ title, text, range }) =>
        (y: number) =>
          textPart(
            {
              kind: 'segment',
              place: { range },
              words: [`${title}: ${text}.`],
              paragraphs: [
                { text: title, style: 'label', maxLines: 2 },
                { text, style: 'small', maxLines: 4 },
              ],
            },
            { ...spot, y },
          ),
    ),
    spot.y + 28,
    0,
  );
  const note = drawRemarks({ remarks: [explorationNote] }, { ...spot, y: spot.y + 28 + list.height });
  return {
    height: 28 + list.height + note.height,
    elements: [...heading('By segment, as exploration', spot), ...list.elements, ...note.elements],
  };
}

function drawRemarks({ remarks }: Pick<ExperimentView, 'remarks'>, spot: Spot): Part {
  let y = spot.y + 12;
  const elements = remarks.flatMap((remark) => {
    const { lines } = wrapFor(remark, 'small', spot.width - 16, 6);
    const drawn = textLines(lines, 'small', spot.x + 8, y);
    y += lines.length * textStyles.small.line + 4;
    return drawn;
  });
  return { height: y - spot.y, elements };
}

function drawEmpty(width: number): Drawing {
  return {
    width,
    height: 176,
    elements: ghosts([
      { x: 24, y: 24, width: width - 48, height: 32 },
      { x: 24, y: 76, width: Math.round((width - 48) * 0.6), height: 16 },
      { x: 24, y: 108, width: Math.round((width - 48) * 0.8), height: 16 },
      { x: 24, y: 140, width: Math.round((width - 48) * 0.8), height: 16 },
    ]),
  };
}
