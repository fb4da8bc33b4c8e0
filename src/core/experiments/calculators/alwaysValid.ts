import { isRefusal } from '../../calculators/calculator.ts';
import type { EffectKind } from '../analysis/effect.ts';
import { refusalsOf } from '../refusals.ts';
import { alwaysValid, defaultTuning } from '../sequential/alwaysValid.ts';
import { notesOf, notesOfChange } from './belowNothing.ts';
import { defineExperimentCalculator } from './define.ts';
import { twoArms } from './lift.ts';
import { type AnyArm, anyArms, armRefusals } from './meanParts.ts';
import { alpha, alternative, effectKind, ends, interval, number, output, p, record, type TestInput } from './parts.ts';

interface Input extends TestInput {
  variants: AnyArm[];
  effect_kind?: EffectKind;
  tuning?: number;
}

interface Output {
  estimate: number;
  interval: [number | null, number | null];
  p: number;
  notes: string[];
}

export const experimentAlwaysValid = defineExperimentCalculator<Input, Output>({
  name: 'experiment-always-valid',
  title: 'A comparison that may be looked at any time',
  description:
    'The change from control to treatment with an interval and a p-value that hold at every look, however often one looks. Wider than those for one look at the end.',
  method: 'asymptotic confidence sequence, tuned to be tightest at so many people (5000 unless given)',
  source:
    'Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas (2023, arXiv 2103.06476 v7, equations 9, 155, 161), as in GrowthBook',
  input: record(
    'Comparison',
    'Exactly two variants.',
    {
      variants: anyArms,
      effect_kind: { ...effectKind, default: 'relative' },
      alpha,
      alternative,
      tuning: number('Tuning', 'People, both variants together, at which the interval is about tightest.', [5000], {
        default: defaultTuning,
        minimum: 1,
      }),
    },
    ['variants'],
    [
      {
        variants: [
          { users: 10000, conversions: 500 },
          { users: 10000, conversions: 600 },
        ],
        effect_kind: 'absolute',
      },
    ],
  ),
  output: output('Change', 'The change and how sure it is.', {
    estimate: number('Estimate', 'The change.', [0.01]),
    interval: interval('Valid at every look.'),
    p: { ...p, description: 'Valid at every look.' },
    notes: notesOfChange,
  }),
  refusals: refusalsOf(...armRefusals, 'two-arms-needed'),
  calculate({
    variants,
    effect_kind: kind = 'relative',
    alpha: level = 0.05,
    alternative: side = 'two-sided',
    tuning,
  }) {
    const effect = twoArms(variants, kind);
    if (isRefusal(effect)) return effect;
    const result = alwaysValid(effect, { alpha: level, alternative: side, tuning: tuning ?? defaultTuning });
    if (isRefusal(result)) return result;
    return {
      estimate: effect.estimate,
      interval: ends(result.interval),
      p: result.p,
      notes: notesOf(variants, kind, result.interval),
    };
  },
});
