import { chosenPlaybooks, findPlaybook, type PlaybookFacts, type StepFacts } from '../gates/playbook.ts';
import { findSteps, type StepPlace } from '../git/deliverable.ts';
import { UserError } from '../messages/userError.ts';
import type { Project } from '../project/project.ts';
import { itemsOf } from '../schema/types.ts';

/** A step with its whole description and the playbook that it is from. */
export interface FoundStep {
  playbookId: string;
  playbook: PlaybookFacts;
  place: StepPlace;
  /** `phase/step`, which is also the id of its gate. */
  id: string;
  facts: StepFacts;
}

/**
 * The steps that a name stands for, in the first playbook of the project that knows it: a phase, `phase/step`, or a step.
 * @param playbook id of the only playbook to look in
 * @throws UserError for a name that none of them knows
 */
export function stepsNamed(project: Project, name: string, playbook?: string): FoundStep[] {
  const ids = playbook === undefined ? chosenPlaybooks(project) : [playbook];
  let problem: unknown;
  for (const id of ids) {
    const facts = findPlaybook(project, id);
    if (!facts) continue;
    try {
      return findSteps(facts, name).map((place) => foundStep(id, facts, place));
    } catch (error) {
      problem ??= error;
    }
  }
  throw (
    problem ??
    new UserError(`There is no playbook ${ids.join(', ')}. Choose one that ships, or one of the project's own.`)
  );
}

/** Every step of a playbook, in its order. */
export function allSteps(id: string, playbook: PlaybookFacts): FoundStep[] {
  return [...itemsOf(playbook.phases)].flatMap(([phase]) =>
    [...itemsOf(phase.steps)].length === 0
      ? []
      : findSteps(playbook, phase.id ?? '').map((place) => foundStep(id, playbook, place)),
  );
}

function foundStep(playbookId: string, playbook: PlaybookFacts, place: StepPlace): FoundStep {
  const phase = [...itemsOf(playbook.phases)].find(([candidate]) => candidate.id === place.phase)?.[0];
  const facts = [...itemsOf(phase?.steps)].find(([step]) => step.id === place.step)?.[0] ?? {};
  return { playbookId, playbook, place, id: `${place.phase}/${place.step}`, facts };
}
