import { mermaidHead, mermaidLabel } from '../mermaid/label.ts';
import type { ExperimentView } from './model.ts';

/** The experiment as a Mermaid flowchart: the control, each variant with its difference, and the verdict. */
export function experimentMermaid(view: ExperimentView): string {
  const lines = ['flowchart LR', ...mermaidHead(view)];
  if (view.empty) return `${lines.join('\n')}\n  s1["${mermaidLabel(view.empty.message)}"]\n`;
  for (const [index, { title, text }] of view.people.entries())
    lines.push(`  v${index}["${mermaidLabel(title)}<br>${mermaidLabel(text)}"]`);
  for (const [index, { text }] of view.estimates.entries())
    lines.push(`  v0 -- "${mermaidLabel(text)}" --> v${index + 1}`);
  if (view.estimates.length === 0)
    for (const index of view.people.slice(1).keys()) lines.push(`  v0 -.- v${index + 1}`);
  const verdict = `${mermaidLabel(view.verdict.word)}<br>${mermaidLabel(view.verdict.reason)}`;
  lines.push(`  verdict(["${verdict}"])`, ...view.people.slice(1).map((_, index) => `  v${index + 1} --- verdict`));
  return `${lines.join('\n')}\n`;
}
