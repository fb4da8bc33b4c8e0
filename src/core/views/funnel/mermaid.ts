import { mermaidHead, mermaidLabel } from '../mermaid/label.ts';
import { changeText, rateText } from './figures.ts';
import { stageFigures } from './labels.ts';
import type { FunnelView } from './model.ts';

/** A funnel as a Mermaid flowchart: stages with their volumes, arrows with who goes on. The largest loss has the thick arrow. */
export function funnelMermaid(view: FunnelView): string {
  const lines = ['flowchart LR', ...mermaidHead(view)];
  if (view.empty) lines.push(`  s1["${mermaidLabel(view.empty.message)}"]`);
  for (const [index, stage] of view.stages.entries()) {
    const { main, second } = stageFigures(view, stage);
    const parts = [stage.title, main, second].filter((part) => part !== undefined);
    lines.push(`  s${index + 1}["${parts.map(mermaidLabel).join('<br>')}"]`);
  }
  for (const [index, step] of view.steps.entries()) {
    const flow = step.actual ?? step.planned;
    const parts = flow
      ? [`${rateText(flow.rate)} go on`, step.biggestLoss ? `largest loss: ${changeText(flow)}` : changeText(flow)]
      : ['rate not known'];
    const arrow = step.biggestLoss ? '==>' : '-->';
    lines.push(`  s${index + 1} ${arrow}|"${parts.map(mermaidLabel).join('<br>')}"| s${index + 2}`);
  }
  return `${lines.join('\n')}\n`;
}
