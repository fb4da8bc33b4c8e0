import type { ExperimentData } from '../../generated/documents.ts';
import { maximumLooks } from '../sequential/boundaries.ts';
import { peekingError } from '../sequential/peeking.ts';
import type { ExperimentPlan } from './plan.ts';

/** Looks outside the plan under a rule that judges once, and the chance of a false winner if each could have ended the test. */
export interface Peeks {
  count: number;
  error: number;
}

/** The peeks of an experiment; undefined where there are none, or where the rule allows a look at any time. */
export function peeksOf(facts: ExperimentData, plan: ExperimentPlan): Peeks | undefined {
  if (plan.stoppingRule !== 'fixed-horizon') return undefined;
  const count = (facts.results?.looks ?? []).filter((look) => look.planned !== true).length;
  const error = count === 0 ? undefined : errorOf(plan, count + 1);
  return error === undefined ? undefined : { count, error };
}

/** The chance of a false winner over so many looks, each judged as if it were the only one; undefined outside the bounds. */
export function errorOf({ alpha, sidedness }: ExperimentPlan, looks: number): number | undefined {
  const error = peekingError(alpha, Math.min(looks, maximumLooks), sidedness);
  return typeof error === 'number' ? error : undefined;
}
