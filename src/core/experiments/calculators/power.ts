import { isRefusal } from '../../calculators/calculator.ts';
import { testPower } from '../design/size.ts';
import { refusalsOf } from '../refusals.ts';
import { defineExperimentCalculator } from './define.ts';
import { effectKind, listOf, number, output, record, text } from './parts.ts';
import {
  type EffectInput,
  type MetricInput,
  metricProperties,
  planRefusals,
  planSource,
  readMetric,
  readTest,
  usersPerVariant,
} from './planParts.ts';

interface Input extends MetricInput, EffectInput {
  users: number[];
}

interface Output {
  power: number;
  per_treatment: number[];
  method: string;
}

export const experimentPower = defineExperimentCalculator<Input, Output>({
  name: 'experiment-power',
  title: 'How likely an experiment is to find an effect',
  description: 'The chance that an effect of a given size is found with so many people per variant.',
  method: 'pooled-variance two-proportion z test for conversions, noncentral t for averages; others by name',
  source: planSource,
  input: record(
    'Plan',
    'What is measured, the effect, and the people per variant.',
    {
      ...metricProperties,
      minimum_effect: number('Effect', 'The change that is there; below 0 for a fall.', [0.01]),
      effect_kind: effectKind,
      users: usersPerVariant,
    },
    ['minimum_effect', 'users'],
    [{ baseline: 0.05, minimum_effect: 0.01, users: [8158, 8158] }],
  ),
  output: output('Power', 'How likely the effect is found.', {
    power: number('Power', 'That of the treatment for which it is lowest.', [0.8]),
    per_treatment: listOf(
      'Per treatment',
      'Of each treatment against the control.',
      number('Power', 'Of one treatment.', [0.8]),
      [[0.8]],
    ),
    method: text('Method', 'How the power was calculated.', ['pooled']),
  }),
  refusals: refusalsOf(...planRefusals, 'no-effect', 'unreachable-effect'),
  calculate(input) {
    const metric = readMetric(input);
    if (isRefusal(metric)) return metric;
    const { minimum_effect: effect, effect_kind: kind = 'absolute', users: perVariant } = input;
    const result = testPower(metric, readTest(input), { effect, kind, perVariant });
    if (isRefusal(result)) return result;
    return { power: result.smallest, per_treatment: result.perTreatment, method: metric.method };
  },
});
