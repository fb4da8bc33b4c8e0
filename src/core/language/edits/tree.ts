import { type Node, type Pair, Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { isMap, isScalar, isSeq, keyText, type YamlDocument } from '../../documents/yaml.ts';

/** A YAML text with its tree, and how it is indented. */
export interface YamlText {
  text: string;
  tree: YamlDocument.Parsed;
  step: number;
}

/** A place in the node tree: what stands there, and what holds it. */
export interface TreePlace {
  /** Undefined where nothing is written, as behind a lone `key:`. */
  node: Node | undefined;
  holder: YAMLMap | YAMLSeq | undefined;
  pair: Pair | undefined;
  /** Position in the holder. */
  index: number;
}

/** The places along a path, from the whole document to the deepest one that exists. Aliases are not followed: what they show stands elsewhere. */
export function placesAlong(document: YamlDocument.Parsed, path: readonly string[]): TreePlace[] {
  const places: TreePlace[] = [{ node: written(document.contents), holder: undefined, pair: undefined, index: 0 }];
  for (const segment of path) {
    const holder = places.at(-1)?.node;
    if (isMap(holder)) {
      const index = holder.items.findIndex((item) => keyText(item.key) === segment);
      const pair = holder.items[index];
      if (!pair) break;
      places.push({ node: written(pair.value), holder, pair, index });
    } else if (isSeq(holder)) {
      const index = Number(segment);
      if (!/^\d+$/.test(segment) || index >= holder.items.length) break;
      places.push({ node: written(holder.items[index]), holder, pair: undefined, index });
    } else break;
  }
  return places;
}

/** The node, unless it is the null that stands for nothing at all. */
function written(node: unknown): Node | undefined {
  if (node === null || node === undefined) return undefined;
  const found = node as Node;
  const empty = !found.range || found.range[0] === found.range[1];
  return isScalar(found) && empty ? undefined : found;
}

/** Offset behind the last character of a node, without blank lines and comments behind it. */
export function endOf(text: string, node: Node): number {
  const range = node.range ?? [0, 0, 0];
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0) {
    const last = node.items.at(-1);
    return isMap(node) ? endOfPair(text, last as Pair) : endOfItem(text, node, node.items.length - 1);
  }
  const isBlock = isScalar(node) && (node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL);
  return isBlock ? range[0] + text.slice(range[0], range[1]).trimEnd().length : range[1];
}

/** Offset behind a key with its value; behind its colon when it has none. */
export function endOfPair(text: string, pair: Pair): number {
  const value = written(pair.value);
  return value ? endOf(text, value) : colonOf(text, pair) + 1;
}

/** Offset of the colon of a key. */
export function colonOf(text: string, pair: Pair): number {
  return text.indexOf(':', (pair.key as Node).range?.[1] ?? 0);
}

/** Offset behind an item of a block list; behind its dash when nothing is written there. */
export function endOfItem(text: string, list: YAMLSeq, index: number): number {
  const node = written(list.items[index]);
  return node ? endOf(text, node) : dashOf(text, list, index) + 1;
}

/** Offset of the dash of an item of a block list. */
export function dashOf(text: string, list: YAMLSeq, index: number): number {
  const first = list.range?.[0] ?? 0;
  if (index === 0) return first;
  const column = columnOf(text, first);
  const dash = new RegExp(`^[ ]{${column}}-(?=[ \\t\\r\\n]|$)`, 'gm');
  dash.lastIndex = endOfItem(text, list, index - 1);
  // The first item may stand behind another dash, so only the later ones begin a line.
  const match = dash.exec(text);
  return match ? match.index + column : first;
}

/** Column of an offset, from 0. */
export function columnOf(text: string, offset: number): number {
  return offset - startOfLine(text, offset);
}

export function startOfLine(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Column of the keys or dashes of a block map or list. */
export function columnOfHolder(text: string, holder: YAMLMap | YAMLSeq): number {
  return columnOf(text, holder.range?.[0] ?? 0);
}
