import type { GraphView } from './model.ts';

const names: readonly (readonly [one: string, many: string])[] = [
  ['objective', 'objectives'],
  ['campaign or hypothesis', 'campaigns and hypotheses'],
  ['experiment', 'experiments'],
  ['learning', 'learnings'],
];

/** One sentence: how much there is of each, and what is not connected. */
export function summaryOf({ nodes }: Pick<GraphView, 'nodes'>): string {
  if (nodes.length === 0) return 'There is nothing to connect yet.';
  const counts = names.flatMap(([one, many], column) => {
    const count = nodes.filter((node) => node.column === column).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const list = counts.length < 2 ? counts.join('') : `${counts.slice(0, -1).join(', ')} and ${counts.at(-1)}`;
  const waiting = nodes.filter(({ loose, column }) => loose && column === 0).length;
  const others = nodes.filter(({ loose, column }) => loose && column > 0).length;
  const clauses = [
    waiting === 0 ? '' : `${waiting} ${waiting === 1 ? 'objective has' : 'objectives have'} no campaign yet`,
    others === 0 ? '' : `${others}${waiting === 0 ? '' : ' of the others'} ${others === 1 ? 'stands' : 'stand'} alone`,
  ].filter(Boolean);
  return `${[list, ...clauses].join('; ')}.`;
}
