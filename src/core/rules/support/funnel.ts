import { type Facts, itemsOf } from '../../schema/types.ts';
import { countOf, rateOf } from './quantities.ts';

export type StageFacts = NonNullable<NonNullable<Facts<'funnel'>['stages']>[number]>;
export type Series = 'planned' | 'actual';

/** A stage of a funnel in one of its two series. */
export interface Step {
  stage: StageFacts;
  index: number;
  name: string;
  /** What the file says. */
  volume: number | undefined;
  rate: number | undefined;
  /** What the file says, or what follows from the stage before and the rate. */
  reached: number | undefined;
  /** Share of the stage before that reaches this one, from the volumes where they are known. */
  passed: number | undefined;
}

/** The stages of a funnel as it was planned, or as it was measured. */
export function stepsOf(facts: Facts<'funnel'>, series: Series): Step[] {
  const steps: Step[] = [];
  for (const [stage, index] of itemsOf(facts.stages)) {
    const before = steps.at(-1)?.reached;
    const volume = countOf(stage[series]?.volume);
    const rate = rateOf(stage[series]?.rate);
    const reached = volume ?? (before === undefined || rate === undefined ? undefined : before * rate);
    const passed = before && reached !== undefined ? reached / before : steps.length > 0 ? rate : undefined;
    steps.push({ stage, index, name: stage.title ?? stage.id ?? `stage ${index + 1}`, volume, rate, reached, passed });
  }
  return steps;
}
