import { isRefusal } from '../../calculators/calculator.ts';
import { formatDay } from '../../documents/dates.ts';
import type { ExperimentData, ExperimentPolicyData } from '../../generated/documents.ts';
import { runOf } from '../document/run.ts';
import { designOf } from '../readout/design.ts';
import { readPlan } from '../readout/plan.ts';
import { refusalsOf } from '../refusals.ts';
import { defineExperimentCalculator } from './define.ts';
import { flag, integer, listOf, number, numberOrNull, output, record, text } from './parts.ts';
import { planRefusals, planSource } from './planParts.ts';
import { experiment, policy } from './readOutParts.ts';

interface Input {
  experiment: ExperimentData;
  policy?: ExperimentPolicyData;
}

interface Output {
  method: string;
  per_variant: readonly number[];
  total: number;
  inflation: number;
  planned: number | null;
  enough: boolean | null;
  per_day: number | null;
  sample_days: number | null;
  days: number | null;
  planned_days: number | null;
  stop: string | null;
  too_long: boolean;
  assumed: readonly string[];
}

const orNull = { type: ['string', 'null'] };

export const experimentDesign = defineExperimentCalculator<Input, Output>({
  name: 'experiment-design',
  title: 'What the plan of an experiment asks for',
  description:
    'People per variant and days to run for an experiment as its file describes it, under its own stopping rule and with the policy that it follows; and whether what it plans is enough.',
  method: 'the size that the experiment’s own stopping rule needs; named in the answer',
  source: planSource,
  input: record(
    'Plan',
    'The data of an experiment and of the policy it follows, as in their files.',
    { experiment, policy },
    ['experiment'],
    [
      {
        experiment: {
          kind: 'experiment',
          title: 'A concrete promise',
          baseline: '5%',
          minimum_effect: '1%',
          variants: [{ id: 'present', control: true }, { id: 'new' }],
        },
      },
    ],
  ),
  output: output('Design', 'People and days.', {
    method: text('Method', 'How the size was calculated.', [
      'pooled-variance two-proportion z test, one judgement at the end',
    ]),
    per_variant: listOf(
      'Per variant',
      'People needed, the control first.',
      integer('People', 'Of one variant.', [8158]),
      [[8158, 8158]],
    ),
    total: integer('Total', 'People over all variants.', [16316]),
    inflation: number('Inflation', 'Against a test judged once.', [1]),
    planned: numberOrNull('Planned', 'People per variant that the experiment plans; null if it does not say.', [8158]),
    enough: {
      ...flag('Enough', 'Whether that is enough; null if it does not say.', [true]),
      type: ['boolean', 'null'],
    },
    per_day: numberOrNull('Per day', 'People who take part on one day; null without traffic.', [549]),
    sample_days: numberOrNull('Sample days', 'Days until the sample is complete; null without traffic.', [30]),
    days: numberOrNull('Days', 'Days to run, in whole weeks where they are asked for; null without traffic.', [35]),
    planned_days: numberOrNull('Planned days', 'From start to planned stop; null without dates.', [35]),
    stop: {
      ...text('Stop', 'The day on which it may stop; null without start or traffic.', ['2026-05-17']),
      ...orNull,
    },
    too_long: flag('Too long', 'Whether the run is longer than the policy allows.', [false]),
    assumed: listOf(
      'Assumed',
      'Settings that neither experiment nor policy makes.',
      text('Setting', 'One setting.', ['a power of 80 %']),
      [],
      0,
    ),
  }),
  refusals: refusalsOf(...planRefusals, 'no-effect', 'unreachable-effect', 'sample-too-large', 'too-many-looks'),
  calculate(input) {
    const plan = readPlan(input.experiment, input.policy);
    if (isRefusal(plan)) return plan;
    const design = designOf(plan);
    if (isRefusal(design)) return design;
    const run = runOf(plan, design);
    const { promisedSample: planned } = plan;
    return {
      method: design.method,
      per_variant: design.perVariant,
      total: design.total,
      inflation: design.inflation,
      planned: planned ?? null,
      enough: planned === undefined ? null : planned >= Math.min(...design.perVariant),
      per_day: run?.perDay ?? null,
      sample_days: run?.sampleDays ?? null,
      days: run?.needed ?? null,
      planned_days: run?.planned ?? null,
      stop: run?.start === undefined ? null : formatDay(run.start + run.needed - 1),
      too_long: run?.maximum !== undefined && run.needed > run.maximum,
      assumed: plan.assumed,
    };
  },
});
