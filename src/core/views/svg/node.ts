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
  /** The file, where that is another than the document's own. */
  file?: string | undefined;
  /** What it says, for readers that hear the picture and for those who hover. */
  words: readonly string[];
  box: NodeBox;
  /** True for what is over: its words say so, and whoever draws it dashes its line. */
  past?: boolean | undefined;
}

/** A part of a picture that stands for a place in the file: it can be focused, clicked and marked. */
export function node(
  { kind, range, file, words: said, box, past }: NodeOptions,
  children: readonly SvgElement[],
): SvgElement {
  const words = (past ? [...said, 'It is over.'] : said).map(endedOnce);
  return element(
    'g',
    {
      class: `gtm-node gtm-${kind}${past ? ' gtm-past' : ''}`,
      'data-source': sourceOf(range),
      'data-file': file,
      tabindex: 0,
      role: 'img',
      'aria-label': words.join(' '),
    },
    [element('title', {}, [words.join('\n')]), area(box), ...children],
  );
}

/** A question of the plan keeps its mark: no full stop follows it. */
function endedOnce(sentence: string): string {
  return sentence.replace(/([.?!…])\.$/, '$1');
}

/** What the pointer hits and what the marks of a node are drawn on; a little inside, so that neighbours do not cover its frame. */
function area({ x, y, width, height }: NodeBox): SvgElement {
  return element('rect', { class: 'gtm-area', x: x + 1, y: y + 1, width: width - 2, height: height - 2, rx: 2 });
}

/** A range as the picture carries it: `line:column-line:column`. */
export function sourceOf({ start, end }: Range): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}
