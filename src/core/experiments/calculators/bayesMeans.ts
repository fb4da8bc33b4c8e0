import { isRefusal } from '../../calculators/calculator.ts';
import type { EffectKind } from '../analysis/effect.ts';
import { normalPosterior } from '../bayes/normalPosterior.ts';
import { refusalsOf } from '../refusals.ts';
import { notesOf, notesOfChange } from './belowNothing.ts';
import { defineExperimentCalculator } from './define.ts';
import { twoArms } from './lift.ts';
import { type AnyArm, anyArms, armRefusals } from './meanParts.ts';
import { alpha, effectKind, ends, interval, number, output, record } from './parts.ts';

interface Input {
  variants: AnyArm[];
  effect_kind?: EffectKind;
  prior?: { mean: number; standard_deviation: number };
  alpha?: number;
}

interface Output {
  mean: number;
  standard_deviation: number;
  chance_to_win: number;
  interval: [number | null, number | null];
  risk_of_control: number;
  risk_of_treatment: number;
  notes: string[];
}

export const experimentBayesMeans = defineExperimentCalculator<Input, Output>({
  name: 'experiment-bayes-means',
  title: 'How likely a treatment is better',
  description: 'Chance to win, credible interval and risk of the change from control to treatment, for any metric.',
  method: 'normal posterior of the effect; flat prior unless one is given',
  source: 'GrowthBook gbstats at 8f1db44 (Bayesian engine, effect model)',
  input: record(
    'Comparison',
    'Exactly two variants.',
    {
      variants: anyArms,
      effect_kind: { ...effectKind, default: 'relative' },
      prior: record(
        'Prior',
        'What is believed of the effect beforehand.',
        {
          mean: number('Mean', 'Of the effect.', [0]),
          standard_deviation: number('Standard deviation', 'Of the effect.', [0.3], { minimum: 0 }),
        },
        ['mean', 'standard_deviation'],
      ),
      alpha,
    },
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
  output: output('Posterior', 'What is believed after the test.', {
    mean: number('Mean', 'Of the effect.', [0.12]),
    standard_deviation: number('Standard deviation', 'Of the effect.', [0.067]),
    chance_to_win: number('Chance to win', 'That the treatment is above the control.', [0.963]),
    interval: interval('Credible.'),
    risk_of_control: number('Risk of the control', 'Expected loss of keeping it.', [0.121]),
    risk_of_treatment: number('Risk of the treatment', 'Expected loss of choosing it.', [0.00098]),
    notes: notesOfChange,
  }),
  refusals: refusalsOf(...armRefusals, 'two-arms-needed'),
  calculate({ variants, effect_kind: kind = 'relative', prior, alpha: level = 0.05 }) {
    const effect = twoArms(variants, kind);
    if (isRefusal(effect)) return effect;
    const result = normalPosterior(effect, level, prior && { mean: prior.mean, deviation: prior.standard_deviation });
    if (isRefusal(result)) return result;
    const { mean, deviation, chanceToWin, risk } = result;
    return {
      mean,
      standard_deviation: deviation,
      chance_to_win: chanceToWin,
      interval: ends(result.interval),
      risk_of_control: risk[0],
      risk_of_treatment: risk[1],
      notes: notesOf(variants, kind, result.interval),
    };
  },
});
