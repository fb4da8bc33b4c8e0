import { isRefusal, type Refusal } from '../../calculators/calculator.ts';
import type { ExperimentData } from '../../generated/documents.ts';
import { type ConversionArm, checkArm, type Summary, summaryOfMean } from '../arms.ts';
import { allOf } from '../checks.ts';
import { refuse } from '../refusals.ts';
import type { ExperimentPlan } from './plan.ts';
import { readAmount, readCount } from './quantities.ts';

/** The measured arms in the plan's order, the control first. */
export type Results =
  | { type: 'conversion'; users: readonly number[]; arms: readonly ConversionArm[] }
  | { type: 'mean'; users: readonly number[]; arms: readonly Summary[] };

type ResultRows = NonNullable<NonNullable<ExperimentData['results']>['variants']>;

/** Reads an experiment's results; undefined when there are none yet. */
export function readResults(facts: ExperimentData, plan: ExperimentPlan): Results | Refusal | undefined {
  const rows = facts.results?.variants ?? [];
  return rows.length === 0 ? undefined : readRows(rows, plan);
}

/** Reads what was measured in each variant: of everybody, or of the people of one segment. */
export function readRows(rows: ResultRows, plan: ExperimentPlan): Results | Refusal {
  const users = allOf(plan.arms.map(({ id }) => usersOf(rows.find((row) => row.variant === id)?.users, id)));
  if (isRefusal(users)) return users;
  const number = (value: unknown, what: string) => readAmount(value) ?? refuse('missing-plan', { what });
  if (plan.metric === 'conversion') {
    const arms = allOf(
      plan.arms.map(({ id }, index): ConversionArm | Refusal => {
        const row = rows.find((candidate) => candidate.variant === id);
        const conversions =
          readCount(row?.conversions) ?? refuse('missing-plan', { what: `how many converted in ${id}` });
        if (isRefusal(conversions)) return conversions;
        const arm = { users: users[index] ?? 0, conversions };
        return checkArm(arm, id) ?? arm;
      }),
    );
    return isRefusal(arms) ? arms : { type: 'conversion', users, arms };
  }
  const arms = allOf(
    plan.arms.map(({ id }, index): Summary | Refusal => {
      const row = rows.find((candidate) => candidate.variant === id);
      const mean = number(row?.mean, `what the mean of ${id} is`);
      if (isRefusal(mean)) return mean;
      const deviation = number(row?.standard_deviation, `what the standard deviation of ${id} is`);
      return isRefusal(deviation) ? deviation : summaryOfMean({ users: users[index] ?? 0, mean, deviation }, id);
    }),
  );
  return isRefusal(arms) ? arms : { type: 'mean', users, arms };
}

function usersOf(value: unknown, arm: string): number | Refusal {
  const users = readCount(value);
  if (users === undefined) return refuse('missing-plan', { what: `how many people saw ${arm}` });
  return users === 0 ? refuse('no-users', { arm }) : users;
}
