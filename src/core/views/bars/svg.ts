import { type Drawing, onGrid, type Part } from '../svg/drawing.ts';
import { element, type SvgElement } from '../svg/element.ts';
import { ghosts } from '../svg/ghosts.ts';
import { stateSign } from '../svg/state.ts';
import { textLines, wrapFor } from '../svg/text.ts';
import { type Spot, stacked, textPart } from '../svg/textPart.ts';
import type { BarRow, BarsView } from './model.ts';

const margin = 16;
const indent = 20;
/** The most that the trend beside a title takes. */
const widestTrend = 72;

/** Draws figures as bars: title and trend, the bar with plan, target and threshold, and the figures in words. */
export function drawBars(view: BarsView, width: number): Drawing {
  if (view.empty) {
    const length = Math.max(80, width - 2 * margin - 8);
    const bars = [1, 0.8, 0.6].map((share, index) => ({
      x: margin + 8,
      y: 24 + index * 48,
      width: length * share,
      height: 24,
    }));
    return { width, height: 176, elements: ghosts(bars) };
  }
  const spot = { x: margin, y: 8, width: width - 2 * margin };
  const list = stacked(
    view.rows.map((row) => (y: number) => drawRow(row, { ...spot, y })),
    spot.y,
    4,
  );
  const legend = wrapFor(view.legend, 'small', spot.width - 16, 6).lines;
  const bottom = spot.y + list.height + 24;
  return {
    width,
    height: onGrid(bottom + legend.length * 16 + 8),
    elements: [...list.elements, ...textLines(legend, 'small', spot.x + 8, bottom)],
  };
}

function drawRow(row: BarRow, spot: Spot): Part {
  const { title, text, trend, file, range } = row;
  const left = spot.x + 8 + indent;
  const length = spot.width - 16 - indent;
  const hasTrend = trend !== undefined && trend.length > 1;
  const trendWidth = Math.min(widestTrend, Math.round(length * 0.2));
  return textPart(
    {
      kind: 'bar',
      place: { ...(file === undefined ? {} : { file }), range },
      words: [`${title}.`, `${text}.`],
      indent,
      paragraphs: [
        { text: title, style: 'label', maxLines: 1, besides: hasTrend ? trendWidth + 8 : 0 },
        // Room for the bar.
        { text: '\u00A0', style: 'label' },
        { text, style: 'small', maxLines: 5 },
      ],
      under: ({ y }) => [
        ...signOf(row, spot.x + 8, y + 8),
        ...(hasTrend ? [trendOf(trend, left + length - trendWidth, trendWidth, y + 6)] : []),
        ...barOf(row, left, y + 28, length),
      ],
    },
    spot,
  );
}

function signOf({ sign }: BarRow, x: number, y: number): SvgElement[] {
  if (sign === undefined) return [];
  if (sign === 'good') return [stateSign('pass', x, y)];
  if (sign === 'bad') return [stateSign('fail', x, y)];
  if (sign === 'open') return [stateSign('pending', x, y)];
  return [
    element('path', {
      class: 'gtm-sign gtm-yellow',
      d: 'M6 1L11.5 11H0.5ZM6 4.5V7.2M6 8.8V9.2',
      transform: `translate(${x} ${y})`,
    }),
  ];
}

/** The bar: what was measured filled, what was planned framed, target and threshold as lines across. */
function barOf(
  { full, actual, planned, target, threshold }: BarRow,
  left: number,
  top: number,
  length: number,
): SvgElement[] {
  const at = (value: number) => Math.round(length * Math.min(1, Math.max(0, value / full)));
  return [
    element('line', { class: 'gtm-axis', x1: left, x2: left + length, y1: top + 12.5, y2: top + 12.5 }),
    ...(planned === undefined || planned <= 0
      ? []
      : [element('rect', { class: 'gtm-planned', x: left, y: top, width: Math.max(1, at(planned)), height: 12 })]),
    ...(actual === undefined
      ? []
      : [element('rect', { class: 'gtm-actual', x: left, y: top + 3, width: Math.max(1, at(actual)), height: 6 })]),
    ...lineAt(target === undefined ? undefined : left + at(target), 'gtm-span', top),
    ...lineAt(threshold === undefined ? undefined : left + at(threshold), 'gtm-sign gtm-red', top, '3 3'),
  ];
}

function lineAt(x: number | undefined, kind: string, top: number, dashes?: string): SvgElement[] {
  if (x === undefined) return [];
  return [element('line', { class: kind, x1: x, x2: x, y1: top - 3, y2: top + 15, 'stroke-dasharray': dashes })];
}

/** What was measured period by period, from the lowest to the highest of them; the latest has a dot. */
function trendOf(values: readonly number[], left: number, width: number, top: number): SvgElement {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (index: number) => left + Math.round((index / (values.length - 1)) * (width - 4));
  const y = (value: number) => top + 12 - (high === low ? 6 : Math.round(((value - low) / (high - low)) * 12));
  const line = values.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`).join('');
  const last = values.length - 1;
  return element('g', {}, [
    element('path', { class: 'gtm-sign gtm-blue', d: line }),
    element('rect', { class: 'gtm-actual', x: x(last) - 2, y: y(values[last] ?? 0) - 2, width: 4, height: 4 }),
  ]);
}
