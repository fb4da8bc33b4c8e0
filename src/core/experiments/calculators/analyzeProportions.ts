import { isRefusal } from '../../calculators/calculator.ts';
import { compareRates, type RateTestMethod, rateTestMethods } from '../analysis/compare.ts';
import { type DifferenceIntervalMethod, differenceIntervalMethods } from '../analysis/differenceInterval.ts';
import type { Correction } from '../multiplicity.ts';
import { refusalsOf } from '../refusals.ts';
import { type ComparisonOutput, comparisonOutput, comparisons } from './comparisonParts.ts';
import { defineExperimentCalculator } from './define.ts';
import {
  alpha,
  alternative,
  choice,
  conversionArms,
  correction,
  type NamedConversionArm,
  nameOf,
  output,
  record,
  type TestInput,
} from './parts.ts';

interface Input extends TestInput {
  variants: NamedConversionArm[];
  test?: RateTestMethod;
  interval?: DifferenceIntervalMethod;
  correction?: Correction;
}

export const experimentAnalyzeProportions = defineExperimentCalculator<Input, { comparisons: ComparisonOutput[] }>({
  name: 'experiment-analyze-proportions',
  title: 'Compare conversion rates',
  description:
    'Each treatment’s conversion rate against the control’s: p-value, interval of the difference, relative lift. For one judgement at the planned end; looking earlier needs experiment-always-valid or experiment-group-sequential.',
  method:
    'two-proportion z test (pooled or unpooled) or Fisher’s exact test; interval by Mee’s score unless named otherwise',
  source:
    'Fleiss (1981); Fisher (1935); Mee (1984); Miettinen & Nurminen (1985); Newcombe (1998, method 10); Agresti & Caffo (2000); lift by the delta method as in GrowthBook',
  input: record(
    'Comparison',
    'Counts per variant and how to compare them.',
    {
      variants: conversionArms,
      test: choice('Test', 'Variance under the null hypothesis, per arm, or an exact test.', rateTestMethods, 'pooled'),
      interval: choice('Interval', 'How the interval of the difference is made.', differenceIntervalMethods, 'mee'),
      alpha,
      alternative,
      correction,
    },
    ['variants'],
    [
      {
        variants: [
          { users: 9604, conversions: 481 },
          { users: 9587, conversions: 576 },
        ],
      },
    ],
  ),
  output: output('Result', 'What the comparison shows.', { comparisons }),
  refusals: refusalsOf(
    'alpha-bounds',
    'arms-needed',
    'no-users',
    'not-a-count',
    'more-conversions-than-users',
    'no-conversions',
    'all-converted',
    'zero-variance',
  ),
  calculate({ variants, test = 'pooled', interval = 'mee', ...input }) {
    const [control, ...treatments] = variants;
    const rules = {
      alpha: input.alpha ?? 0.05,
      alternative: input.alternative ?? 'two-sided',
      correction: input.correction ?? 'none',
    };
    const result = compareRates(control ?? { users: 0, conversions: 0 }, treatments, rules, { test, interval });
    if (isRefusal(result)) return result;
    return {
      comparisons: result.map((comparison, index) =>
        comparisonOutput(nameOf(treatments[index], index + 1), comparison),
      ),
    };
  },
});
