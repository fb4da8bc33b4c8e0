import { type Facts, itemsOf } from '../../schema/types.ts';

export type StepFacts = NonNullable<NonNullable<Facts<'workflow'>['steps']>[number]>;

/** A step of a workflow and the steps that may follow it. */
export interface Step {
  step: StepFacts;
  index: number;
  title: string;
  /** Places of the steps that may follow. A reference that leads nowhere is none: it is reported as such. */
  next: readonly number[];
  /** True where it may go on behind the last step, or nobody says where. */
  runsOut: boolean;
  /** True where a reference leads nowhere, so that nobody can judge the way from here. */
  unknown: boolean;
}

/** The steps of a workflow with what follows each: the one below, unless another is named. */
export function stepsOf(facts: Facts<'workflow'>): Step[] {
  const steps = [...itemsOf(facts.steps)];
  const places = new Map<string, number>();
  for (const [place, [{ id }]] of steps.entries()) if (id !== undefined && !places.has(id)) places.set(id, place);
  return steps.map(([step, index], place) => {
    const { id, title = id, type } = step;
    const named = [step.on_timeout, step.on_failure];
    const ways =
      type === 'branch'
        ? [...[...itemsOf(step.paths)].map(([path]) => path.next), step.otherwise ?? step.next ?? '']
        : type === 'split'
          ? [...itemsOf(step.variants)].map(([variant]) => variant.next)
          : type === 'end'
            ? []
            : [step.next ?? ''];
    const wanted = [...ways, ...(type === 'end' ? [] : named.filter((target) => target !== undefined))];
    // An empty name stands for the step below.
    const found = wanted.map((target) => (!target ? place + 1 : places.get(target)));
    const next = found.filter((target) => target !== undefined && target < steps.length) as number[];
    return {
      step,
      index,
      title: title ?? `step ${index + 1}`,
      next: [...new Set(next)],
      runsOut: found.some((target) => target !== undefined && target >= steps.length),
      unknown: found.includes(undefined) || type === undefined,
    };
  });
}

/** Steps that can be reached from one, itself among them, each with the step before it on a shortest way. */
export function reachedFrom(steps: readonly Step[], start: number): Map<number, number | undefined> {
  const before = new Map<number, number | undefined>([[start, undefined]]);
  const open = [start];
  for (const place of open)
    for (const next of (steps[place] as Step).next) {
      if (before.has(next)) continue;
      before.set(next, place);
      open.push(next);
    }
  return before;
}
