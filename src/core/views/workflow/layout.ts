import { Graph, layout as place } from '@dagrejs/dagre';
import type { WorkflowView } from '../model.ts';
import type { NodeBox } from '../svg/node.ts';
import { type EdgeTexts, edgeTexts, type NodeTexts, nodeTexts } from './boxes.ts';
import { levelsOf, type Point, routeOf } from './route.ts';

/** Where everything stands in the picture of a workflow. */
export interface Layout {
  width: number;
  height: number;
  nodes: readonly { texts: NodeTexts; box: NodeBox }[];
  edges: readonly { texts: EdgeTexts; box: NodeBox | undefined; points: readonly Point[] }[];
}

/** With more parts than this, the quick way to assign the levels is good enough. */
const many = 150;

/** Places the steps on levels from top to bottom, with as few crossings as there can be. */
export function layoutOf(view: WorkflowView, width: number): Layout {
  const narrow = width < 520;
  const margin = narrow ? 12 : 24;
  const texts = view.nodes.map((node) => nodeTexts(node, narrow ? 164 : 216));
  const labels = edgeTexts(view, narrow ? 128 : 168);
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: 'TB',
    nodesep: narrow ? 8 : 40,
    edgesep: narrow ? 12 : 24,
    ranksep: 48,
    ranker: texts.length > many ? 'longest-path' : 'network-simplex',
  });
  for (const [index, { width: wide, height }] of texts.entries()) graph.setNode(`${index}`, { width: wide, height });
  for (const [index, { from, to }] of view.edges.entries()) {
    const label = labels[index];
    const room = label && label.lines.length > 0 ? { width: label.width, height: label.height, labelpos: 'c' } : {};
    graph.setEdge(`${from}`, `${to}`, room, `${index}`);
  }
  place(graph);
  const nodes = texts.map((each, index) => ({ texts: each, box: boxOf(graph.node(`${index}`) as Placed) }));
  const edges = view.edges.map(({ from, to }, index) => {
    const edge = graph.edge(`${from}`, `${to}`, `${index}`) as Placed & { points: Point[] };
    const label = labels[index] as EdgeTexts;
    return { from, to, texts: label, box: label.lines.length > 0 ? boxOf(edge) : undefined, points: edge.points };
  });
  const boxes = [...nodes, ...edges].flatMap(({ box }) => box ?? []);
  const levels = levelsOf(
    boxes,
    edges.flatMap(({ from, to, points }) => (from === to ? [] : points.slice(1, -1))),
  );
  const routed = edges.map(({ from, to, texts: words, box, points }) => {
    const [start, end] = [nodes[from]?.box, nodes[to]?.box];
    if (!start || !end) throw new Error('a way without its ends');
    const way = from === to ? loopOf(start) : routeOf(start, end, points.slice(1, -1), levels);
    return { texts: words, box: from === to && box ? besideOf(start, box) : box, points: way };
  });
  return inPicture({ nodes, edges: routed }, width, margin);
}

type Placed = Point & { width: number; height: number };

/** A way from a node to itself, at its right side. */
function loopOf({ x, y, width, height }: NodeBox): Point[] {
  const right = x + width;
  const middle = Math.round(y + height / 2);
  return [
    { x: right, y: middle + 12 },
    { x: right + 20, y: middle + 12 },
    { x: right + 20, y: middle - 12 },
    { x: right, y: middle - 12 },
  ];
}

/** The words of such a way stand beside it. */
function besideOf({ x, y, width, height }: NodeBox, label: NodeBox): NodeBox {
  return { ...label, x: x + width + 24, y: Math.round(y + height / 2 - label.height / 2) };
}

function boxOf({ x, y, width, height }: Placed): NodeBox {
  return { x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height };
}

/** Moves everything into the picture: in the middle where there is room, and as wide as it is where there is none. */
function inPicture({ nodes, edges }: Pick<Layout, 'nodes' | 'edges'>, width: number, margin: number): Layout {
  const boxes = [...nodes, ...edges].flatMap(({ box }) => box ?? []);
  const points = edges.flatMap((edge) => edge.points);
  const least = (values: number[]) => values.reduce((low, each) => Math.min(low, each), Number.POSITIVE_INFINITY);
  const left = Math.floor(least([...boxes, ...points].map(({ x }) => x)));
  const top = Math.floor(least([...boxes, ...points].map(({ y }) => y)));
  const right = -least([...boxes.map((box) => -box.x - box.width), ...points.map(({ x }) => -x)]);
  const bottom = -least([...boxes.map((box) => -box.y - box.height), ...points.map(({ y }) => -y)]);
  const whole = Math.max(width, Math.ceil(right - left) + 2 * margin);
  const moveX = Math.round((whole - (right - left)) / 2) - left;
  const moveY = 16 - top;
  const moved = <T extends Point>(point: T): T => ({ ...point, x: point.x + moveX, y: point.y + moveY });
  return {
    width: whole,
    height: Math.ceil(bottom - top) + 40,
    nodes: nodes.map(({ texts, box }) => ({ texts, box: moved(box) })),
    edges: edges.map(({ texts, box, points: way }) => ({ texts, box: box && moved(box), points: way.map(moved) })),
  };
}
