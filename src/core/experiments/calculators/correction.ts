import { isRefusal } from '../../calculators/calculator.ts';
import { adjustPValues, type Correction } from '../multiplicity.ts';
import { refusalsOf } from '../refusals.ts';
import { defineExperimentCalculator } from './define.ts';
import { alpha, correction, flag, listOf, number, output, record, text } from './parts.ts';

interface Input {
  comparisons: { name?: string; p: number }[];
  correction?: Correction;
  alpha?: number;
}

interface Output {
  comparisons: { name: string; p: number; adjusted_p: number; significant: boolean }[];
}

const name = text('Name', 'Variant and metric compared.', ['ten-minutes / activation']);
const value = number('p-value', 'Of one comparison.', [0.012], { minimum: 0, maximum: 1 });

export const experimentCorrection = defineExperimentCalculator<Input, Output>({
  name: 'experiment-correction',
  title: 'Correct p-values for several comparisons',
  description:
    'Adjusts the p-values of several variants and metrics, which are one family together, so that each can be held against the level itself.',
  method: 'Holm unless Bonferroni, Hochberg, Benjamini-Hochberg or Benjamini-Yekutieli is named',
  source:
    'Holm (1979); Hochberg (1988); Benjamini & Hochberg (1995); Benjamini & Yekutieli (2001); agrees with R p.adjust',
  input: record(
    'Comparisons',
    'All comparisons of the family.',
    {
      comparisons: listOf(
        'Comparisons',
        'Each with its p-value.',
        record('Comparison', 'One comparison.', { name, p: value }, ['p']),
        [[{ name: 'ten-minutes / activation', p: 0.012 }]],
      ),
      correction: { ...correction, default: 'holm' },
      alpha,
    },
    ['comparisons'],
    [{ comparisons: [{ p: 0.005 }, { p: 0.06 }], correction: 'benjamini-hochberg' }],
  ),
  output: output('Adjusted', 'The same comparisons in the same order.', {
    comparisons: listOf(
      'Comparisons',
      'Each with its adjusted p-value.',
      output('Comparison', 'One comparison.', {
        name,
        p: value,
        adjusted_p: number('Adjusted p-value', 'To be held against the level.', [0.03]),
        significant: flag('Significant', 'Whether it is at most the level.', [true]),
      }),
      [],
    ),
  }),
  refusals: refusalsOf('p-values-needed'),
  calculate({ comparisons, correction: method = 'holm', alpha: level = 0.05 }) {
    const adjusted = adjustPValues(
      comparisons.map((comparison) => comparison.p),
      method,
    );
    if (isRefusal(adjusted)) return adjusted;
    return {
      comparisons: comparisons.map((comparison, index) => {
        const corrected = adjusted[index] ?? 1;
        const label = comparison.name ?? `comparison ${index + 1}`;
        return { name: label, p: comparison.p, adjusted_p: corrected, significant: corrected <= level };
      }),
    };
  },
});
