import type { Refusal } from '../../calculators/calculator.ts';
import { checkAlpha, checkFinite, firstOf } from '../checks.ts';
import { tUpperQuantile } from '../distributions.ts';
import { refuse } from '../refusals.ts';
import type { Effect } from './effect.ts';

/** `holds`: harm beyond the margin is ruled out. `breached`: it is shown. `unclear`: the data allow both. */
export type GuardrailState = 'holds' | 'breached' | 'unclear';

export interface Guardrail {
  state: GuardrailState;
  /** Harm done, in the effect's units; below 0 the guarded metric got better. */
  harm: number;
  /** One-sided bounds of the harm, each at level 1 - alpha. */
  atLeast: number;
  atMost: number;
}

/**
 * Whether a metric that must not get worse has stayed within a margin: a test of non-inferiority by two one-sided t bounds
 * (Schuirmann 1987; Schultzberg et al. 2024). Guardrails are not corrected for their number: each must hold by itself.
 */
export function guardrail(
  effect: Effect,
  { worse, margin, alpha }: { worse: 'higher' | 'lower'; margin: number; alpha: number },
): Guardrail | Refusal {
  const check = firstOf(
    checkAlpha(alpha),
    checkFinite(margin, 'The margin'),
    margin >= 0 ? undefined : refuse('positive-needed', { what: 'The margin', value: margin }),
  );
  if (check) return check;
  const harm = worse === 'higher' ? effect.estimate : -effect.estimate;
  const reach = tUpperQuantile(alpha, effect.df) * effect.standardError;
  const [atLeast, atMost] = [harm - reach, harm + reach];
  return { state: atMost <= margin ? 'holds' : atLeast > margin ? 'breached' : 'unclear', harm, atLeast, atMost };
}
