import type { YAMLMap, YAMLSeq } from 'yaml';
import { isMap } from '../../documents/yaml.ts';
import { endOfLine } from '../lexer.ts';
import { scalarText } from '../scalarText.ts';
import type { SpanEdit } from './textEdit.ts';
import type { YamlText } from './tree.ts';
import { columnOfHolder, endOf } from './tree.ts';
import { writeEntry, writeInline, writeItem } from './write.ts';

/** Adds an entry at the end of a block map or list, on a line of its own below the last one. */
export function addToBlock(yaml: YamlText, holder: YAMLMap | YAMLSeq, key: string, value: unknown): SpanEdit[] {
  const { text, step } = yaml;
  const column = columnOfHolder(text, holder);
  const layout = { flow: false, column, step };
  const entry = isMap(holder) ? writeEntry(key, value, layout) : writeItem(value, layout);
  const at = endOfLine(text, endOf(text, holder), text.length);
  return [{ span: [at, at], text: `\n${' '.repeat(column)}${entry}` }];
}

/** Adds an entry at the end of a flow map or list, in front of its bracket. */
export function addToFlow(text: string, holder: YAMLMap | YAMLSeq, key: string, value: unknown): SpanEdit[] {
  const end = (holder.range?.[1] ?? 1) - 1;
  const entry = isMap(holder) ? `${scalarText(key, true)}: ${writeInline(value, true)}` : writeInline(value, true);
  const start = (holder.range?.[0] ?? 0) + 1;
  const inside = text.slice(start, end);
  if (inside.trim() === '') {
    const padding = isMap(holder) ? ' ' : '';
    return [{ span: [start, end], text: `${padding}${entry}${padding}` }];
  }
  const at = start + contentEnd(inside);
  return [{ span: [at, at], text: `${text[at - 1] === ',' ? '' : ','} ${entry}` }];
}

/** Offset behind the last entry of the inside of a flow collection, or behind the comma that follows it; comments do not count. */
function contentEnd(inside: string): number {
  const blanked = inside.replace(/(^|[ \t])#[^\n]*/gm, (comment) => ' '.repeat(comment.length));
  return blanked.trimEnd().length;
}
