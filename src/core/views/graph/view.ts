import type { ViewWorld } from '../source.ts';
import type { GraphNode, GraphView } from './model.ts';
import { columnTitles, type Item, itemsOfProject } from './nodes.ts';
import { orderColumns } from './order.ts';
import { emptyGraph } from './skeleton.ts';
import { summaryOf } from './summary.ts';
import { tableOf } from './table.ts';

/** What the plan wants, the campaigns for it, what they test, and what was learned from that. */
export function graphView({ project, today }: ViewWorld): GraphView {
  const items = itemsOfProject(project, today);
  const places = new Map(items.map(({ key }, place) => [key, place]));
  const edges = items.flatMap(({ from }, to) =>
    from.flatMap((key) => {
      const place = places.get(key);
      return place === undefined ? [] : [{ from: place, to }];
    }),
  );
  const nodes = items.map((item, place) => nodeOf(item, remarkOf(item, place, edges)));
  const columns = orderColumns(
    columnTitles.map((title, column) => ({
      title,
      nodes: [...nodes.keys()].filter((at) => nodes[at]?.column === column),
    })),
    edges,
  ).filter((column) => column.nodes.length > 0);
  const parts = { columns, nodes, edges };
  return {
    kind: 'graph',
    title: 'From strategy to learning',
    ...parts,
    summary: summaryOf(parts),
    table: tableOf(parts),
    ...(nodes.length === 0 ? { empty: emptyGraph } : {}),
  };
}

function nodeOf({ column, title, detail, notes, past, file, range }: Item, remark: string | undefined): GraphNode {
  return {
    column,
    title,
    ...(detail ? { detail } : {}),
    ...(notes ? { notes } : {}),
    past,
    loose: remark !== undefined,
    ...(remark === undefined ? {} : { remark }),
    ...(file === undefined ? {} : { file }),
    range,
  };
}

/** What a thing lacks to be part of the whole. A learning may stand for itself. */
function remarkOf({ column, key }: Item, place: number, edges: GraphView['edges']): string | undefined {
  if (key.startsWith('objective:') && !edges.some(({ from }) => from === place))
    return 'No campaign works towards it yet.';
  if (key.startsWith('hypothesis:') && !edges.some(({ from }) => from === place)) return 'No experiment tests it yet.';
  if (key.startsWith('campaign:') && !edges.some(({ to }) => to === place))
    return 'It names no objective of the strategy.';
  if (column === 2 && !edges.some(({ to }) => to === place)) return 'No campaign or hypothesis asks for it.';
  return undefined;
}
