import { isRefusal } from '../../calculators/calculator.ts';
import { oneRateTest } from '../analysis/rateTest.ts';
import { refusalsOf } from '../refusals.ts';
import { defineExperimentCalculator } from './define.ts';
import { conversions, number, output, p, record, users } from './parts.ts';

interface Input {
  users: number;
  conversions: number;
  expected: number;
}

export const experimentOneRate = defineExperimentCalculator<Input, { z: number; p: number }>({
  name: 'experiment-one-rate',
  title: 'Compare one conversion rate with a value',
  description: 'Whether the rate that was counted differs from one that was promised or known before.',
  method: 'one-sample z test of a proportion with the variance of the value, two-sided, without continuity correction',
  source: 'R prop.test(correct = FALSE)',
  input: record(
    'Counts',
    'Counts, and the value to compare them with.',
    {
      users,
      conversions,
      expected: number('Expected', 'The rate to compare with.', [0.9], { minimum: 0, maximum: 1 }),
    },
    ['users', 'conversions', 'expected'],
    [{ users: 86, conversions: 73, expected: 0.9 }],
  ),
  output: output('Comparison', 'How the two differ.', { z: number('z', 'The test statistic.', [-1.58]), p }),
  refusals: refusalsOf(
    'no-users',
    'not-a-count',
    'not-a-number',
    'more-conversions-than-users',
    'rate-bounds',
    'zero-variance',
  ),
  calculate(input) {
    const result = oneRateTest({ users: input.users, conversions: input.conversions }, input.expected);
    return isRefusal(result) ? result : { z: result.z, p: result.p };
  },
});
