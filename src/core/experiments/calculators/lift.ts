import { isRefusal } from '../../calculators/calculator.ts';
import { type EffectKind, effectOf, testEffect } from '../analysis/effect.ts';
import { allOf } from '../checks.ts';
import { refusalsOf, refuse } from '../refusals.ts';
import { notesOf, notesOfChange } from './belowNothing.ts';
import { defineExperimentCalculator } from './define.ts';
import { type AnyArm, anyArms, armRefusals, summaryOf } from './meanParts.ts';
import {
  alpha,
  alternative,
  effectKind,
  ends,
  interval,
  nameOf,
  number,
  output,
  p,
  record,
  type TestInput,
} from './parts.ts';

interface Input extends TestInput {
  variants: AnyArm[];
  effect_kind?: EffectKind;
}

interface Output {
  estimate: number;
  standard_error: number;
  interval: [number | null, number | null];
  t: number;
  df: number;
  p: number;
  notes: string[];
}

export const experimentLift = defineExperimentCalculator<Input, Output>({
  name: 'experiment-lift',
  title: 'Relative or absolute change, as GrowthBook reports it',
  description:
    'The change from control to treatment with its t test, for conversions, averages and ratios alike. Relative unless asked otherwise; its p-value differs a little from that of the absolute difference.',
  method: 'Welch’s t test; relative change by the delta method',
  source: 'GrowthBook gbstats at 8f1db44 (frequentist engine); Deng, Knoblich & Lu (2018)',
  input: record(
    'Comparison',
    'Exactly two variants.',
    { variants: anyArms, effect_kind: { ...effectKind, default: 'relative' }, alpha, alternative },
    ['variants'],
    [
      {
        variants: [
          { users: 10000, conversions: 500 },
          { users: 10000, conversions: 560 },
        ],
      },
    ],
  ),
  output: output('Change', 'The change and how sure it is.', {
    estimate: number('Estimate', 'The change; a share of the control where relative.', [0.12]),
    standard_error: number('Standard error', 'Of the estimate.', [0.067]),
    interval: interval('Of the change.'),
    t: number('t', 'The test statistic.', [1.79]),
    df: number('Degrees of freedom', 'By Welch and Satterthwaite.', [19961.8]),
    p,
    notes: notesOfChange,
  }),
  refusals: refusalsOf(...armRefusals, 'two-arms-needed'),
  calculate({ variants, effect_kind: kind = 'relative', alpha: level = 0.05, alternative: side = 'two-sided' }) {
    const effect = twoArms(variants, kind);
    if (isRefusal(effect)) return effect;
    const test = testEffect(effect, level, side);
    if (isRefusal(test)) return test;
    const { estimate, standardError, df } = effect;
    return {
      estimate,
      standard_error: standardError,
      interval: ends(test.interval),
      t: test.t,
      df,
      p: test.p,
      notes: notesOf(variants, kind, test.interval),
    };
  },
});

/** The effect between exactly two arms of any metric. */
export function twoArms(variants: readonly AnyArm[], kind: EffectKind) {
  if (variants.length !== 2) return refuse('two-arms-needed', { count: variants.length });
  const summaries = allOf(variants.map((arm, index) => summaryOf(arm, nameOf(arm, index))));
  if (isRefusal(summaries)) return summaries;
  const [control, treatment] = summaries;
  return control && treatment ? effectOf(control, treatment, kind) : refuse('cannot-compute');
}
