import type { ViewTable } from '../model.ts';
import type { WorkflowView } from './model.ts';

/** The facts of a workflow as a table: a row for each part, with what may follow it. */
export function tableOf({ nodes, edges }: Pick<WorkflowView, 'nodes' | 'edges'>): ViewTable {
  const rows = nodes.map(({ word, title, detail = '', reachable }, place) => {
    const ways = edges
      .filter(({ from }) => from === place)
      .map(({ to, label }) => `${label ? `${label}: ` : ''}${nodes[to]?.title ?? ''}`);
    return [reachable ? word : `${word} (never reached)`, title, detail, ways.join('; ')];
  });
  return { columns: [{ title: 'Kind' }, { title: 'Step' }, { title: 'Details' }, { title: 'Goes on to' }], rows };
}
