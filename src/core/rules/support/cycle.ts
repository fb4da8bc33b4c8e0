import { type Period, parseDay, parsePeriod } from '../../documents/dates.ts';
import type { ProjectView } from '../../project/view.ts';

/** First and last day of the current cycle, from its dates or its period. */
export function cycleOf(project: ProjectView): Period | undefined {
  const cycle = project.settings?.facts.cycle;
  const period = parsePeriod(cycle?.period);
  const start = parseDay(cycle?.start) ?? period?.start;
  const end = parseDay(cycle?.end) ?? period?.end;
  return start === undefined || end === undefined || end < start ? undefined : { start, end };
}

/** Months that a stretch of days makes up exactly, such as 6 April to 5 July; undefined for any other length. */
export function wholeMonths({ start, end }: Period): number | undefined {
  const first = new Date(start * 86_400_000);
  const next = new Date((end + 1) * 86_400_000);
  if (first.getUTCDate() !== next.getUTCDate()) return undefined;
  const years = next.getUTCFullYear() - first.getUTCFullYear();
  const months = years * 12 + next.getUTCMonth() - first.getUTCMonth();
  return months > 0 ? months : undefined;
}

/** Number of months of the current cycle; undefined when its days are no whole months. */
export function monthsOfCycle(project: ProjectView): number | undefined {
  const cycle = cycleOf(project);
  return cycle && wholeMonths(cycle);
}
