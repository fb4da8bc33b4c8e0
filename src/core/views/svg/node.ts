import type { Range } from '../../documents/position.ts';
import { element, type SvgElement } from './element.ts';

export interface NodeBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface NodeOptions {
  /** What kind of thing it is, as a class: `stage`, `step`. */
  kind: string;
  range: Range;
  /** What it says, for readers that hear the picture and for those who hover. */
  words: readonly string[];
  box: NodeBox;
}

/** A part of a picture that stands for a place in the file: it can be focused, clicked and marked. */
export function node({ kind, range, words, box }: NodeOptions, children: readonly SvgElement[]): SvgElement {
  return element(
    'g',
    {
      class: `gtm-node gtm-${kind}`,
      'data-source': sourceOf(range),
      tabindex: 0,
      role: 'img',
      'aria-label': words.join(' '),
    },
    [element('title', {}, [words.join('\n')]), element('rect', { class: 'gtm-area', ...box, rx: 2 }), ...children],
  );
}

/** A range as the picture carries it: `line:column-line:column`. */
export function sourceOf({ start, end }: Range): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}
