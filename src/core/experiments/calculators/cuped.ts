import { isRefusal } from '../../calculators/calculator.ts';
import { type CupedSums, cuped, cupedSums } from '../analysis/cuped.ts';
import { type EffectKind, testEffect } from '../analysis/effect.ts';
import { refusalsOf } from '../refusals.ts';
import { defineExperimentCalculator } from './define.ts';
import { armRefusals } from './meanParts.ts';
import {
  alpha,
  alternative,
  effectKind,
  ends,
  interval,
  listOf,
  number,
  output,
  p,
  record,
  type TestInput,
  text,
  users,
} from './parts.ts';

interface Arm {
  id?: string;
  users?: number;
  sum?: number;
  sum_of_squares?: number;
  before_sum?: number;
  before_sum_of_squares?: number;
  sum_of_products?: number;
  rows?: { value: number; before: number }[];
}
interface Input extends TestInput {
  control: Arm;
  treatment: Arm;
  effect_kind?: EffectKind;
}
interface Output {
  theta: number;
  adjusted: readonly number[];
  estimate: number;
  interval: [number | null, number | null];
  p: number;
  variance_reduction: number;
  unadjusted_estimate: number;
}

const sum = (title: string, description: string) => number(title, description, [1200]);
const arm = record(
  'Variant',
  'Sums over its people, or one row a person.',
  {
    id: text('Id', 'Name of the variant.', ['control']),
    users,
    sum: sum('Sum', 'Of the metric in the test.'),
    sum_of_squares: sum('Sum of squares', 'Of the metric in the test.'),
    before_sum: sum('Sum before', 'Of the same people’s values before the test.'),
    before_sum_of_squares: sum('Sum of squares before', 'Of the same people’s values before the test.'),
    sum_of_products: sum('Sum of products', 'Of both, person by person.'),
    rows: listOf(
      'Rows',
      'One row a person.',
      record('Row', 'One person.', { value: sum('Value', 'In the test.'), before: sum('Before', 'Before the test.') }, [
        'value',
        'before',
      ]),
      [[{ value: 3, before: 2 }]],
      0,
    ),
  },
  [],
);

function sums(input: Arm): CupedSums {
  if (input.rows) return cupedSums(input.rows);
  return {
    users: input.users ?? 0,
    sum: input.sum ?? 0,
    sumOfSquares: input.sum_of_squares ?? 0,
    beforeSum: input.before_sum ?? 0,
    beforeSumOfSquares: input.before_sum_of_squares ?? 0,
    sumOfProducts: input.sum_of_products ?? 0,
  };
}

export const experimentCuped = defineExperimentCalculator<Input, Output>({
  name: 'experiment-cuped',
  title: 'A sharper comparison with the help of earlier values',
  description:
    'Takes out of each average what people’s values from before the test explain, so that a smaller effect shows.',
  method: 'CUPED, theta from both arms together; Welch’s t test of the adjusted means',
  source: 'Deng, Xu, Kohavi & Walker (2013); relative effects as in GrowthBook',
  input: record(
    'Comparison',
    'Two variants.',
    { control: arm, treatment: arm, effect_kind: effectKind, alpha, alternative },
    ['control', 'treatment'],
    [
      {
        control: {
          rows: [
            { value: 3, before: 2 },
            { value: 5, before: 4 },
            { value: 4, before: 4 },
          ],
        },
        treatment: {
          rows: [
            { value: 4, before: 2 },
            { value: 7, before: 5 },
            { value: 5, before: 3 },
          ],
        },
      },
    ],
  ),
  output: output('Result', 'The adjusted effect.', {
    theta: number('Theta', 'Slope of the value on the one before.', [0.62]),
    adjusted: listOf('Adjusted means', 'Control and treatment.', number('Mean', 'Adjusted.', [10.2]), [[10.2, 10.6]]),
    estimate: number('Estimate', 'The adjusted effect.', [0.4]),
    interval: interval('Of the adjusted effect.'),
    p,
    variance_reduction: number('Variance reduction', 'Share of the variance that is explained.', [0.36]),
    unadjusted_estimate: number('Unadjusted estimate', 'The effect without the adjustment.', [0.45]),
  }),
  refusals: refusalsOf(...armRefusals, 'no-covariate'),
  calculate({
    control,
    treatment,
    effect_kind: kind = 'absolute',
    alpha: level = 0.05,
    alternative: side = 'two-sided',
  }) {
    const result = cuped(sums(control), sums(treatment), kind);
    if (isRefusal(result)) return result;
    const test = testEffect(result.effect, level, side);
    if (isRefusal(test)) return test;
    return {
      theta: result.theta,
      adjusted: result.adjusted,
      estimate: result.effect.estimate,
      interval: ends(test.interval),
      p: test.p,
      variance_reduction: result.varianceReduction,
      unadjusted_estimate: result.unadjusted.estimate,
    };
  },
});
