import { scalarText } from '../scalarText.ts';

/** How new YAML is laid out. */
export interface Layout {
  /** Inside `[…]` or `{…}`. */
  flow: boolean;
  /** Column of the key or dash that the value belongs to. */
  column: number;
  /** Blanks per level. */
  step: number;
}

/** A list of short values stays on one line up to this length. */
const maxInline = 80;

/** `key: value`, with the lines below it where the value needs some; the first line is not indented. */
export function writeEntry(key: string, value: unknown, layout: Layout): string {
  return `${scalarText(key, layout.flow)}:${writeBehind(value, layout)}`;
}

/** A value behind a colon: on the same line with a blank in front, or on the lines below. */
export function writeBehind(value: unknown, layout: Layout): string {
  const { column, step } = layout;
  const inline = writeInline(value, layout.flow);
  if (layout.flow || isShort(value, inline)) return ` ${inline}`;
  const inner = column + step;
  return `\n${' '.repeat(inner)}${writeBlock(value, { ...layout, column: inner })}`;
}

/** `- value`; the first line is not indented. The layout's column is that of the dash. */
export function writeItem(value: unknown, layout: Layout): string {
  const inline = writeInline(value, layout.flow);
  if (layout.flow || isShort(value, inline)) return `- ${inline}`;
  return `- ${writeBlock(value, { ...layout, column: layout.column + 2 })}`;
}

/** A map or list over several lines, whose keys or dashes stand at the layout's column; the first line is not indented. */
export function writeBlock(value: unknown, layout: Layout): string {
  const joint = `\n${' '.repeat(layout.column)}`;
  if (Array.isArray(value)) return value.map((item) => writeItem(item, layout)).join(joint);
  return entriesOf(value)
    .map(([key, item]) => writeEntry(key, item, layout))
    .join(joint);
}

/** A value on one line; maps and lists in brackets. */
export function writeInline(value: unknown, flow = false): string {
  if (Array.isArray(value)) return `[${value.map((item) => writeInline(item, true)).join(', ')}]`;
  if (value === null || typeof value !== 'object') return scalarText(value, flow);
  const entries = entriesOf(value).map(([key, item]) => `${scalarText(key, true)}: ${writeInline(item, true)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function isShort(value: unknown, inline: string): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value))
    return inline.length <= maxInline && value.every((item) => item === null || typeof item !== 'object');
  return entriesOf(value).length === 0;
}

function entriesOf(value: unknown): [string, unknown][] {
  return Object.entries((value ?? {}) as Record<string, unknown>).filter(([, item]) => item !== undefined);
}
