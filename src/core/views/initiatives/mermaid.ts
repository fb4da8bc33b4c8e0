import { mermaidHead, mermaidLabel } from '../mermaid/label.ts';
import type { InitiativesView, RankedInitiative } from './model.ts';
import { scoreText } from './words.ts';

/** The initiatives as a Mermaid quadrant chart; those without impact or effort have no place in it. */
export function initiativesMermaid(view: InitiativesView): string {
  const placed = view.initiatives.filter(({ impact, effort }) => impact !== undefined && effort !== undefined);
  if (placed.length === 0) {
    const label = mermaidLabel(view.empty?.message ?? view.summary);
    return ['flowchart LR', ...mermaidHead(view), `  s1["${label}"]`, ''].join('\n');
  }
  return [
    'quadrantChart',
    '  x-axis Little effort --> Much effort',
    '  y-axis Little impact --> Much impact',
    '  quadrant-1 Big bets',
    '  quadrant-2 Do first',
    '  quadrant-3 Fill in',
    '  quadrant-4 Leave',
    ...placed.map(pointOf),
    '',
  ].join('\n');
}

/** The chart goes from 0 to 1, and its outermost points would hang over its edge. */
function pointOf(initiative: RankedInitiative): string {
  const at = (score: number) => (0.1 + ((score - 1) / 4) * 0.8).toFixed(2);
  const { title, score, impact = 1, effort = 1 } = initiative;
  const name = score === undefined ? title : `${title} (${scoreText(score)})`;
  return `  "${mermaidLabel(name)}": [${at(effort)}, ${at(impact)}]`;
}
