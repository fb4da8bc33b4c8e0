import { isRefusal } from '../../calculators/calculator.ts';
import { type SampleSize, sampleSize } from '../design/size.ts';
import { refusalsOf } from '../refusals.ts';
import { defineExperimentCalculator } from './define.ts';
import { effectKind, integer, listOf, number, output, power, record, text } from './parts.ts';
import {
  type EffectInput,
  type MetricInput,
  metricProperties,
  planRefusals,
  planSource,
  readMetric,
  readTest,
} from './planParts.ts';

interface Input extends MetricInput, EffectInput {
  power?: number;
  allocation?: number[];
}

interface Output {
  per_variant: readonly number[];
  total: number;
  exact: number;
  target: number;
  comparison_alpha: number;
  method: string;
}

export const experimentSize = defineExperimentCalculator<Input, Output>({
  name: 'experiment-size',
  title: 'How many people an experiment needs',
  description:
    'People per variant so that the smallest effect worth acting on is found with the power asked for: two or more variants, conversions, averages or ratios, even or uneven shares, absolute or relative effects, with a correction for several variants.',
  method: 'pooled-variance two-proportion z test for conversions, Student’s t test for averages; others by name',
  source: planSource,
  input: record(
    'Plan',
    'What is measured, which effect must be found, and how the test is judged.',
    {
      ...metricProperties,
      minimum_effect: number('Smallest effect', 'The smallest change worth acting on; below 0 for a fall.', [0.01]),
      effect_kind: effectKind,
      power,
      allocation: listOf(
        'Allocation',
        'Share of the people per variant, the control first; even shares for two unless given.',
        number('Share', 'Share of one variant.', [0.5], { minimum: 0 }),
        [[0.5, 0.5]],
        2,
      ),
    },
    ['minimum_effect'],
    [{ baseline: 0.05, minimum_effect: 0.01, alpha: 0.05, power: 0.8 }],
  ),
  output: output('Sample', 'How many people are needed.', {
    per_variant: listOf(
      'Per variant',
      'People per variant, the control first.',
      integer('People', 'People of one variant.', [8158]),
      [[8158, 8158]],
    ),
    total: integer('Total', 'People over all variants.', [16316]),
    exact: number('Exact', 'People in the control before rounding.', [8157.731]),
    target: number('Target', 'Where the effect leads from the baseline.', [0.06]),
    comparison_alpha: number(
      'Level of a comparison',
      'The level left to each comparison after the correction.',
      [0.05],
    ),
    method: text('Method', 'How the size was calculated.', ['pooled']),
  }),
  refusals: refusalsOf(...planRefusals, 'no-effect', 'unreachable-effect', 'sample-too-large'),
  calculate(input) {
    const metric = readMetric(input);
    if (isRefusal(metric)) return metric;
    const { minimum_effect: effect, effect_kind: kind = 'absolute', power: wanted = 0.8, allocation = [1, 1] } = input;
    const size = sampleSize(metric, { ...readTest(input), allocation }, { effect, kind, power: wanted });
    return isRefusal(size) ? size : shape(size, metric.method);
  },
});

function shape({ perVariant, total, exact, target, level }: SampleSize, method: string): Output {
  return { per_variant: perVariant, total, exact, target, comparison_alpha: level, method };
}
