import type { Schema } from '../../schema/schema.ts';
import { choice, flag, integer, interval, listOf, number, numberOrNull, output, text } from './parts.ts';

const orNull = (schema: Schema): Schema => ({ ...schema, type: [String(schema.type), 'null'] });
const anything = (title: string, description: string): Schema => ({
  title,
  description,
  type: 'object',
  examples: [{}],
});

export const experiment = anything('Experiment', 'The data of the experiment’s file, see the kind `experiment`.');
export const policy = anything('Policy', 'The data of the policy’s file, see the kind `experiment_policy`.');
export const direction = choice('Direction', 'Which way the primary metric is better.', ['up', 'down'], 'up');

export const kpiTitles = anything(
  'KPI titles',
  'What the KPIs of the guardrails are called, by id; ids where it is left out.',
);

export const advice: Record<string, Schema> = {
  advice: choice('Advice', 'What to do.', ['not-yet', 'ship', 'stop', 'cannot-say']),
  code: text('Code', 'Why, in a word.', ['better']),
  reason: text('Reason', 'Why, in a sentence with the numbers.', [
    '“Ten minutes” is better: 6.01 % against 5.01 %, p = 0.0024.',
  ]),
  variant: orNull(text('Variant', 'The one to ship; null unless that is the advice.', ['ten-minutes'])),
};

const people = (title: string, description: string) =>
  listOf(title, description, number('People', 'Of one variant.', [8158]), [[8158, 8158]], 0);

export const design: Schema = {
  title: 'Design',
  description: 'People and days that the plan needs, or why that cannot be said; null without a plan.',
  type: ['object', 'null'],
  examples: [{ per_variant: [8158, 8158], total: 16316, days: 35 }],
  properties: {
    method: text('Method', 'How the size was calculated.', [
      'pooled-variance two-proportion z test, one judgement at the end',
    ]),
    per_variant: people('Per variant', 'People needed, the control first.'),
    total: integer('Total', 'People over all variants.', [16316]),
    inflation: number('Inflation', 'Against a test judged once.', [1]),
    days: orNull(integer('Days', 'Days to run; null without traffic.', [35])),
    too_long: orNull(flag('Too long', 'Whether that is longer than the policy allows.', [false])),
    refused: text('Refused', 'Code of the refusal.', ['missing-plan']),
    message: text('Message', 'Why there is no design.', [
      'Nothing says what the rate was before the test (`baseline`). Add it.',
    ]),
  },
};

export const progress: Schema = orNull(
  output('Progress', 'How far the test is; null without results.', {
    users: people('People', 'So far.'),
    needed: people('Needed', 'By the plan.'),
    sample: number('Sample', 'Share of the planned sample that the slowest variant has.', [1]),
    days: numberOrNull('Days', 'That the numbers cover.', [35]),
    planned_days: numberOrNull('Planned days', 'That the plan asks for.', [35]),
    complete: flag('Complete', 'Whether the plan has run its course.', [true]),
    whole_weeks: flag('Whole weeks', 'Whether the days are whole weeks.', [true]),
    ended: flag('Ended', 'Whether the experiment says that it is over.', [true]),
  }),
);

export const sampleRatio: Schema = orNull(
  output('Sample ratio', 'Whether people are split as planned; null without results.', {
    p: number('p-value', 'Of the planned split.', [0.9]),
    expected: people('Expected', 'By the planned shares.'),
    mismatch: flag('Mismatch', 'Whether the split is not the planned one.', [false]),
    low_counts: flag('Low counts', 'Whether the check is rough.', [false]),
  }),
);

export const estimates: Schema = listOf(
  'Estimates',
  'Each treatment against the control; none under a mismatch.',
  output('Estimate', 'One treatment.', {
    variant: text('Variant', 'The treatment.', ['ten-minutes']),
    control: number('Control', 'The control’s rate or mean.', [0.0501]),
    treatment: number('Treatment', 'The treatment’s rate or mean.', [0.0601]),
    difference: number('Difference', 'Treatment less control.', [0.01]),
    interval: interval('Of the difference.'),
    confidence: number('Confidence', 'Level of the interval.', [0.95]),
    lift: numberOrNull('Lift', 'The difference as a share of the control.', [0.2]),
    lift_interval: { ...interval('Of the lift.'), type: ['array', 'null'] },
    p: numberOrNull('p-value', 'Null under a Bayesian rule.', [0.0024]),
    adjusted_p: numberOrNull('Adjusted p-value', 'After the correction; the one that decides.', [0.0024]),
    chance_to_win: numberOrNull('Chance to win', 'Under a Bayesian rule.', [0.998]),
    signal: choice('Signal', 'What the rule makes of it; none where it allows no verdict.', [
      'better',
      'worse',
      'none',
    ]),
  }),
  [],
  0,
);

export const guardrails: Schema = listOf(
  'Guardrails',
  'Readings against their limits.',
  output('Guardrail', 'One reading.', {
    kpi: text('KPI', 'What was measured.', ['signup-to-trial-rate']),
    variant: orNull(text('Variant', 'Where; null for all together.', ['ten-minutes'])),
    value: text('Value', 'As written.', ['19.8%']),
    limit: text('Limit', 'As written.', ['17%']),
    breached: flag('Breached', 'Whether the limit is passed.', [false]),
  }),
  [],
  0,
);
