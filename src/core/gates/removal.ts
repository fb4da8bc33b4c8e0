import type { Facts } from '../schema/types.ts';
import { itemsOf } from '../schema/types.ts';
import { outputName } from './outputName.ts';

type Playbook = Facts<'playbook'>;
type Phase = NonNullable<NonNullable<Playbook['phases']>[number]>;
type Step = NonNullable<NonNullable<Phase['steps']>[number]>;

/**
 * Every part of a playbook that can be taken out, by its public id: `phase`, `phase/step`, `phase/criterion`,
 * `phase/step/criterion`, and an output as `phase/step/complete:name`.
 */
export function partsOf(playbook: Playbook): string[] {
  return [...itemsOf(playbook.phases)].flatMap(([phase]) => {
    const id = phase.id ?? '';
    const steps = [...itemsOf(phase.steps)].flatMap(([step]) => {
      const gate = `${id}/${step.id ?? ''}`;
      return [gate, ...criteriaIn(gate, step.gate), ...outputsIn(gate, step).keys()];
    });
    return [id, ...steps, ...criteriaIn(id, phase.gate)];
  });
}

/** Paths of all outputs of a playbook, by the ids of their criteria. */
export function outputPaths(playbook: Playbook): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const [phase] of itemsOf(playbook.phases))
    for (const [step] of itemsOf(phase.steps))
      for (const [id, { path = '' }] of outputsIn(`${phase.id ?? ''}/${step.id ?? ''}`, step)) paths.set(id, path);
  return paths;
}

/** A playbook without these parts. What stands for nothing is passed over; a rule reports it. */
export function withoutParts(playbook: Playbook, ids: readonly string[]): Playbook {
  const gone = new Set(ids);
  if (gone.size === 0) return playbook;
  const stays = (id: string) => !gone.has(id);
  const phases = [...itemsOf(playbook.phases)]
    .filter(([phase]) => stays(phase.id ?? ''))
    .map(([phase]) => {
      const id = phase.id ?? '';
      const steps = [...itemsOf(phase.steps)]
        .filter(([step]) => stays(`${id}/${step.id}`))
        .map(([step]) => stepWithout(`${id}/${step.id}`, step, stays));
      return { ...phase, steps, ...(phase.gate ? { gate: gateWithout(id, phase.gate, stays) } : {}) };
    });
  return { ...playbook, phases };
}

function stepWithout(gate: string, step: Step, stays: (id: string) => boolean): Step {
  const outputs = [...outputsIn(gate, step)].filter(([id]) => stays(id)).map(([, output]) => output);
  return { ...step, outputs, ...(step.gate ? { gate: gateWithout(gate, step.gate, stays) } : {}) };
}

function gateWithout<T extends { readonly id?: string | undefined }>(
  gate: string,
  criteria: readonly (T | undefined)[],
  stays: (id: string) => boolean,
): T[] {
  return [...itemsOf(criteria)].map(([criterion]) => criterion).filter(({ id }) => stays(`${gate}/${id}`));
}

function criteriaIn(
  gate: string,
  criteria: readonly ({ readonly id?: string | undefined } | undefined)[] | undefined,
): string[] {
  return [...itemsOf(criteria)].map(([{ id }]) => `${gate}/${id}`);
}

/** The outputs of a step by the id of the criterion that each has. */
function outputsIn(gate: string, step: Step) {
  const outputs = [...itemsOf(step.outputs)].map(([output]) => output);
  const paths = outputs.map(({ path = '' }) => path);
  return new Map(outputs.map((output) => [`${gate}/complete:${outputName(output.path ?? '', paths)}`, output]));
}
