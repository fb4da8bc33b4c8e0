import { across, type Columns, laneHead } from '../svg/columns.ts';
import { type Drawing, onGrid, type Part } from '../svg/drawing.ts';
import type { SvgElement } from '../svg/element.ts';
import { drawCurve } from './drawCurve.ts';
import type { JourneyStage, JourneyView } from './model.ts';
import { notePart, stagePart, touchpointPart } from './parts.ts';

const margin = 16;
/** Room for the names of the lanes. */
const names = 112;
/** Narrower columns than usual are worth it when the whole journey fits then. */
const narrowest = 168;
const usual = 200;
const widest = 280;

/** A lane: its name, and what it says about each stage. */
interface Lane {
  name: string;
  parts(stage: JourneyStage, place: { x: number; width: number }): ((y: number) => Part)[];
}

const lanes: readonly Lane[] = [
  {
    name: 'Pains',
    parts: ({ pains }, place) =>
      pains.map(
        ({ text, range }) =>
          (y) =>
            notePart('pain', 'Pain', text, range, { ...place, y }),
      ),
  },
  {
    name: 'Opportunities',
    parts: ({ opportunities }, place) =>
      opportunities.map(
        ({ text, range }) =>
          (y) =>
            notePart('opportunity', 'Opportunity', text, range, { ...place, y }),
      ),
  },
  {
    name: 'Owner',
    parts: ({ owner, range }, place) =>
      owner ? [(y) => notePart('owner', 'Owner', owner, range, { ...place, y })] : [],
  },
];
const touchpoints: Lane = {
  name: 'Touchpoints',
  parts: (stage, place) => stage.touchpoints.map((each) => (y) => touchpointPart(each, { ...place, y })),
};

/** Stages beside each other, as wide as they need: a journey of ten stages is scrolled through. */
export function drawWide(view: JourneyView, width: number): Drawing {
  const { stages } = view;
  const share = Math.floor((width - 2 * margin - names) / stages.length / 4) * 4;
  const column = share < narrowest ? usual : Math.min(widest, share);
  const right = margin + names + column * stages.length;
  const columns: Columns = {
    // As far in as the title above and the text in the columns.
    left: margin + 8,
    right: right - 8,
    width: column,
    x: (stage) => margin + names + stage * column,
  };
  const elements: SvgElement[] = [];
  let y = 8;
  const add = (part: Part) => {
    if (part.elements.length > 0) elements.push(...part.elements);
    y += part.height;
  };
  add(across(stages, columns, y, (stage, place) => [(top) => stagePart(stage, { ...place, y: top })]));
  add(laneOf(touchpoints, stages, columns, y));
  add(drawCurve(view, columns, y));
  for (const lane of lanes) add(laneOf(lane, stages, columns, y));
  return { width: Math.max(width, right + margin), height: onGrid(y + 8), elements };
}

/** A lane with a line above it; nothing when no stage has anything to say in it. */
function laneOf(lane: Lane, stages: readonly JourneyStage[], columns: Columns, top: number): Part {
  const part = across(stages, columns, top + 8, (stage, place) => lane.parts(stage, place));
  if (part.elements.length === 0) return { height: 0, elements: [] };
  return { height: part.height + 16, elements: [...laneHead(lane.name, columns, top), ...part.elements] };
}
