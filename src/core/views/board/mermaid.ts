import { mermaidHead, mermaidLabel } from '../mermaid/label.ts';
import { stateWord } from '../svg/state.ts';
import type { BoardView } from './model.ts';

/** The board as a Mermaid flowchart: a box for each phase with its steps in it. */
export function boardMermaid(view: BoardView): string {
  const lines = ['flowchart TB', ...mermaidHead(view)];
  if (view.empty) lines.push(`  s1["${mermaidLabel(view.empty.message)}"]`);
  let phaseNumber = 0;
  let stepNumber = 0;
  for (const { title: playbook, phases } of view.playbooks) {
    for (const [index, { title, status, steps }] of phases.entries()) {
      phaseNumber++;
      const name = view.playbooks.length > 1 ? `${playbook} – ${title}` : title;
      lines.push(`  subgraph p${phaseNumber}["${mermaidLabel(`${name} (${stateWord(status)})`)}"]`);
      for (const step of steps) {
        stepNumber++;
        const parts = [step.title, [step.agent, stateWord(step.status)].filter(Boolean).join(' · ')];
        lines.push(`    s${stepNumber}["${parts.map(mermaidLabel).join('<br>')}"]`);
      }
      // A box without anything in it would not be drawn.
      if (steps.length === 0) lines.push(`    e${phaseNumber}["No steps"]`);
      lines.push('  end');
      if (index > 0) lines.push(`  p${phaseNumber - 1} --> p${phaseNumber}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
