import { mermaidHead, mermaidLabel } from '../mermaid/label.ts';
import type { GraphView } from './model.ts';

/** The graph as a Mermaid flowchart from left to right. */
export function graphMermaid(view: GraphView): string {
  const { columns, nodes, edges } = view;
  const lines = ['flowchart LR', ...mermaidHead(view)];
  if (view.empty) lines.push(`  s1["${mermaidLabel(view.empty.message)}"]`);
  for (const [index, { title, nodes: places }] of columns.entries()) {
    lines.push(`  subgraph c${index + 1}["${mermaidLabel(title)}"]`);
    for (const place of places) {
      const { title: name = '', detail = '', notes = [] } = nodes[place] ?? {};
      const parts = [name, detail, ...notes].filter(Boolean);
      lines.push(`    s${place + 1}["${parts.map(mermaidLabel).join('<br>')}"]`);
    }
    lines.push('  end');
  }
  for (const { from, to } of edges) lines.push(`  s${from + 1} --> s${to + 1}`);
  return `${lines.join('\n')}\n`;
}
