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

/** Makes the nodes say that they can be followed to their place. */
export function prepareNodes(picture: SVGSVGElement): void {
  for (const node of nodesOf(picture)) {
    node.setAttribute('role', 'link');
    node.setAttribute('aria-roledescription', 'Link to the line in the file');
  }
}

/** Marks the node that the cursor is in: the smallest one that holds its line. */
export function markCurrent(picture: SVGSVGElement, line: number | undefined): SVGGElement | undefined {
  let current: SVGGElement | undefined;
  let size = Number.POSITIVE_INFINITY;
  for (const node of nodesOf(picture)) {
    node.classList.remove('is-current');
    node.removeAttribute('aria-current');
    const range = sourceOf(node);
    if (!range || line === undefined || line < range.start.line || line > range.end.line) continue;
    const lines = range.end.line - range.start.line;
    if (lines < size) [current, size] = [node, lines];
  }
  current?.classList.add('is-current');
  current?.setAttribute('aria-current', 'true');
  return current;
}
