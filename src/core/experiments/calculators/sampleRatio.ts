import { isRefusal } from '../../calculators/calculator.ts';
import { refusalsOf } from '../refusals.ts';
import { defaultSampleRatioThreshold, sampleRatio } from '../sampleRatio.ts';
import { defineExperimentCalculator } from './define.ts';
import { flag, integer, listOf, number, output, p, record } from './parts.ts';

interface Input {
  users: number[];
  shares?: number[];
  threshold?: number;
}

interface Output {
  chi_square: number;
  df: number;
  p: number;
  expected: readonly number[];
  mismatch: boolean;
  low_counts: boolean;
}

export const experimentSampleRatio = defineExperimentCalculator<Input, Output>({
  name: 'experiment-sample-ratio',
  title: 'Whether people are split as planned',
  description:
    'The check for a sample-ratio mismatch. Under a mismatch no result of the test can be trusted, however clear it looks.',
  method: 'Pearson’s chi-square goodness of fit; mismatch below a p-value of 0.001 unless said otherwise',
  source: 'Pearson (1900); Fabijan et al. (2019) Diagnosing Sample Ratio Mismatch',
  input: record(
    'Split',
    'People per variant and the shares planned.',
    {
      users: listOf(
        'People',
        'People per variant.',
        integer('People', 'Of one variant.', [9604], { minimum: 0 }),
        [[9604, 9587]],
        2,
      ),
      shares: listOf(
        'Shares',
        'Planned shares, which need not add up to 1; even unless given.',
        number('Share', 'Of one variant.', [0.5], { minimum: 0 }),
        [[0.5, 0.5]],
        2,
      ),
      threshold: number('Threshold', 'p-value below which the split is called a mismatch.', [0.001], {
        default: defaultSampleRatioThreshold,
        minimum: 0,
        maximum: 1,
      }),
    },
    ['users'],
    [{ users: [9604, 9587], shares: [0.5, 0.5] }],
  ),
  output: output('Split', 'Whether it is the planned one.', {
    chi_square: number('Chi-square', 'The test statistic.', [0.015]),
    df: integer('Degrees of freedom', 'Variants less one.', [1]),
    p,
    expected: listOf('Expected', 'People expected per variant.', number('People', 'Of one variant.', [9595.5]), [
      [9595.5, 9595.5],
    ]),
    mismatch: flag('Mismatch', 'Whether the split is not the planned one.', [false]),
    low_counts: flag('Low counts', 'Whether an expected count below 5 makes the check rough.', [false]),
  }),
  refusals: refusalsOf('arms-needed', 'shares-needed', 'not-a-count', 'no-users'),
  calculate({ users, shares, threshold }) {
    const result = sampleRatio(users, shares ?? users.map(() => 1), threshold);
    if (isRefusal(result)) return result;
    const { chiSquare, df, p: chance, expected, mismatch, lowCounts } = result;
    return { chi_square: chiSquare, df, p: chance, expected, mismatch, low_counts: lowCounts };
  },
});
