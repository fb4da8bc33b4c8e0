import { isRefusal } from '../../calculators/calculator.ts';
import { duration } from '../design/duration.ts';
import { refusalsOf } from '../refusals.ts';
import { defineExperimentCalculator } from './define.ts';
import { flag, integer, number, output, record } from './parts.ts';

interface Input {
  total: number;
  per_day: number;
  share?: number;
  minimum_run?: number;
  maximum_run?: number;
  full_weeks?: boolean;
}

interface Output {
  sample_days: number;
  days: number;
  weeks: number;
  too_long: boolean;
}

export const experimentDuration = defineExperimentCalculator<Input, Output>({
  name: 'experiment-duration',
  title: 'How long an experiment runs',
  description: 'Days until the sample is complete, rounded up to whole weeks and to the shortest run.',
  method: 'people divided by people per day, rounded up',
  source: 'Kohavi, Tang & Xu (2020) Trustworthy Online Controlled Experiments, chapter 2: whole weeks, at least one',
  input: record(
    'Run',
    'How many people are needed, and how many come by.',
    {
      total: number('Total', 'People over all variants.', [16316], { minimum: 0 }),
      per_day: number('Per day', 'People who come by on one day.', [549], { minimum: 0 }),
      share: number('Share in the test', 'How many of them take part.', [1], { default: 1, minimum: 0, maximum: 1 }),
      minimum_run: number('Shortest run', 'Days that a test runs at least.', [14], { default: 7, minimum: 0 }),
      maximum_run: number('Longest run', 'Days after which it is not worth starting.', [42], { minimum: 0 }),
      full_weeks: flag('Full weeks', 'Whether it ends after whole weeks.', [true], { default: true }),
    },
    ['total', 'per_day'],
    [{ total: 16316, per_day: 549, minimum_run: 14, maximum_run: 42 }],
  ),
  output: output('Duration', 'How long it runs.', {
    sample_days: integer('Sample days', 'Days until the sample is complete.', [30]),
    days: integer('Days', 'Days to run.', [35]),
    weeks: number('Weeks', 'The same in weeks.', [5]),
    too_long: flag('Too long', 'Whether that is longer than the longest run.', [false]),
  }),
  refusals: refusalsOf('no-traffic', 'positive-needed', 'rate-bounds', 'not-a-number'),
  calculate({
    total,
    per_day: perDay,
    share = 1,
    minimum_run: minimumRun = 7,
    maximum_run: maximumRun,
    full_weeks: fullWeeks = true,
  }) {
    const result = duration(total, { perDay, share }, { minimumRun, maximumRun, fullWeeks });
    if (isRefusal(result)) return result;
    return {
      sample_days: result.sampleDays,
      days: result.days,
      weeks: result.weeks,
      too_long: result.tooLong,
    };
  },
});
