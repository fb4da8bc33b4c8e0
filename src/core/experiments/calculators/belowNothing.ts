import type { EffectKind } from '../analysis/effect.ts';
import type { Interval } from '../arms.ts';
import type { AnyArm } from './meanParts.ts';
import { listOf, text } from './parts.ts';

const sentence =
  'The interval reaches below −100 %, where no share of people can fall: with so few conversions the delta method is too coarse at that end. Take the absolute effect, or wait for more conversions.';

export const notesOfChange = listOf(
  'Notes',
  'What else a reader should know.',
  text('Note', 'One sentence.', [sentence]),
  [],
  0,
);

/**
 * Notes on the interval of a change. Cut off at −100 % it would look surer than it is, and no longer be the interval of its
 * method, so it is left as it is and explained. An average may fall below zero, a share of people may not.
 */
export function notesOf(variants: readonly AnyArm[], kind: EffectKind, [low]: Interval): string[] {
  const areShares = variants.every(({ conversions }) => conversions !== undefined);
  return kind === 'relative' && areShares && Number.isFinite(low) && low < -1 ? [sentence] : [];
}
