import type { Node, YAMLMap, YAMLSeq } from 'yaml';
import type { Span } from '../../documents/position.ts';
import { isMap } from '../../documents/yaml.ts';
import { endOfLine, nextLine } from '../lexer.ts';
import type { SpanEdit } from './textEdit.ts';
import type { YamlText } from './tree.ts';
import { dashOf, endOf, endOfItem, endOfPair, placesAlong, startOfLine, type TreePlace } from './tree.ts';

/** Removes an entry with its value and the comment on its line. What held it as its only entry becomes `{}` or `[]`. */
export function removeValue({ text, tree }: YamlText, path: readonly string[]): SpanEdit[] {
  const places = placesAlong(tree, path);
  const { holder, index } = places.at(-1) as TreePlace;
  if (!holder || places.length !== path.length + 1) return [];
  if (holder.flow) return [{ span: flowSpan(text, holder, index), text: '' }];
  if (holder.items.length > 1) return [{ span: blockSpan(text, holder, index), text: '' }];
  if (places.length === 2) return [{ span: lines(text, startOf(text, holder, 0), endOf(text, holder)), text: '' }];
  return onlyEntry(text, holder);
}

/** The only entry of a block map or list: brackets say that nothing is left. */
function onlyEntry(text: string, holder: YAMLMap | YAMLSeq): SpanEdit[] {
  const start = startOf(text, holder, 0);
  const empty = isMap(holder) ? '{}' : '[]';
  const before = text.slice(0, start).trimEnd();
  // On the line of its dash it stays there; below its key it moves up behind the colon.
  const isBelow = before.endsWith(':') && text.slice(before.length, start).includes('\n');
  return [{ span: [isBelow ? before.length : start, endOf(text, holder)], text: isBelow ? ` ${empty}` : empty }];
}

/** Whole lines, unless the entry shares its first line with a dash: then what follows moves up behind it. */
function blockSpan(text: string, holder: YAMLMap | YAMLSeq, index: number): Span {
  const start = startOf(text, holder, index);
  const isOwnLine = text.slice(startOfLine(text, start), start).trim() === '';
  if (!isOwnLine) return [start, startOf(text, holder, index + 1)];
  const end = isMap(holder)
    ? endOfPair(text, holder.items[index] as YAMLMap['items'][0])
    : endOfItem(text, holder, index);
  return lines(text, start, end);
}

function startOf(text: string, holder: YAMLMap | YAMLSeq, index: number): number {
  if (isMap(holder)) return (holder.items[index]?.key as Node | undefined)?.range?.[0] ?? 0;
  return dashOf(text, holder, index);
}

/** From the beginning of the first line to behind the last one; at the end of a text without a line end, the one before goes. */
function lines(text: string, start: number, end: number): Span {
  const from = startOfLine(text, start);
  const to = nextLine(text, end, text.length);
  if (to <= text.length) return [from, to];
  return [from > 0 ? endOfLine(text, startOfLine(text, from - 1), text.length) : 0, text.length];
}

/** An entry of a flow collection with one of the commas beside it. */
function flowSpan(text: string, holder: YAMLMap | YAMLSeq, index: number): Span {
  const entry = holder.items[index] as Node & { key?: Node; value?: Node | null };
  const first = isMap(holder) ? entry.key : entry;
  const start = first?.range?.[0] ?? 0;
  const value = isMap(holder) ? (entry.value ?? undefined) : entry;
  const end = Math.max(first?.range?.[1] ?? start, value?.range?.[1] ?? 0);
  const behind = /^[ \t]*,[ \t]*/.exec(text.slice(end));
  if (behind && index < holder.items.length - 1) return [start, end + behind[0].length];
  const before = /[ \t]*,\s*$/.exec(text.slice(0, start));
  return [start - (before?.[0].length ?? 0), end + (behind && before ? behind[0].trimEnd().length : 0)];
}
