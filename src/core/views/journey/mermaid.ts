import { mermaidHead, mermaidLabel } from '../mermaid/label.ts';
import type { JourneyStage, JourneyTouchpoint, JourneyView } from './model.ts';
import { contactOf, scoreText, upper } from './words.ts';

/** A journey as Mermaid's own journey where every touchpoint has its score, which that needs; else as a flowchart. */
export function journeyMermaid(view: JourneyView): string {
  const touchpoints = view.stages.flatMap((stage) => stage.touchpoints);
  const scored = touchpoints.length > 0 && touchpoints.every(({ emotion }) => emotion !== undefined);
  const lines = scored ? journeyLines(view) : flowLines(view);
  return `${lines.join('\n')}\n`;
}

function journeyLines(view: JourneyView): string[] {
  const section = ({ name, title, touchpoints }: JourneyStage) => [
    `  section ${plainText(title ? `${name} – ${title}` : name)}`,
    ...touchpoints.map(taskOf),
  ];
  return ['journey', ...mermaidHead(view), ...view.stages.flatMap(section)];
}

function taskOf({ title, emotion = 1, actor }: JourneyTouchpoint): string {
  const words = plainText(title) || 'Touchpoint';
  // A line of this diagram that begins with one of its own words is no task.
  const task = /^(?:title|section|journey|acc)/i.test(words) ? `“${words}”` : words;
  return `    ${task}: ${scoreText(emotion)}${actor ? `: ${plainText(upper(actor))}` : ''}`;
}

/** This diagram knows no character codes: what could end a text is left out. */
function plainText(text: string): string {
  return [...text.replaceAll(/\s*[:;]\s*/g, ' – ')]
    .filter((char) => /[\p{L}\p{M}\p{N} ,.!?'’“”()/+=–—−…·€£¥$-]/u.test(char))
    .join('')
    .trim();
}

function flowLines(view: JourneyView): string[] {
  const lines = ['flowchart LR', ...mermaidHead(view)];
  if (view.empty) lines.push(`  s1["${mermaidLabel(view.empty.message)}"]`);
  for (const [index, { name, title, touchpoints }] of view.stages.entries()) {
    const contacts = touchpoints.map((each) => {
      const facts = [contactOf(each), each.emotion === undefined ? '' : `emotion ${scoreText(each.emotion)}`];
      return `${each.title} (${facts.filter(Boolean).join(', ') || 'no channel'})`;
    });
    const parts = [name, ...(title ? [title] : []), ...contacts];
    lines.push(`  s${index + 1}["${parts.map(mermaidLabel).join('<br>')}"]`);
    if (index > 0) lines.push(`  s${index} --> s${index + 1}`);
  }
  return lines;
}
