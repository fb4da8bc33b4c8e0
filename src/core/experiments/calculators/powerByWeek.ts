import { isRefusal } from '../../calculators/calculator.ts';
import { powerByWeek, type WeekOfPower } from '../design/powerByWeek.ts';
import { refusalsOf } from '../refusals.ts';
import { defineExperimentCalculator } from './define.ts';
import { alpha, flag, integer, listOf, number, numberOrNull, output, power, record, sidedness } from './parts.ts';

interface Input {
  mean: number;
  standard_deviation?: number;
  effect: number;
  per_week: number;
  weeks: number;
  variants?: number;
  alpha?: number;
  power?: number;
  sidedness?: 'two-sided' | 'one-sided';
  sequential?: boolean;
  tuning?: number;
}

interface Output {
  weeks: WeekOfPower[];
  reached: number | null;
}

export const experimentPowerByWeek = defineExperimentCalculator<Input, Output>({
  name: 'experiment-power-by-week',
  title: 'How an experiment’s power grows by week',
  description:
    'Power to find a relative change, and the smallest one that is found, after each week. A share of people has the standard deviation √(p (1 − p)), which is taken where none is given.',
  method:
    'delta-method test of the relative change, baseline variance in every arm, no correction for several variants',
  source:
    'GrowthBook’s power calculator; under a sequential rule the always-valid interval of Waudby-Smith et al. (2023)',
  input: record(
    'Plan',
    'What is measured, the effect, and the traffic.',
    {
      mean: number('Mean', 'The metric before the test; a rate as a fraction.', [0.1]),
      standard_deviation: number('Standard deviation', 'How much it varies from person to person.', [0.3], {
        minimum: 0,
      }),
      effect: number('Effect', 'Relative change: 0.05 for 5 % more.', [0.05]),
      per_week: number('Per week', 'People over all variants in one week.', [4500], { minimum: 0 }),
      weeks: integer('Weeks', 'How many weeks to look at.', [9], { minimum: 1, maximum: 520 }),
      variants: integer('Variants', 'How many variants share the people.', [2], { default: 2, minimum: 2 }),
      alpha,
      power,
      sidedness,
      sequential: flag('Sequential', 'Whether it is judged by an always-valid interval.', [false], { default: false }),
      tuning: number('Tuning', 'People at which that interval is tightest.', [5000], { default: 5000, minimum: 1 }),
    },
    ['mean', 'effect', 'per_week', 'weeks'],
    [{ mean: 0.1, effect: 0.05, per_week: 4500, weeks: 9, variants: 3 }],
  ),
  output: output('Power by week', 'What is reached after each week.', {
    weeks: listOf(
      'Weeks',
      'One row for each week.',
      output('Week', 'After this week.', {
        week: integer('Week', 'From 1.', [1]),
        power: number('Power', 'Chance of finding the effect.', [0.073]),
        detectable: numberOrNull('Smallest effect', 'Relative change that is found; null where none is.', [0.36767]),
      }),
      [],
      0,
    ),
    reached: {
      ...integer('Reached', 'First week with the power asked for; null where there is none.', [8]),
      type: ['integer', 'null'],
    },
  }),
  refusals: refusalsOf(
    'alpha-bounds',
    'power-bounds',
    'positive-needed',
    'not-a-number',
    'zero-baseline',
    'arms-needed',
    'rate-bounds',
  ),
  calculate(input) {
    const { mean, effect, per_week: perWeek, weeks, variants = 2, alpha: level = 0.05, power: wanted = 0.8 } = input;
    const deviation = input.standard_deviation ?? Math.sqrt(Math.max(0, mean * (1 - mean)));
    const sides = input.sidedness === 'one-sided' ? 1 : 2;
    const tuning = input.sequential ? (input.tuning ?? 5000) : undefined;
    const result = powerByWeek(
      { mean, deviation, effect },
      { perWeek, weeks: Math.min(520, weeks), power: wanted },
      { alpha: level, sides, variants, tuning },
    );
    return isRefusal(result) ? result : result;
  },
});
