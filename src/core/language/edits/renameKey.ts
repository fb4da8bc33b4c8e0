import { type Node, Scalar } from 'yaml';
import { isMap, isScalar, keyText } from '../../documents/yaml.ts';
import { scalarText } from '../scalarText.ts';
import type { SpanEdit } from './textEdit.ts';
import type { YamlText } from './tree.ts';
import { placesAlong, type TreePlace } from './tree.ts';

/** Gives a key another name. No edit where the map has that name already. */
export function renameKey({ tree }: YamlText, path: readonly string[], name: string): SpanEdit[] {
  const places = placesAlong(tree, path);
  const { pair, holder } = places.at(-1) as TreePlace;
  const key = pair?.key as Node | undefined;
  if (places.length !== path.length + 1 || !key?.range || !isMap(holder)) return [];
  if (holder.items.some((item) => keyText(item.key) === name)) return [];
  const type = isScalar(key) ? key.type : undefined;
  const quoting = type === Scalar.QUOTE_SINGLE ? 'single' : type === Scalar.QUOTE_DOUBLE ? 'double' : 'plain';
  return [{ span: [key.range[0], key.range[1]], text: scalarText(name, Boolean(holder.flow), quoting) }];
}
