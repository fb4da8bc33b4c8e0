import type { Refusal } from '../../calculators/calculator.ts';
import type { Schema } from '../../schema/schema.ts';
import {
  type Summary,
  summaryOfConversions,
  summaryOfMean,
  summaryOfRatio,
  summaryOfRows,
  summaryOfSums,
} from '../arms.ts';
import { refuse } from '../refusals.ts';
import { conversions, listOf, number, record, text, users } from './parts.ts';

/** An arm of any metric: conversions, mean and deviation, sums, sums of a ratio, or the values themselves. */
export interface AnyArm {
  id?: string;
  users?: number;
  conversions?: number;
  mean?: number;
  standard_deviation?: number;
  sum?: number;
  sum_of_squares?: number;
  denominator_sum?: number;
  denominator_sum_of_squares?: number;
  sum_of_products?: number;
  values?: number[];
}

const properties: Record<string, Schema> = {
  id: text('Id', 'Name of the variant.', ['annual-plan']),
  users,
  conversions,
  mean: number('Mean', 'Average per person.', [41.2]),
  standard_deviation: number('Standard deviation', 'How much it varies from person to person.', [12.4], { minimum: 0 }),
  sum: number('Sum', 'Sum over all people.', [1396.87]),
  sum_of_squares: number('Sum of squares', 'Sum of the squared values.', [52377.9767], { minimum: 0 }),
  denominator_sum: number('Sum of the denominator', 'For a ratio metric.', [510]),
  denominator_sum_of_squares: number('Sum of squares of the denominator', 'For a ratio metric.', [810], { minimum: 0 }),
  sum_of_products: number('Sum of products', 'Of numerator and denominator, person by person.', [900]),
  values: listOf('Values', 'One value a person.', number('Value', 'Of one person.', [12.5]), [[1, 2, 3]], 0),
};

export const anyArm = record(
  'Variant',
  'One variant: users with conversions; users with mean and standard_deviation; users with sum and sum_of_squares, and with the sums of a denominator for a ratio; or values.',
  properties,
  [],
  [{ id: 'control', users: 1200, mean: 41.2, standard_deviation: 12.4 }],
);
export const anyArms = listOf('Variants', 'Each variant, the control first.', anyArm, [], 2);

/** The summary of an arm by what is given of it. */
export function summaryOf(arm: AnyArm | undefined, name: string): Summary | Refusal {
  if (!arm) return refuse('arms-needed', { count: 1 });
  const { users: count, mean, standard_deviation: deviation, sum, sum_of_squares: sumOfSquares } = arm;
  if (arm.values) return summaryOfRows(arm.values, name);
  if (count === undefined) return refuse('missing-plan', { what: `how many people saw ${name}` });
  if (arm.conversions !== undefined) return summaryOfConversions({ users: count, conversions: arm.conversions }, name);
  if (mean !== undefined && deviation !== undefined) return summaryOfMean({ users: count, mean, deviation }, name);
  if (sum === undefined || sumOfSquares === undefined)
    return refuse('missing-plan', { what: `what was measured in ${name}` });
  const { denominator_sum: denominatorSum, denominator_sum_of_squares: squares, sum_of_products: products } = arm;
  if (denominatorSum === undefined) return summaryOfSums({ users: count, sum, sumOfSquares }, name);
  if (squares === undefined || products === undefined) {
    return refuse('missing-plan', { what: `what the sums of the denominator of ${name} are` });
  }
  const sums = {
    users: count,
    sum,
    sumOfSquares,
    denominatorSum,
    denominatorSumOfSquares: squares,
    sumOfProducts: products,
  };
  return summaryOfRatio(sums, name);
}

/** Refusals that any arm can cause. */
export const armRefusals = [
  'arms-needed',
  'missing-plan',
  'no-users',
  'not-a-count',
  'not-a-number',
  'positive-needed',
  'more-conversions-than-users',
  'too-few-users',
  'negative-variance',
  'zero-denominator',
  'impossible-covariance',
  'zero-variance',
  'zero-baseline',
  'alpha-bounds',
  'cannot-compute',
] as const;
