import type { Node } from 'yaml';
import type { Document } from '../documents/document.ts';
import { type Segment, toPointer } from '../documents/pointer.ts';
import type { Span } from '../documents/position.ts';
import { isMap, isScalar, isSeq, keyText, spanOf } from '../documents/yaml.ts';

/** The key or value that stands at an offset. */
export interface Located {
  pointer: string;
  at: 'key' | 'value';
  span: Span;
}

/** Finds the key or scalar value at an offset of a document; its end counts as inside. Undefined between them and in prose. */
export function locate(document: Document, offset: number): Located | undefined {
  const root = document.yaml?.contents;
  return root ? descend(root, offset - document.yamlOffset, document.yamlOffset, []) : undefined;
}

function descend(node: Node, offset: number, base: number, path: readonly Segment[]): Located | undefined {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const inside = [...path, keyText(key)];
      if (holds(key, offset)) return located(key as Node, base, inside, 'key');
      if (holds(value, offset)) return descend(value as Node, offset, base, inside);
    }
    return undefined;
  }
  if (isSeq(node)) {
    const index = node.items.findIndex((item) => holds(item, offset));
    return index < 0 ? undefined : descend(node.items[index] as Node, offset, base, [...path, index]);
  }
  return isScalar(node) && holds(node, offset) ? located(node, base, path, 'value') : undefined;
}

function holds(node: unknown, offset: number): boolean {
  const span = spanOf((node as Node | null) ?? undefined);
  return span !== undefined && span[1] > span[0] && span[0] <= offset && offset <= span[1];
}

function located(node: Node, base: number, path: readonly Segment[], at: Located['at']): Located | undefined {
  const span = spanOf(node);
  return span && { pointer: toPointer(path), at, span: [span[0] + base, span[1] + base] };
}
