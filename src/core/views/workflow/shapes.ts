import { element, type SvgElement } from '../svg/element.ts';
import type { NodeBox } from '../svg/node.ts';
import type { WorkflowShape } from './model.ts';

/** How far a slanted side goes in. */
const slant = 8;

type Outline = (width: number, height: number) => string;

const rectangle: Outline = (width, height) => `M0 0H${width}V${height}H0Z`;

/** The outline of each shape, from 0,0. */
const outlines: Readonly<Record<WorkflowShape, Outline>> = {
  trigger: (width, height) => `M0 0H${width}L${width - slant} ${height}H${slant}Z`,
  send: rectangle,
  wait: (width, height) =>
    `M${slant} 0H${width - slant}L${width} ${slant}V${height - slant}L${width - slant} ${height}H${slant}L0 ${height - slant}V${slant}Z`,
  branch: (width, height) =>
    `M${slant} 0H${width - slant}L${width} ${height / 2}L${width - slant} ${height}H${slant}L0 ${height / 2}Z`,
  split: (width, height) => `M${slant} 0H${width}L${width - slant} ${height}H0Z`,
  change: (width, height) => `${rectangle(width, height)}M6 0V${height}M${width - 6} 0V${height}`,
  handoff: (width, height) => `M0 0H${width - slant}L${width} ${height / 2}L${width - slant} ${height}H0Z`,
  end: (width, height) => {
    const round = Math.min(24, height / 2);
    const corner = (x: number, y: number) => `A${round} ${round} 0 0 1 ${x} ${y}`;
    return `M${round} 0H${width - round}${corner(width, round)}V${height - round}${corner(width - round, height)}H${round}${corner(0, height - round)}V${round}${corner(round, 0)}Z`;
  },
  missing: rectangle,
};

/** What reaches the person stands out: messages are drawn in blue, besides being rectangles. */
function lineOf(shape: WorkflowShape): string {
  return shape === 'send' ? 'gtm-planned' : 'gtm-span';
}

/** The outline of a node; dashed where it is never reached or missing. */
export function outline(shape: WorkflowShape, { x, y, width, height }: NodeBox, dashed: boolean): SvgElement {
  return element('path', {
    class: lineOf(shape),
    d: outlines[shape](width - 1, height - 1),
    transform: `translate(${x + 0.5} ${y + 0.5})`,
    'stroke-dasharray': dashed ? '4 4' : undefined,
  });
}

/** The sign of each shape, twelve pixels square: an envelope, a clock, a fork, dice, a pen, a person, a flag, a gap. */
const signs: Readonly<Record<WorkflowShape, string>> = {
  trigger: 'M3 1L10 6L3 11Z',
  send: 'M0 2H12V10H0ZM0 2L6 7L12 2',
  wait: 'M6 0.5A5.5 5.5 0 0 1 6 11.5A5.5 5.5 0 0 1 6 0.5ZM6 3V6.5H9',
  branch: 'M6 0V4L2 8V12M6 4L10 8V12',
  split: 'M1 1H11V11H1ZM1 11L11 1',
  change: 'M1 11L2 8L9 1L11 3L4 10Z',
  handoff: 'M6 1A2.5 2.5 0 0 1 6 6A2.5 2.5 0 0 1 6 1ZM1 12A5 4.5 0 0 1 11 12',
  end: 'M2 2H10V10H2Z',
  missing: 'M2 2L10 10M10 2L2 10',
};

/** The sign of a node at a place. */
export function signOf(shape: WorkflowShape, x: number, y: number): SvgElement {
  return element('path', { class: lineOf(shape), d: signs[shape], transform: `translate(${x} ${y})` });
}
