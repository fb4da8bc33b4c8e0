import type { DataProblem } from '../data/problem.ts';
import { formatDay, type Period, parseDay } from '../documents/dates.ts';
import type { LeadGroup } from '../measurement/leads.ts';
import type { Project } from '../project/project.ts';
import { viewOf } from '../project/view.ts';
import { cycleOf } from '../rules/support/cycle.ts';
import { type ActualPeriod, actualPeriods } from './periods.ts';

/** Leads of the period of a report, and what was not counted. */
export interface LeadFigures {
  /** First and last day of the period; null where the report has none, so that every lead counts. */
  from: string | null;
  through: string | null;
  groups: LeadGroup[];
  /** Leads that came in before or after the period. */
  outside: number;
  /** Rows that cannot be used, and why. */
  leftOut: number;
  problems: DataProblem[];
}

/**
 * The figures that a monthly report is about: those named, else the latest that have begun by a day.
 * @param asOf year-month-day: figures that reach past it do not count
 */
export function reportedPeriod(
  project: Project,
  named: string | undefined,
  day: string,
  asOf: string | undefined,
): ActualPeriod | undefined {
  const periods = actualPeriods(viewOf(project), parseDay(asOf));
  if (named !== undefined) return periods.find(({ period }) => period === named);
  const on = parseDay(day) ?? Number.POSITIVE_INFINITY;
  return periods.findLast(({ start }) => start <= on);
}

/** The seven days of a weekly report: to a day, or to the end of the cycle where that is over. */
export function reportedWeek(end: string | null, day: string): Period {
  const last = Math.min(parseDay(day) ?? 0, parseDay(end) ?? Number.POSITIVE_INFINITY);
  return { start: last - 6, end: last };
}

/** The days whose leads a report counts; undefined without figures and cycle. */
export function leadPeriod(
  project: Project,
  rhythm: 'monthly' | 'weekly',
  day: string,
  named: string | undefined,
  asOf: string | undefined,
): { from: string; through: string } | undefined {
  const cycle = cycleOf(viewOf(project));
  const month = reportedPeriod(project, named, day, asOf);
  const period =
    rhythm === 'weekly'
      ? reportedWeek(cycle ? formatDay(cycle.end) : null, day)
      : month
        ? { start: month.start, end: month.last }
        : cycle;
  return period && { from: formatDay(period.start), through: formatDay(period.end) };
}
