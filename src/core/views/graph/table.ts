import type { ViewTable } from '../model.ts';
import type { GraphView } from './model.ts';
import { columnTitles } from './nodes.ts';

/** The graph as a table: a row for each thing, with what it leads to. */
export function tableOf({ columns, nodes, edges }: Pick<GraphView, 'columns' | 'nodes' | 'edges'>): ViewTable {
  const rows = columns.flatMap((column) =>
    column.nodes.flatMap((place) => {
      const node = nodes[place];
      if (!node) return [];
      const next = edges.filter(({ from }) => from === place).map(({ to }) => nodes[to]?.title ?? '');
      return [
        [
          columnTitles[node.column] ?? '',
          node.title,
          [node.detail ?? '', ...(node.notes ?? [])].filter(Boolean).join('; '),
          next.join('; ') || (node.remark ?? ''),
        ],
      ];
    }),
  );
  return { columns: [{ title: 'What' }, { title: 'Title' }, { title: 'Details' }, { title: 'Leads to' }], rows };
}
