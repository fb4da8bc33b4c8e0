import { isRefusal } from '../../calculators/calculator.ts';
import type { Sidedness } from '../arms.ts';
import { refusalsOf } from '../refusals.ts';
import { peekingError } from '../sequential/peeking.ts';
import { defineExperimentCalculator } from './define.ts';
import { alpha, integer, number, output, record, sidedness } from './parts.ts';

export const experimentPeeking = defineExperimentCalculator<
  { looks: number; alpha?: number; sidedness?: Sidedness },
  { error: number }
>({
  name: 'experiment-peeking',
  title: 'What looking early costs',
  description:
    'The chance that a test without any effect is called significant at one of several looks, if each is judged as if it were the only one.',
  method: 'numerical integration over evenly spaced looks',
  source: 'Armitage, McPherson & Rowe (1969)',
  input: record(
    'Looks',
    'How often somebody looks.',
    {
      looks: integer('Looks', 'Evenly spaced, the last included.', [5], { minimum: 1, maximum: 200 }),
      alpha,
      sidedness,
    },
    ['looks'],
    [{ looks: 5 }],
  ),
  output: output('Error', 'What it comes to.', {
    error: number('Error', 'Chance of a false alarm over all looks.', [0.142]),
  }),
  refusals: refusalsOf('alpha-bounds', 'not-a-count', 'too-many-looks'),
  calculate({ looks, alpha: level = 0.05, sidedness: sided = 'two-sided' }) {
    const error = peekingError(level, looks, sided);
    return isRefusal(error) ? error : { error };
  },
});
