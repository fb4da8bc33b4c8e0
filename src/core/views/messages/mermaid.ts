import { mermaidHead, mermaidLabel } from '../mermaid/label.ts';
import type { MessagesView } from './model.ts';

/** The matrix as a Mermaid flowchart: from the messages to the channels on which they are read, with what is said there. */
export function messagesMermaid(view: MessagesView): string {
  const lines = ['flowchart LR', ...mermaidHead(view)];
  if (view.empty) return `${lines.join('\n')}\n  s1["${mermaidLabel(view.empty.message)}"]\n`;
  for (const [index, { title }] of view.messages.entries()) lines.push(`  m${index + 1}["${mermaidLabel(title)}"]`);
  for (const [group, { rows }] of view.groups.entries()) {
    for (const [row, { title, cells }] of rows.entries()) {
      const id = `r${group + 1}x${row + 1}`;
      lines.push(`  ${id}(["${mermaidLabel(title)}"])`);
      for (const [message, { lines: said, missing }] of cells.entries()) {
        if (missing) lines.push(`  m${message + 1} -.->|"missing"| ${id}`);
        for (const { text } of said) lines.push(`  m${message + 1} -->|"${mermaidLabel(text)}"| ${id}`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
