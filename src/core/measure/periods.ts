import { parseDay, parsePeriod } from '../documents/dates.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';

export type ActualsDocument = PlanDocument<'actuals'>;

/** Actual figures of one stretch of time. */
export interface ActualPeriod {
  document: ActualsDocument;
  /** As the file writes it: `2026-05`. */
  period: string;
  /** Day numbers: first day, and last day that the figures cover. */
  start: number;
  end: number;
  /** Last day of the whole period. */
  last: number;
}

/**
 * The actual figures of the current cycle, oldest first. A file without a period that reads is left to the rules.
 * @param until day number: figures that reach past it are left out, since a file does not say on which day each came in
 */
export function actualPeriods(project: ProjectView, until = Number.POSITIVE_INFINITY): ActualPeriod[] {
  return project
    .documents('actuals')
    .flatMap((document) => {
      const period = parsePeriod(document.facts.period);
      if (!period) return [];
      const end = Math.min(period.end, parseDay(document.facts.through) ?? period.end);
      return [{ document, period: String(document.facts.period), start: period.start, end, last: period.end }];
    })
    .filter(({ end }) => end <= until)
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.document.file < b.document.file ? -1 : 1));
}

/** Of periods that overlap, such as a quarter and its months, those that begin first and cover most. */
export function withoutOverlap<T extends { at: ActualPeriod }>(entries: readonly T[]): T[] {
  const kept: T[] = [];
  for (const entry of entries) {
    const before = kept.at(-1);
    if (before === undefined || entry.at.start > before.at.end) kept.push(entry);
  }
  return kept;
}
