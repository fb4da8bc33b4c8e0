import type { Refusal } from '../../calculators/calculator.ts';
import type { Sidedness } from '../arms.ts';
import { checkAlpha, checkFinite } from '../checks.ts';
import { normalUpperQuantile } from '../distributions.ts';
import { exactSum } from '../numeric/quadrature.ts';
import { refuse } from '../refusals.ts';
import { maximumLooks } from './boundaries.ts';
import { crossingProbabilities } from './crossing.ts';

/**
 * The chance that a test of no effect is called significant at least once, if it is judged at each of so many evenly spaced
 * looks as if that were the only one. Armitage, McPherson & Rowe (1969): 14.2 % for five looks at 5 %.
 */
export function peekingError(alpha: number, looks: number, sidedness: Sidedness): number | Refusal {
  const check = checkAlpha(alpha) ?? checkFinite(looks, 'The number of looks');
  if (check) return check;
  if (!Number.isSafeInteger(looks) || looks < 1)
    return refuse('not-a-count', { what: 'The number of looks', value: looks });
  if (looks > maximumLooks) return refuse('too-many-looks', { count: looks, maximum: maximumLooks });
  return repeatedError(normalUpperQuantile(sidedness === 'two-sided' ? alpha / 2 : alpha), looks, sidedness);
}

/** The same for a bound on the z value. Unchecked. */
export function repeatedError(z: number, looks: number, sidedness: Sidedness): number {
  const fractions = Array.from({ length: looks }, (_, index) => (index + 1) / looks);
  const upper = fractions.map(() => z);
  const lower = fractions.map(() => (sidedness === 'two-sided' ? -z : Number.NEGATIVE_INFINITY));
  const crossed = crossingProbabilities({ fractions, upper, lower }, 0);
  return Math.min(1, exactSum([...crossed.upper, ...crossed.lower]));
}
