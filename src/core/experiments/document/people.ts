import { isRefusal } from '../../calculators/calculator.ts';
import { type Calculation, calculate } from '../../calculators/index.ts';
import type { ExperimentData } from '../../generated/documents.ts';
import { list } from '../../messages/format.ts';
import { UserError } from '../../messages/userError.ts';
import { readPlan } from '../readout/plan.ts';
import { readResults } from '../readout/results.ts';
import { refused, splitRefusal } from './calls.ts';
import type { ExperimentInProject } from './inProject.ts';
import type { PeopleReader } from './peopleReader.ts';
import type { PeopleSums } from './peopleSums.ts';

/**
 * An experiment with the numbers of the people who were read. Without variants of its own it takes those of the rows: the
 * control is the one that is called so, or else the first.
 * @throws UserError where rows and experiment do not have the same variants
 */
export function withPeople(facts: ExperimentData, people: PeopleReader): ExperimentData {
  const variants =
    facts.title === '' ? variantsOf([...people.variants.keys()], facts.variants) : (facts.variants ?? []);
  const known = variants.map(({ id }) => id);
  const strange = [...people.variants.keys()].filter((name) => !known.includes(name));
  if (strange.length > 0)
    throw new UserError(
      `The rows name ${quoted(strange)}, and the experiment has ${quoted(known)}. Give the variants the same names in both.`,
    );
  const isFlag = [...people.variants.values()].every((sums) => sums.isFlag);
  const usual = facts.metric_type ?? (isFlag ? 'conversion' : 'mean');
  const metric = people.beside === 'nothing' ? usual : 'mean';
  if (metric === 'conversion' && !isFlag)
    throw new UserError(
      'The metric is a share of people, and some values are neither 0 nor 1. Give each person one of the two, or say --metric-type mean.',
    );
  const rows = (sums: ReadonlyMap<string, PeopleSums>) =>
    [...sums].map(([variant, each]) => ({ variant, ...resultOf(each, metric) }));
  return {
    ...facts,
    variants,
    metric_type: metric,
    results: {
      ...facts.results,
      variants: rows(people.variants),
      segments: [...people.segments].map(([segment, sums]) => ({ segment, variants: rows(sums) })),
    },
  };
}

/** Each variant's ratio of two sums against the control's, by the delta method, judged once. */
export function ratioCall(experiment: ExperimentInProject, people: PeopleReader): Calculation {
  return judgedOnce(experiment, 'experiment-analyze-means', (arms, { alpha, correction }) => ({
    variants: arms.map((id) => {
      const sums = people.variants.get(id);
      return {
        id,
        ...valueSums(sums),
        denominator_sum: sums?.otherSum ?? 0,
        denominator_sum_of_squares: sums?.otherSumOfSquares ?? 0,
        sum_of_products: sums?.sumOfProducts ?? 0,
      };
    }),
    alpha,
    correction,
  }));
}

/** The treatment against the control, with what people's values from before the test explain taken out (CUPED). */
export function cupedCall(experiment: ExperimentInProject, people: PeopleReader): Calculation {
  return judgedOnce(experiment, 'experiment-cuped', ([control = '', treatment = '', ...more], { alpha }) => {
    if (more.length > 0)
      throw new UserError(
        'The values from before the test sharpen a comparison of two variants, and the rows have more. Take the rows of two at a time.',
      );
    const arm = (id: string) => {
      const sums = people.variants.get(id);
      return {
        id,
        ...valueSums(sums),
        before_sum: sums?.otherSum ?? 0,
        before_sum_of_squares: sums?.otherSumOfSquares ?? 0,
        sum_of_products: sums?.sumOfProducts ?? 0,
      };
    };
    return { control: arm(control), treatment: arm(treatment), alpha };
  });
}

/** Refuses under a sample-ratio mismatch, as every other comparison of an experiment. */
function judgedOnce(
  { facts, policy }: ExperimentInProject,
  name: string,
  input: (arms: readonly string[], rules: { alpha: number; correction: string }) => object,
): Calculation {
  const plan = readPlan(facts, policy);
  if (isRefusal(plan)) return refused(name, plan);
  const results = readResults(facts, plan);
  if (isRefusal(results)) return refused(name, results);
  const split = results && splitRefusal(plan, results);
  if (split) return refused(name, split);
  return calculate(
    name,
    input(
      plan.arms.map(({ id }) => id),
      plan,
    ),
  );
}

function resultOf(sums: PeopleSums, metric: 'conversion' | 'mean') {
  if (metric === 'conversion') return { users: sums.users, conversions: sums.sum };
  const { mean, deviation } = sums.average;
  return { users: sums.users, mean, standard_deviation: deviation };
}

function valueSums(sums: PeopleSums | undefined) {
  return { users: sums?.users ?? 0, sum: sums?.sum ?? 0, sum_of_squares: sums?.sumOfSquares ?? 0 };
}

/** The variants of the rows, the control first, with the shares that were typed for as many. */
function variantsOf(
  names: readonly string[],
  typed: ExperimentData['variants'] = [],
): NonNullable<ExperimentData['variants']> {
  const control = names.find((name) => name.toLowerCase() === 'control') ?? names[0];
  const ordered = [...names].sort((a, b) => Number(b === control) - Number(a === control));
  const shares = typed.length === ordered.length ? typed : [];
  return ordered.map((id, index) => ({ ...shares[index], id, control: id === control }));
}

function quoted(names: readonly string[]): string {
  return list(names.map((name) => `“${name}”`));
}
