import { mermaidHead, mermaidLabel } from '../mermaid/label.ts';
import type { PersonaView } from './model.ts';

/** The persona as a Mermaid flowchart: its name, and a branch for each part of the card. */
export function personaMermaid(view: PersonaView): string {
  const lines = ['flowchart LR', ...mermaidHead(view)];
  if (view.empty) return `${lines.join('\n')}\n  s1["${mermaidLabel(view.empty.message)}"]\n`;
  lines.push(`  p(["${[view.title, ...view.facts.slice(0, 2)].map(mermaidLabel).join('<br>')}"])`);
  for (const [index, { title, entries }] of view.sections.entries()) {
    lines.push(`  p --> s${index + 1}["${mermaidLabel(title)}"]`);
    for (const [at, { text, detail }] of entries.entries()) {
      const parts = [text, ...(detail ? [detail] : [])];
      lines.push(`  s${index + 1} --> s${index + 1}x${at + 1}["${parts.map(mermaidLabel).join('<br>')}"]`);
    }
  }
  return `${lines.join('\n')}\n`;
}
