import { parseDay } from '../../documents/dates.ts';
import type { ExperimentData } from '../../generated/documents.ts';
import { wholeRun } from '../design/duration.ts';
import type { ExperimentPlan } from './plan.ts';

export interface Progress {
  /** People so far and people needed, per variant, the control first. */
  users: readonly number[];
  needed: readonly number[];
  /** Share of the planned sample that the slowest variant has, 1 for all of it. */
  sample: number;
  /** Days that the results cover, and days that the plan asks for; null where dates are missing. */
  days: number | null;
  plannedDays: number | null;
  /** True when the plan has run its course: to its planned last day, or else to its sample and shortest run. */
  complete: boolean;
  /** True when the shortest run that the policy allows is over. */
  longEnough: boolean;
  /** True when the days covered are whole weeks, or nobody asks for that. */
  wholeWeeks: boolean;
  /** True when the experiment says that it is over. */
  ended: boolean;
}

const overStatuses: readonly unknown[] = ['completed', 'analysed', 'learned', 'cancelled'];

/** How far a test has come on its plan. */
export function progressOf(
  facts: ExperimentData,
  plan: ExperimentPlan,
  users: readonly number[],
  needed: readonly number[],
): Progress {
  const through = parseDay(facts.results?.through);
  const { start, plannedStop, run } = plan;
  const days = start === undefined || through === undefined ? null : through - start + 1;
  const shortest = wholeRun(run.minimumRun, run.fullWeeks);
  const plannedDays =
    start === undefined || plannedStop === undefined ? (shortest > 0 ? shortest : null) : plannedStop - start + 1;
  const sample = needed.length === 0 ? 0 : Math.min(1, ...users.map((count, index) => count / (needed[index] ?? 1)));
  const longEnough = days === null ? shortest === 0 : days >= shortest;
  const complete =
    plannedStop === undefined || through === undefined
      ? needed.length > 0 && sample >= 1 && longEnough
      : through >= plannedStop && longEnough;
  return {
    users,
    needed,
    sample,
    days,
    plannedDays,
    complete,
    longEnough,
    wholeWeeks: !run.fullWeeks || days === null || days % 7 === 0,
    ended: overStatuses.includes(facts.status) || facts.decision !== undefined,
  };
}
