import type { PlaybookFacts, StepFacts } from '../gates/playbook.ts';
import { nearest } from '../messages/nearest.ts';
import { UserError } from '../messages/userError.ts';
import { itemsOf } from '../schema/types.ts';

/** A step of a playbook with its phase. */
export interface StepPlace {
  phase: string;
  step: string;
  title: string;
  agent: string;
  outputs: readonly string[];
}

/**
 * The steps that a name stands for: a phase (all its steps), `phase/step`, or a step whose id is unique.
 * @throws UserError for a name that stands for nothing, or for steps of several phases
 */
export function findSteps(playbook: PlaybookFacts, name: string): StepPlace[] {
  const steps = [...itemsOf(playbook.phases)].flatMap(([phase]) =>
    [...itemsOf(phase.steps)].map(([step]) => placeOf(phase.id ?? '', step)),
  );
  const ofPhase = steps.filter((step) => step.phase === name);
  if (ofPhase.length > 0) return ofPhase;
  const found = steps.filter((step) => `${step.phase}/${step.step}` === name || step.step === name);
  if (found.length === 1) return found;
  if (found.length > 1) {
    throw new UserError(
      `${name} is a step of several phases. Name one of ${found.map((step) => `${step.phase}/${step.step}`).join(', ')}.`,
    );
  }
  const suggestion = nearest(
    name,
    steps.flatMap((step) => [step.step, step.phase, `${step.phase}/${step.step}`]),
  );
  const all = steps.map((step) => `${step.phase}/${step.step}`);
  const next = suggestion ? `Did you mean ${suggestion}?` : `The steps are ${all.join(', ')}.`;
  throw new UserError(`There is no phase or step called ${name}. ${next}`);
}

function placeOf(phase: string, step: StepFacts): StepPlace {
  return {
    phase,
    step: step.id ?? '',
    title: step.title ?? step.id ?? '',
    agent: step.agent ?? '',
    outputs: [...itemsOf(step.outputs)].map(([output]) => output.path ?? ''),
  };
}

/**
 * The files of a step's deliverable among some files: its outputs and its agent's status record. A folder holds everything
 * below it but what another step's deeper output names.
 * @param files project-relative files, those deleted since the last commit among them
 */
export function deliverableFiles(playbook: PlaybookFacts, step: StepPlace, files: Iterable<string>): string[] {
  const others = [...itemsOf(playbook.phases)]
    .flatMap(([phase]) => [...itemsOf(phase.steps)].map(([other]) => placeOf(phase.id ?? '', other)))
    .filter((other) => other.phase !== step.phase || other.step !== step.step)
    .flatMap((other) => other.outputs);
  const record = statusRecordOf(step);
  return [...files].filter((file) => {
    if (file === record) return true;
    const own = longestMatch(step.outputs, file);
    return own > 0 && own >= longestMatch(others, file);
  });
}

/** File in which a step's agent says where it stands. */
export function statusRecordOf(step: StepPlace): string {
  return `workspace/status/${step.agent}.md`;
}

/** Length of the longest output path that covers a file; 0 when none does. */
function longestMatch(outputs: readonly string[], file: string): number {
  return Math.max(
    0,
    ...outputs
      .filter((path) => (path.endsWith('/') ? file.startsWith(path) : file === path))
      .map((path) => path.length),
  );
}
