import type { GraphColumn, GraphView } from './model.ts';

/** How often the columns are gone through from left to right and back. */
const rounds = 4;

/**
 * Orders each column so that few lines cross: a node stands where the middle of its neighbours is (barycentre heuristic of
 * Sugiyama, Tagawa and Toda 1981). Nodes without neighbours keep their order behind the others.
 */
export function orderColumns(columns: readonly GraphColumn[], edges: GraphView['edges']): GraphColumn[] {
  const neighbours = new Map<number, number[]>();
  const link = (from: number, to: number) => neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
  for (const { from, to } of edges) {
    link(from, to);
    link(to, from);
  }
  const ordered = columns.map(({ title, nodes }) => ({ title, nodes: [...nodes] }));
  const positions = new Map(ordered.flatMap(({ nodes }) => nodes.map((node, index) => [node, index] as const)));
  const middle = (node: number) => {
    const others = (neighbours.get(node) ?? []).map((other) => positions.get(other) ?? 0);
    return others.length === 0 ? Number.POSITIVE_INFINITY : others.reduce((sum, each) => sum + each, 0) / others.length;
  };
  for (let round = 0; round < rounds; round++) {
    for (const column of round % 2 === 0 ? ordered : [...ordered].reverse()) {
      const middles = new Map(column.nodes.map((node) => [node, middle(node)]));
      column.nodes.sort((left, right) => order(middles.get(left) ?? 0, middles.get(right) ?? 0));
      for (const [index, node] of column.nodes.entries()) positions.set(node, index);
    }
  }
  return ordered;
}

/** Infinite places are equal, which a difference would not say. */
function order(left: number, right: number): number {
  return left === right ? 0 : left - right;
}
