import type { PlanDocument } from '../../project/planDocument.ts';
import { type Facts, itemsOf } from '../../schema/types.ts';

export type Hypothesis = NonNullable<NonNullable<Facts<'strategy'>['hypotheses']>[number]>;

/** What a hypothesis is judged by, from 1 to 5. */
export const judgements = { impact: 'impact', confidence: 'confidence', ease: 'ease' } as const;

/** Hypotheses that are still to be tested or under test. */
export function openHypotheses({ facts }: PlanDocument<'strategy'>): Hypothesis[] {
  return [...itemsOf(facts.hypotheses)].map(([one]) => one).filter(isOpen);
}

export function isOpen({ status = 'open' }: Hypothesis): boolean {
  return status === 'open' || status === 'testing';
}

/** ICE score: impact × confidence × ease, from 1 to 125 (Ellis and Brown, Hacking Growth, 2017; here as a product). */
export function hypothesisScore({ impact = 0, confidence = 0, ease = 0 }: Hypothesis): number {
  return impact * confidence * ease;
}

export function hypothesisName({ title, id }: Hypothesis): string {
  return title ?? id ?? '';
}
