import type { Outcome, StepOutcome, StepRecord } from '../../core/index.ts';

/** How a step ends that nobody worked on. */
export function passive(outcome: Outcome, message: string): StepOutcome {
  return { outcome, message, files: [], strays: [], findings: [] };
}

/** A run in a sentence or two. */
export function summary(planned: readonly StepRecord[], left: readonly StepRecord[], outcome: Outcome): string {
  const done = planned.filter(({ result }) => result?.outcome === 'done').length;
  const count = `${done} of ${planned.length} ${planned.length === 1 ? 'step is' : 'steps are'} done.`;
  if (outcome === 'done') return count;
  const waiting = left.length > 0 ? ` Not begun: ${left.map(({ id }) => id).join(', ')}.` : '';
  return `${count}${waiting}`;
}
