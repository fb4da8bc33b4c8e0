import { isRefusal } from '../../calculators/calculator.ts';
import { compareMeans, type MeanTestMethod, meanTestMethods } from '../analysis/compare.ts';
import { allOf } from '../checks.ts';
import type { Correction } from '../multiplicity.ts';
import { refusalsOf } from '../refusals.ts';
import { type ComparisonOutput, comparisonOutput, comparisons } from './comparisonParts.ts';
import { defineExperimentCalculator } from './define.ts';
import { type AnyArm, anyArms, armRefusals, summaryOf } from './meanParts.ts';
import { alpha, alternative, choice, correction, nameOf, output, record, type TestInput } from './parts.ts';

interface Input extends TestInput {
  variants: AnyArm[];
  test?: MeanTestMethod;
  correction?: Correction;
}

export const experimentAnalyzeMeans = defineExperimentCalculator<Input, { comparisons: ComparisonOutput[] }>({
  name: 'experiment-analyze-means',
  title: 'Compare averages and ratios',
  description:
    'Each treatment’s average per person, or ratio of two sums, against the control’s: p-value, interval of the difference, relative lift. From summaries, sums or the values themselves.',
  method: 'Welch’s t test, or Student’s with a pooled variance; ratios by the delta method',
  source:
    'Welch (1947), Satterthwaite (1946); Deng, Knoblich & Lu (2018) for ratios; agrees with R t.test and GrowthBook',
  input: record(
    'Comparison',
    'What was measured in each variant and how to compare it.',
    {
      variants: anyArms,
      test: choice(
        'Test',
        'Whether each arm has its own variance (welch) or both share one (pooled).',
        meanTestMethods,
        'welch',
      ),
      alpha,
      alternative,
      correction,
    },
    ['variants'],
    [
      {
        variants: [
          { users: 1200, mean: 41.2, standard_deviation: 12.4 },
          { users: 1190, mean: 42.6, standard_deviation: 12.9 },
        ],
      },
    ],
  ),
  output: output('Result', 'What the comparison shows.', { comparisons }),
  refusals: refusalsOf(...armRefusals),
  calculate({ variants, test = 'welch', ...input }) {
    const summaries = allOf(variants.map((arm, index) => summaryOf(arm, nameOf(arm, index))));
    if (isRefusal(summaries)) return summaries;
    const [control, ...treatments] = summaries;
    const rules = {
      alpha: input.alpha ?? 0.05,
      alternative: input.alternative ?? 'two-sided',
      correction: input.correction ?? 'none',
    };
    const result = compareMeans(control ?? { users: 0, mean: 0, variance: 0 }, treatments, rules, test);
    if (isRefusal(result)) return result;
    return {
      comparisons: result.map((comparison, index) =>
        comparisonOutput(nameOf(variants[index + 1], index + 1), comparison),
      ),
    };
  },
});
