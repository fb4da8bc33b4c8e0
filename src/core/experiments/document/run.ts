import { isRefusal } from '../../calculators/calculator.ts';
import { duration } from '../design/duration.ts';
import { type Design, peopleToEnlist } from '../readout/design.ts';
import { type ExperimentPlan, sharedOut } from '../readout/plan.ts';

/** How long an experiment has to run, against how long it is to run. Days count whole, the first and the last included. */
export interface Run {
  /** People who take part on one day. */
  perDay: number;
  /** People who must take part, over all variants. */
  total: number;
  /** Days until the sample is complete. */
  sampleDays: number;
  /** Days that it needs: the sample, the shortest run, and whole weeks where they are asked for. */
  needed: number;
  /** Days from start to planned stop; undefined where the dates are missing. */
  planned: number | undefined;
  /** Day number of the start. */
  start: number | undefined;
  /** Days that the policy allows. */
  maximum: number | undefined;
}

/** The run of a plan, for the sample that it promises if that is larger than needed; undefined without traffic. */
export function runOf(plan: ExperimentPlan, design: Design): Run | undefined {
  if (!plan.traffic) return undefined;
  const promised = sharedOut(plan, plan.promisedSample ?? 0);
  const perVariant = design.perVariant.map((users, index) => Math.max(users, promised[index] ?? 0));
  const total = peopleToEnlist(plan, perVariant);
  const found = duration(total, plan.traffic, plan.run);
  if (isRefusal(found)) return undefined;
  const { start, plannedStop, run } = plan;
  const planned = start === undefined || plannedStop === undefined ? undefined : plannedStop - start + 1;
  return {
    perDay: Math.floor(plan.traffic.perDay * plan.traffic.share),
    total: Math.ceil(total * (1 - 1e-12)),
    sampleDays: found.sampleDays,
    needed: found.days,
    planned,
    start,
    maximum: run.maximumRun,
  };
}
