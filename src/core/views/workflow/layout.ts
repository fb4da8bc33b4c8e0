import { Graph, layout as place } from '@dagrejs/dagre';
import type { NodeBox } from '../svg/node.ts';
import { type EdgeTexts, edgeTexts, type NodeTexts, nodeTexts } from './boxes.ts';
import { loop, loopOf, loopsOf } from './loops.ts';
import type { WorkflowView } from './model.ts';
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
/** Ways that pass more steps than this, all together, are a tangle. */
const tangled = 2000;

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
  const loops = loopsOf(view, labels);
  for (const [index, { width: wide, height }] of texts.entries()) {
    const loop = loops.get(index) ?? { room: 0, height: 0 };
    graph.setNode(`${index}`, { width: wide + 2 * loop.room, height: Math.max(height, loop.height) });
  }
  const placed = placedEdges(view);
  for (const [index, { from, to }] of view.edges.entries()) {
    if (!placed.has(index)) continue;
    const label = labels[index];
    const room = label && label.lines.length > 0 ? { width: label.width, height: label.height, labelpos: 'c' } : {};
    graph.setEdge(`${from}`, `${to}`, room, `${index}`);
  }
  place(graph);
  const nodes = texts.map((each, index) => ({
    texts: each,
    box: boxOf({ ...(graph.node(`${index}`) as Placed), width: each.width, height: each.height }),
  }));
  const edges = view.edges.map(({ from, to }, index) => {
    const label = labels[index] as EdgeTexts;
    if (!placed.has(index)) return { from, to, texts: { ...label, lines: [] }, box: undefined, points: [] };
    const edge = graph.edge(`${from}`, `${to}`, `${index}`) as Placed & { points: Point[] };
    return { from, to, texts: label, box: label.lines.length > 0 ? boxOf(edge) : undefined, points: edge.points };
  });
  const stacks = new Map<number, number>();
  const boxes = [...nodes, ...edges].flatMap(({ box }) => box ?? []);
  const levels = levelsOf(
    boxes,
    edges.flatMap(({ from, to, points }) => (from === to ? [] : points.slice(1, -1))),
  );
  const routed = edges.map(({ from, to, texts: words, box, points }, index) => {
    const [start, end] = [nodes[from]?.box as NodeBox, nodes[to]?.box as NodeBox];
    if (from !== to) return { texts: words, box, points: routeOf(start, end, points.slice(1, -1), levels) };
    const label = labels[index] as EdgeTexts;
    const above = stacks.get(from) ?? 0;
    stacks.set(from, above + label.height);
    const middle = start.y + start.height / 2;
    const y = Math.round(middle - (loops.get(from)?.height ?? 0) / 2) + above;
    const beside = { x: start.x + start.width + loop + 4, y, width: label.width, height: label.height };
    return { texts: label, box: label.lines.length > 0 ? beside : undefined, points: loopOf(start) };
  });
  return inPicture({ nodes, edges: routed }, width, margin);
}

type Placed = Point & { width: number; height: number };

/**
 * The ways that decide where the steps stand: all that lead to another step. In a tangle that nobody could read anyway, only
 * the first way to each step, for the others would take minutes.
 */
function placedEdges({ edges }: WorkflowView): Set<number> {
  const leading = [...edges.entries()].filter(([, { from, to }]) => from !== to);
  const length = leading.reduce((sum, [, { from, to }]) => sum + Math.abs(from - to), 0);
  const led = new Set<number>();
  const first = ([, { from, to }]: (typeof leading)[0]) => from < to && !led.has(to) && led.add(to);
  return new Set((length > tangled ? leading.filter(first) : leading).map(([index]) => index));
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
