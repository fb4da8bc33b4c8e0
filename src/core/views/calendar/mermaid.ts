import { formatDay } from '../../documents/dates.ts';
import { mermaidHead, mermaidLabel } from '../mermaid/label.ts';
import type { CalendarPhase, CalendarView } from './model.ts';

const words: Readonly<Record<CalendarPhase, string>> = {
  planned: '',
  running: 'active, ',
  over: 'done, ',
  off: 'crit, ',
};

/** The calendar as a Mermaid Gantt chart; without anything in it, as a flowchart of one box. */
export function calendarMermaid(view: CalendarView): string {
  if (view.empty) return `flowchart LR\n  s1["${mermaidLabel(view.empty.message)}"]\n`;
  const lines = ['gantt', ...mermaidHead(view), '  dateFormat YYYY-MM-DD', '  axisFormat %d %b'];
  for (const { title, part, span, marks } of view.rows) {
    if (!part) lines.push(`  section ${plain(title)}`);
    if (span)
      lines.push(
        `    ${part ? plain(title) : 'Whole'} :${words[span.phase]}${formatDay(span.from)}, ${formatDay(span.to + 1)}`,
      );
    for (const mark of marks)
      lines.push(`    ${plain(mark.title)} :milestone, ${mark.late ? 'crit, ' : ''}${formatDay(mark.day)}, 0d`);
  }
  return `${lines.join('\n')}\n`;
}

/** This diagram knows no character codes, and a colon, a comma or one of its own words would end the name. */
function plain(text: string): string {
  const kept = [...text]
    .filter((char) => /[\p{L}\p{M}\p{N} .’“”()/+=–—−…·€£¥$-]/u.test(char))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  if (kept === '') return '–';
  return /^(?:title|section|dateformat|axisformat|tickinterval|excludes|includes|todaymarker|weekday|weekend|inclusiveenddates|topaxis|acc|click|gantt|done|active|crit|milestone|vert)/i.test(
    kept,
  )
    ? `“${kept}”`
    : kept;
}
