import { mermaidHead, mermaidLabel } from '../mermaid/label.ts';
import type { WorkflowShape, WorkflowView } from './model.ts';

/** What stands around the label of each shape. */
const brackets: Readonly<Record<WorkflowShape, readonly [open: string, close: string]>> = {
  trigger: ['[\\', '/]'],
  send: ['[', ']'],
  wait: ['{{', '}}'],
  branch: ['{', '}'],
  split: ['[/', '/]'],
  change: ['[[', ']]'],
  handoff: ['>', ']'],
  end: ['([', '])'],
  missing: ['(', ')'],
};

/** A workflow as a Mermaid flowchart from top to bottom; what is never reached has dotted arrows. */
export function workflowMermaid(view: WorkflowView): string {
  const lines = ['flowchart TD', ...mermaidHead(view)];
  if (view.empty) lines.push(`  s1["${mermaidLabel(view.empty.message)}"]`);
  for (const [place, { shape, word, title, detail, reachable }] of view.nodes.entries()) {
    const parts = [reachable ? word : `${word}, never reached`, title, ...(detail ? [detail] : [])];
    const [open, close] = brackets[shape];
    lines.push(`  s${place + 1}${open}"${parts.map(mermaidLabel).join('<br>')}"${close}`);
  }
  for (const { from, to, label } of view.edges) {
    const dotted = !view.nodes[from]?.reachable || view.nodes[to]?.shape === 'missing';
    const words = label ? `|"${mermaidLabel(label)}"|` : '';
    lines.push(`  s${from + 1} ${dotted ? '-.->' : '-->'}${words} s${to + 1}`);
  }
  return `${lines.join('\n')}\n`;
}
