import { type Drawing, onGrid, type Part } from '../svg/drawing.ts';
import { element, type SvgElement } from '../svg/element.ts';
import { stateSign, stateWord } from '../svg/state.ts';
import { textLine, textLines, textStyles, wrapFor } from '../svg/text.ts';
import { type Spot, stacked, textPart } from '../svg/textPart.ts';
import { drawEmpty } from './drawEmpty.ts';
import type { BoardPhase, BoardPlaybook, BoardStep, BoardView } from './model.ts';
import { gateText, outputsText, progressText, stepWords } from './words.ts';

const margin = 16;
const gap = 16;
/** A column of steps narrower than this is no column any more: then the phases stand below each other. */
const narrowest = 168;
const widest = 344;

/** Draws the board: the phases beside each other where there is room, each with its steps below it. */
export function drawBoard(view: BoardView, width: number): Drawing {
  if (view.empty) return drawEmpty(width);
  const parts = view.playbooks.map(
    (playbook) => (y: number) => drawPlaybook(playbook, view.playbooks.length > 1, y, width),
  );
  const all = stacked(parts, 8, 24);
  return { width, height: onGrid(all.height + 24), elements: all.elements };
}

/** As many phases in a row as fit; what is left goes on below. */
function drawPlaybook({ title, phases }: BoardPlaybook, named: boolean, top: number, width: number): Part {
  const room = width - 2 * margin;
  const most = Math.max(1, Math.min(phases.length, Math.floor((room + gap) / (narrowest + gap))));
  // Four phases look better as two and two than as three and one.
  const perRow = Math.ceil(phases.length / Math.ceil(phases.length / most));
  const column = most === 1 ? room : Math.min(widest, Math.floor((room + gap) / perRow) - gap);
  const rows = Array.from({ length: Math.ceil(phases.length / perRow) }, (_, row) =>
    phases.slice(row * perRow, (row + 1) * perRow),
  );
  const heading = (y: number): Part => ({
    height: 32,
    elements: [textLine(wrapFor(title, 'heading', room, 1).lines[0] ?? '', 'heading', margin + 8, y + 20)],
  });
  return stacked([...(named ? [heading] : []), ...rows.map((row) => (y: number) => drawRow(row, y, column))], top, 24);
}

function drawRow(phases: readonly BoardPhase[], top: number, column: number): Part {
  const headHeight = Math.max(...phases.map(({ title }) => titleLines(title, column).length)) * textStyles.title.line;
  const parts = phases.map((phase, index) =>
    drawPhase(phase, headHeight, top, margin + index * (column + gap), column),
  );
  return {
    height: Math.max(...parts.map(({ height }) => height)),
    elements: parts.flatMap(({ elements }) => elements),
  };
}

function titleLines(title: string, column: number): readonly string[] {
  return wrapFor(title, 'title', column - 16).lines;
}

/** A phase: its name, its state with how far it has come, and its steps. */
function drawPhase(phase: BoardPhase, headHeight: number, top: number, x: number, column: number): Part {
  const { title, status, steps } = phase;
  const left = x + 8;
  const stateTop = top + headHeight;
  const rule = stateTop + 26.5;
  // What holds every step of the phase back is said once.
  const common = commonNote(steps);
  const held = common === undefined ? [] : wrapFor(common, 'small', column - 16, 3).lines;
  const room = held.length > 0 ? held.length * textStyles.small.line + 8 : 0;
  const list = stacked(
    steps.map((step) => (y: number) => drawStep(step, common === undefined, { x, y, width: column })),
    stateTop + 32 + room,
    0,
  );
  return {
    height: list.height + headHeight + 32 + room,
    elements: [
      ...textLines(titleLines(title, column), 'title', left, top + 14),
      stateSign(status, left, stateTop + 4),
      textLine(
        wrapFor(`${stateWord(status)} · ${progressText(phase)}`, 'small', column - 36, 1).lines[0] ?? '',
        'small',
        left + 20,
        stateTop + 14,
      ),
      ...progress(phase, left, rule, column - 16),
      ...textLines(held, 'small', left, stateTop + 48),
      ...list.elements,
    ],
  };
}

/** The note that all steps of a phase share; undefined where they differ. */
function commonNote(steps: readonly BoardStep[]): string | undefined {
  const notes = new Set(steps.map(({ note }) => note));
  return steps.length > 1 && notes.size === 1 ? [...notes][0] : undefined;
}

/** The line below a phase is its progress as well. */
function progress({ steps }: BoardPhase, x: number, y: number, length: number): SvgElement[] {
  const counted = steps.filter(({ status }) => status !== 'skipped');
  const done = counted.filter(({ status }) => status === 'done').length;
  const share = counted.length === 0 ? 0 : done / counted.length;
  return [
    element('line', { class: 'gtm-rule', x1: x, x2: x + length, y1: y, y2: y }),
    ...(share > 0
      ? [element('rect', { class: 'gtm-actual', x, y: y - 1.5, width: Math.round(length * share), height: 3 })]
      : []),
  ];
}

/** A step: the sign of its state, its name, then the state in words with who works on it. */
function drawStep(step: BoardStep, withNote: boolean, spot: Spot): Part {
  const { status, title, agent, note, range, file } = step;
  const facts = [stateWord(status), agent].filter(Boolean).join('\u00A0· ');
  const more = [outputsText(step), gateText(step)].filter(Boolean).join('\u00A0· ');
  return textPart(
    {
      kind: 'step',
      place: { ...(file === undefined ? {} : { file }), range },
      words: stepWords(step),
      indent: 20,
      paragraphs: [
        { text: title, style: 'label' },
        { text: facts, style: 'small' },
        ...(more && status !== 'skipped' ? [{ text: more, style: 'small' as const }] : []),
        ...(note && withNote && status !== 'skipped' ? [{ text: note, style: 'small' as const, maxLines: 3 }] : []),
      ],
      under: ({ x, y }) => [stateSign(status, x + 8, y + 8)],
    },
    spot,
  );
}
