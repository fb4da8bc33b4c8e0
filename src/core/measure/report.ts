import { formatDay, parseDay } from '../documents/dates.ts';
import { usualTolerance } from '../measurement/variance.ts';
import type { Project } from '../project/project.ts';
import { currentCycle, type ProjectView, viewOf } from '../project/view.ts';
import { cycleOf } from '../rules/support/cycle.ts';
import { rateOf } from '../rules/support/quantities.ts';
import { type Budget, budgetOf } from './budget.ts';
import { type CampaignRow, campaignRows } from './campaigns.ts';
import { type Economics, economicsOf } from './economics.ts';
import { type ExperimentRow, experimentRows } from './experiments.ts';
import { type FunnelRow, funnelRows } from './funnels.ts';
import { type HoursRow, hoursRows } from './hours.ts';
import { type InitiativeRow, initiativeRows } from './initiatives.ts';
import { type KpiRow, kpiRows } from './kpis.ts';
import { type MilestoneRow, milestoneRows } from './milestones.ts';
import { actualPeriods } from './periods.ts';

/** Where the plan stands against reality: the one source of `gtm kpi`, `gtm budget`, `gtm report` and the Measure view. */
export interface MeasureReport {
  project: string;
  cycle: string | null;
  /** First and last day of the cycle. */
  start: string | null;
  end: string | null;
  /** Last day that actual figures cover. */
  through: string | null;
  /** Of a report on a named day: the figures that reach past it and are not counted, with the last day that each covers. */
  leftOut: { period: string; through: string }[];
  currency: string | null;
  /** From this deviation from plan on a difference needs a cause and an action. */
  tolerance: number;
  kpis: KpiRow[];
  budget: Budget;
  campaigns: CampaignRow[];
  milestones: MilestoneRow[];
  hours: HoursRow[];
  economics: Economics[];
  funnels: FunnelRow[];
  initiatives: InitiativeRow[];
  experiments: ExperimentRow[];
}

/**
 * Measures the current cycle of a project.
 * @param today year-month-day, for what is late
 * @param asOf year-month-day: nothing that is dated later counts; all that the files hold when left out
 */
export function measureReport(project: Project, today: string, asOf?: string): MeasureReport {
  const view = viewOf(project);
  const cycle = cycleOf(view);
  const tolerance = toleranceOf(view);
  const until = parseDay(asOf) ?? Number.POSITIVE_INFINITY;
  const periods = actualPeriods(view, until);
  const through = periods.length === 0 ? null : Math.max(...periods.map(({ end }) => end));
  return {
    project: project.settings?.title ?? '',
    cycle: currentCycle(project) ?? null,
    start: cycle ? formatDay(cycle.start) : null,
    end: cycle ? formatDay(cycle.end) : null,
    through: through === null ? null : formatDay(through),
    leftOut: actualPeriods(view)
      .filter(({ end }) => end > until)
      .map(({ period, end }) => ({ period, through: formatDay(end) })),
    currency: view.currency ?? null,
    tolerance,
    kpis: kpiRows(view, cycle, tolerance, periods),
    budget: budgetOf(view, cycle, tolerance, periods),
    campaigns: campaignRows(view, periods),
    milestones: milestoneRows(view, today, until),
    hours: hoursRows(periods, tolerance),
    economics: economicsOf(view, periods),
    funnels: funnelRows(view, until),
    initiatives: initiativeRows(view),
    experiments: experimentRows(view, until),
  };
}

/** From this deviation from plan on a difference needs a cause and an action: the project's own, else 10 %. */
export function toleranceOf(project: ProjectView): number {
  return rateOf(project.settings?.facts.thresholds?.variance) ?? usualTolerance;
}
