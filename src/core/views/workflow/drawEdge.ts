import { isolate } from '../clean.ts';
import { element, type SvgElement } from '../svg/element.ts';
import { type NodeBox, node } from '../svg/node.ts';
import { textStyles } from '../svg/text.ts';
import type { EdgeTexts } from './boxes.ts';
import type { WorkflowEdge, WorkflowView } from './model.ts';
import { type Point, pathOf } from './route.ts';
import { edgeWords } from './words.ts';

/** Length of an arrow, and half of its width. */
const long = 8;
const half = 4;

/** The line of a way with its arrow. */
export function drawLine(points: readonly Point[], dashed: boolean): SvgElement[] {
  return [
    element('path', { class: 'gtm-span', d: pathOf(points), 'stroke-dasharray': dashed ? '4 4' : undefined }),
    element('path', { class: 'gtm-span', d: arrowOf(points) }),
  ];
}

/** The arrow at the end of the last piece, which is upright or level. */
function arrowOf(points: readonly Point[]): string {
  const end = points.at(-1) as Point;
  const before = points.at(-2) as Point;
  const [x, y] = [Math.sign(end.x - before.x) * long, Math.sign(end.y - before.y) * long];
  const [across, along] = x === 0 ? [half, 0] : [0, half];
  const wing = (side: number) => `${end.x - x + side * across} ${end.y - y + side * along}`;
  return `M${wing(-1)}L${end.x} ${end.y}L${wing(1)}`;
}

/** The words on a way: a part of their own, for they stand for a place in the file. */
export function drawLabel(view: WorkflowView, edge: WorkflowEdge, texts: EdgeTexts, box: NodeBox): SvgElement {
  return node({ kind: 'way', range: edge.range, words: edgeWords(view, edge), box }, [
    ...texts.lines.map((line, index) => {
      const y = box.y + 16 + index * textStyles.small.line;
      return element('text', { class: 'gtm-small', x: box.x + box.width / 2, y, 'text-anchor': 'middle' }, [
        isolate(line),
      ]);
    }),
  ]);
}
