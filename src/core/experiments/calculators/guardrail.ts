import { isRefusal } from '../../calculators/calculator.ts';
import type { EffectKind } from '../analysis/effect.ts';
import { type GuardrailState, guardrail } from '../analysis/guardrail.ts';
import { refusalsOf } from '../refusals.ts';
import { defineExperimentCalculator } from './define.ts';
import { twoArms } from './lift.ts';
import { type AnyArm, anyArms, armRefusals } from './meanParts.ts';
import { alpha, choice, effectKind, number, output, record } from './parts.ts';

interface Input {
  variants: AnyArm[];
  worse: 'higher' | 'lower';
  margin?: number;
  effect_kind?: EffectKind;
  alpha?: number;
}

interface Output {
  state: GuardrailState;
  harm: number;
  at_least: number;
  at_most: number;
}

export const experimentGuardrail = defineExperimentCalculator<Input, Output>({
  name: 'experiment-guardrail',
  title: 'Whether a metric has stayed unharmed',
  description:
    'Whether a metric that must not get worse has done so by more than a margin: ruled out (holds), shown (breached), or neither (unclear).',
  method: 'two one-sided Welch t bounds of the harm against a margin; not corrected for the number of guardrails',
  source: 'Schuirmann (1987); Schultzberg, Ankargren & Frånberg (2024) on guardrails as non-inferiority tests',
  input: record(
    'Guardrail',
    'Exactly two variants, and what counts as harm.',
    {
      variants: anyArms,
      worse: choice('Worse', 'Which way is harm.', ['higher', 'lower']),
      margin: number('Margin', 'Harm that is tolerated, in the effect’s units.', [0.01], { default: 0, minimum: 0 }),
      effect_kind: effectKind,
      alpha,
    },
    ['variants', 'worse'],
    [
      {
        variants: [
          { users: 481, conversions: 93 },
          { users: 576, conversions: 114 },
        ],
        worse: 'lower',
        margin: 0.05,
      },
    ],
  ),
  output: output('Guardrail', 'Whether it holds.', {
    state: choice('State', 'Harm beyond the margin is ruled out, shown, or neither.', ['holds', 'breached', 'unclear']),
    harm: number('Harm', 'Estimated harm; below 0 the metric got better.', [-0.0046]),
    at_least: number('At least', 'Lower bound of the harm.', [-0.046]),
    at_most: number('At most', 'Upper bound of the harm.', [0.037]),
  }),
  refusals: refusalsOf(...armRefusals, 'two-arms-needed'),
  calculate({ variants, worse, margin = 0, effect_kind: kind = 'absolute', alpha: level = 0.05 }) {
    const effect = twoArms(variants, kind);
    if (isRefusal(effect)) return effect;
    const result = guardrail(effect, { worse, margin, alpha: level });
    if (isRefusal(result)) return result;
    return { state: result.state, harm: result.harm, at_least: result.atLeast, at_most: result.atMost };
  },
});
