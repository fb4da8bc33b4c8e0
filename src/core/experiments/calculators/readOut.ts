import type { ExperimentData, ExperimentPolicyData } from '../../generated/documents.ts';
import type { KpiTitles } from '../readout/guardrails.ts';
import type { Direction } from '../readout/judge.ts';
import { type ReadOut, readOut } from '../readout/readOut.ts';
import { refusalsOf } from '../refusals.ts';
import { segmentResults, segmentsOutput } from './comparisonParts.ts';
import { defineExperimentCalculator } from './define.ts';
import { ends, listOf, record, text } from './parts.ts';
import {
  advice,
  design,
  direction,
  estimates,
  experiment,
  guardrails,
  kpiTitles,
  policy,
  progress,
  sampleRatio,
} from './readOutParts.ts';

interface Input {
  experiment: ExperimentData;
  policy?: ExperimentPolicyData;
  direction?: Direction;
  kpi_titles?: KpiTitles;
}

export const experimentReadOut = defineExperimentCalculator<Input, unknown>({
  name: 'experiment-read-out',
  title: 'What an experiment comes to',
  description:
    'Reads an experiment with its policy: the sample it needs, how far it is, whether its split can be trusted, what the numbers say under the rule set before the start, and what to do: not-yet, ship, stop or cannot-say, with the reason in a sentence.',
  method: 'the test that the experiment’s own stopping rule asks for; named in the answer',
  source: 'as the calculators for size, comparison, sample ratio, looks and correction',
  input: record(
    'Experiment',
    'The data of an experiment and of the policy it follows, as in their files.',
    { experiment, policy, direction, kpi_titles: kpiTitles },
    ['experiment'],
    [
      {
        experiment: {
          kind: 'experiment',
          title: 'A concrete promise in the sign-up panel',
          baseline: '5%',
          minimum_effect: '1%',
          variants: [{ id: 'present-panel', control: true }, { id: 'ten-minutes' }],
          results: {
            variants: [
              { variant: 'present-panel', users: 9604, conversions: 481 },
              { variant: 'ten-minutes', users: 9587, conversions: 576 },
            ],
          },
        },
      },
    ],
  ),
  output: record(
    'Read-out',
    'Plan, numbers and advice.',
    {
      ...advice,
      method: text('Method', 'The method that judged.', [
        'two-proportion z test (pooled) with Mee’s score interval, once at the end',
      ]),
      design,
      progress,
      sample_ratio: sampleRatio,
      estimates,
      guardrails,
      segments: segmentResults,
      notes: listOf('Notes', 'What else a reader should know.', text('Note', 'One sentence.', ['…']), [], 0),
    },
    [
      'advice',
      'code',
      'reason',
      'variant',
      'method',
      'design',
      'progress',
      'sample_ratio',
      'estimates',
      'guardrails',
      'segments',
      'notes',
    ],
  ),
  refusals: refusalsOf('cannot-compute'),
  calculate(input) {
    return shape(readOut(input.experiment, input.policy, input.direction ?? 'up', input.kpi_titles));
  },
});

/** The answer as JSON can hold it. */
function shape(result: ReadOut) {
  const { design: planned, progress: done, sampleRatio: split } = result;
  return {
    advice: result.advice,
    code: result.code,
    reason: result.reason,
    variant: result.variant,
    method: result.method,
    design:
      planned === null || 'refused' in planned
        ? planned
        : {
            method: planned.method,
            per_variant: planned.perVariant,
            total: planned.total,
            inflation: planned.inflation,
            days: planned.duration?.days ?? null,
            too_long: planned.duration?.tooLong ?? null,
          },
    progress: done && {
      users: done.users,
      needed: done.needed,
      sample: done.sample,
      days: done.days,
      planned_days: done.plannedDays,
      complete: done.complete,
      whole_weeks: done.wholeWeeks,
      ended: done.ended,
    },
    sample_ratio: split && {
      p: split.p,
      expected: split.expected,
      mismatch: split.mismatch,
      low_counts: split.lowCounts,
    },
    estimates: result.estimates.map((estimate) => ({
      variant: estimate.variant,
      control: estimate.control,
      treatment: estimate.treatment,
      difference: estimate.difference,
      interval: ends(estimate.interval),
      confidence: estimate.confidence,
      lift: estimate.lift?.estimate ?? null,
      lift_interval: estimate.lift ? ends(estimate.lift.interval) : null,
      p: estimate.p,
      adjusted_p: estimate.adjustedP,
      chance_to_win: estimate.chanceToWin,
      signal: estimate.signal,
    })),
    guardrails: result.guardrails.map(({ kpi, variant, value, limit, breached }) => ({
      kpi,
      variant: variant ?? null,
      value,
      limit,
      breached,
    })),
    segments: segmentsOutput(result.segments),
    notes: result.notes,
  };
}
