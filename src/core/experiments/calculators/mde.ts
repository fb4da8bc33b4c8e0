import { isRefusal } from '../../calculators/calculator.ts';
import { detectableEffect } from '../design/detectable.ts';
import { refusalsOf } from '../refusals.ts';
import { defineExperimentCalculator } from './define.ts';
import { choice, number, numberOrNull, output, power, record, text } from './parts.ts';
import {
  type MetricInput,
  metricProperties,
  planRefusals,
  planSource,
  readMetric,
  readTest,
  usersPerVariant,
} from './planParts.ts';

interface Input extends MetricInput {
  users: number[];
  power?: number;
  direction?: 'up' | 'down';
}

interface Output {
  absolute: number;
  relative: number | null;
  target: number;
  method: string;
}

export const experimentMde = defineExperimentCalculator<Input, Output>({
  name: 'experiment-mde',
  title: 'The smallest effect an experiment can find',
  description: 'The smallest change from the baseline that so many people per variant find with the power asked for.',
  method: 'the size calculation solved for the effect, by bisection',
  source: planSource,
  input: record(
    'Plan',
    'What is measured, in how many people, and with which power.',
    {
      ...metricProperties,
      users: usersPerVariant,
      power,
      direction: choice('Direction', 'Whether a rise or a fall is looked for.', ['up', 'down'], 'up'),
    },
    ['users'],
    [{ baseline: 0.05, users: [8158, 8158], power: 0.8 }],
  ),
  output: output('Smallest effect', 'The smallest change that is found.', {
    absolute: number('Absolute', 'In the metric’s own units.', [0.01]),
    relative: numberOrNull('Relative', 'As a share of the baseline; null where that is 0.', [0.2]),
    target: number('Target', 'Where it leads from the baseline.', [0.06]),
    method: text('Method', 'How it was calculated.', ['pooled']),
  }),
  refusals: refusalsOf(...planRefusals, 'unreachable-power'),
  calculate(input) {
    const metric = readMetric(input);
    if (isRefusal(metric)) return metric;
    const { users: perVariant, power: wanted = 0.8, direction = 'up' } = input;
    const result = detectableEffect(metric, readTest(input), { power: wanted, direction, perVariant });
    return isRefusal(result) ? result : { ...result, method: metric.method };
  },
});
