import type { Range } from '../core/index.ts';

/** The parts of a picture that stand for a place in the file. */
export function nodesOf(picture: SVGSVGElement): SVGGElement[] {
  return [...picture.querySelectorAll<SVGGElement>('g[data-source]')];
}

/** The node that holds an element, if any. */
export function nodeAround(target: EventTarget | null): SVGGElement | undefined {
  return (target instanceof Element ? target.closest<SVGGElement>('g[data-source]') : undefined) ?? undefined;
}

/** Place of a node in its file. */
export function sourceOf(node: SVGGElement): Range | undefined {
  const match = /^(\d+):(\d+)-(\d+):(\d+)$/.exec(node.dataset.source ?? '');
  if (!match) return undefined;
  const [line, column, endLine, endColumn] = match.slice(1).map(Number) as [number, number, number, number];
  return { start: { line, column }, end: { line: endLine, column: endColumn } };
}

/** The file of a node; undefined for the document that is shown. */
export function fileOf(node: SVGGElement): string | undefined {
  return node.dataset.file;
}

/** Makes the nodes say that they can be followed to their place. Links they are not: their names say more than their text. */
export function prepareNodes(picture: SVGSVGElement): void {
  for (const node of nodesOf(picture)) {
    node.setAttribute('aria-roledescription', 'Link to the line in the file');
  }
}

/** Where the cursor is. */
export interface Cursor {
  file: string;
  line: number;
}

/**
 * Marks the node that the cursor is in: the smallest one that holds its line.
 * @param shown file of the document that is shown
 */
export function markCurrent(
  picture: SVGSVGElement,
  shown: string,
  cursor: Cursor | undefined,
): SVGGElement | undefined {
  let current: SVGGElement | undefined;
  let size = Number.POSITIVE_INFINITY;
  for (const node of nodesOf(picture)) {
    node.classList.remove('is-current');
    node.removeAttribute('aria-current');
    const range = sourceOf(node);
    if (!range || !cursor || (fileOf(node) ?? shown) !== cursor.file) continue;
    if (cursor.line < range.start.line || cursor.line > range.end.line) continue;
    const lines = range.end.line - range.start.line;
    if (lines < size) [current, size] = [node, lines];
  }
  current?.classList.add('is-current');
  current?.setAttribute('aria-current', 'true');
  return current;
}
