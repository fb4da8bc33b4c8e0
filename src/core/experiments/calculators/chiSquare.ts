import { isRefusal } from '../../calculators/calculator.ts';
import { chiSquareTest } from '../analysis/chiSquare.ts';
import { refusalsOf } from '../refusals.ts';
import { defineExperimentCalculator } from './define.ts';
import { conversionArms, flag, integer, type NamedConversionArm, number, output, p, record } from './parts.ts';

interface Output {
  chi_square: number;
  df: number;
  p: number;
  smallest_expected: number;
}

export const experimentChiSquare = defineExperimentCalculator<
  { variants: NamedConversionArm[]; continuity?: boolean },
  Output
>({
  name: 'experiment-chi-square',
  title: 'Whether several variants convert alike',
  description:
    'One test over all variants that none differs. It does not say which does; compare them one by one for that.',
  method: 'Pearson’s chi-square test, with Yates’ continuity correction for two variants if asked for',
  source: 'Pearson (1900); Yates (1934); agrees with R prop.test',
  input: record(
    'Counts',
    'Counts per variant.',
    {
      variants: conversionArms,
      continuity: flag('Continuity', 'Whether to correct for continuity (Yates).', [false], { default: false }),
    },
    ['variants'],
    [
      {
        variants: [
          { users: 86, conversions: 83 },
          { users: 93, conversions: 90 },
          { users: 136, conversions: 129 },
        ],
      },
    ],
  ),
  output: output('Test', 'Whether they differ.', {
    chi_square: number('Chi-square', 'The test statistic.', [12.6]),
    df: integer('Degrees of freedom', 'Variants less one.', [3]),
    p,
    smallest_expected: number('Smallest expected count', 'Below 5 the test is rough.', [9.4]),
  }),
  refusals: refusalsOf(
    'arms-needed',
    'two-arms-needed',
    'no-users',
    'not-a-count',
    'more-conversions-than-users',
    'no-conversions',
    'all-converted',
  ),
  calculate({ variants, continuity = false }) {
    const result = chiSquareTest(variants, { continuity });
    if (isRefusal(result)) return result;
    const { chiSquare, df, p: chance, smallestExpected } = result;
    return { chi_square: chiSquare, df, p: chance, smallest_expected: smallestExpected };
  },
});
