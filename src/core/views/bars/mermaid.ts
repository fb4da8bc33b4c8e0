import { mermaidHead, mermaidLabel } from '../mermaid/label.ts';
import type { BarsView } from './model.ts';

/** Figures as a Mermaid flowchart, a box each with title and figures: bars of different units have no common axis. */
export function barsMermaid(view: BarsView): string {
  const lines = ['flowchart TB', ...mermaidHead(view)];
  if (view.empty) lines.push(`  s1["${mermaidLabel(view.empty.message)}"]`);
  for (const [index, { title, text }] of view.rows.entries()) {
    lines.push(`  s${index + 1}["${[title, text].map(mermaidLabel).join('<br>')}"]`);
    if (index > 0) lines.push(`  s${index} ~~~ s${index + 1}`);
  }
  return `${lines.join('\n')}\n`;
}
