import { mermaidHead, mermaidLabel } from '../mermaid/label.ts';
import type { BarRow, BarsView } from './model.ts';

/** Characters of a name that an axis has room for. */
const longest = 32;

/**
 * Figures as a Mermaid bar chart: bars for what came of it, a line for what it is held against. Figures of different units
 * become shares of their plan, since a chart has one axis. Without a figure that can be drawn there, a box for each row.
 */
export function barsMermaid(view: BarsView): string {
  const rows = view.rows.flatMap((row) => barsOf(row, view.scale) ?? []);
  if (view.empty || rows.length === 0) return boxes(view);
  const { unit, bars, line } = view.scale;
  const most = Math.max(...rows.flatMap(({ bar, against }) => [bar, against]), 1);
  const held = rows.some(({ against }) => against > 0);
  return [
    'xychart-beta horizontal',
    `  title "${mermaidLabel(view.title)}"`,
    `  x-axis [${rows.map(({ title }) => `"${mermaidLabel(shortened(title))}"`).join(', ')}]`,
    `  y-axis "${mermaidLabel(`${unit}: bars ${bars}${held && line ? `, line ${line}` : ''}`)}" 0 --> ${figure(most * 1.05)}`,
    `  bar [${rows.map(({ bar }) => figure(bar)).join(', ')}]`,
    ...(held && line ? [`  line [${rows.map(({ against }) => figure(against)).join(', ')}]`] : []),
    '',
  ].join('\n');
}

/** The figures of a row; undefined where there is nothing to draw. */
function barsOf({ title, actual, planned }: BarRow, { shares, digits = 0 }: BarsView['scale']) {
  if (!shares) {
    const unit = 10 ** digits;
    if (actual === undefined && planned === undefined) return undefined;
    return { title, bar: (actual ?? 0) / unit, against: (planned ?? 0) / unit };
  }
  if (actual === undefined || planned === undefined || planned <= 0) return undefined;
  return { title, bar: (actual / planned) * 100, against: 100 };
}

function shortened(title: string): string {
  const letters = [...title];
  return letters.length <= longest ? title : `${letters.slice(0, longest - 1).join('')}…`;
}

/** A chart knows numbers without exponent and below zero nothing to draw. */
function figure(value: number): string {
  const kept = Math.min(1e15, Math.max(0, Number.isFinite(value) ? value : 0));
  return String(Math.round(kept * 100) / 100);
}

function boxes(view: BarsView): string {
  const lines = ['flowchart TB', ...mermaidHead(view)];
  if (view.empty) lines.push(`  s1["${mermaidLabel(view.empty.message)}"]`);
  for (const [index, { title, text }] of view.rows.entries()) {
    lines.push(`  s${index + 1}["${[title, text].map(mermaidLabel).join('<br>')}"]`);
    if (index > 0) lines.push(`  s${index} ~~~ s${index + 1}`);
  }
  return `${lines.join('\n')}\n`;
}
