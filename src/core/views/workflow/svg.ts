import type { Drawing } from '../svg/drawing.ts';
import { element, type SvgElement } from '../svg/element.ts';
import type { NodeBox } from '../svg/node.ts';
import { drawLabel, drawLine } from './drawEdge.ts';
import { drawEmpty } from './drawEmpty.ts';
import { drawNode } from './drawNode.ts';
import { layoutOf } from './layout.ts';
import type { WorkflowView } from './model.ts';

/** Draws a workflow from top to bottom. Lines come first, so that words and shapes stand on them. */
export function drawWorkflow(view: WorkflowView, width: number): Drawing {
  if (view.empty) return drawEmpty(width);
  const layout = layoutOf(view, width);
  const lines: SvgElement[] = [];
  const labels: SvgElement[] = [];
  for (const [index, edge] of view.edges.entries()) {
    const { texts, box, points } = layout.edges[index] as (typeof layout.edges)[0];
    const dashed = !view.nodes[edge.from]?.reachable || view.nodes[edge.to]?.shape === 'missing';
    lines.push(...drawLine(points, dashed));
    if (box) labels.push(ground(box), drawLabel(view, edge, texts, box));
  }
  const nodes = view.nodes.flatMap((part, place) => {
    const { texts, box } = layout.nodes[place] as (typeof layout.nodes)[0];
    return [drawNode(part, texts, box)];
  });
  return { width: layout.width, height: layout.height, elements: [...lines, ...nodes, ...labels] };
}

/** Keeps lines out of the words on them. */
function ground({ x, y, width, height }: NodeBox): SvgElement {
  return element('rect', { class: 'gtm-background', x, y, width, height });
}
