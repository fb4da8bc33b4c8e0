import type { FoundStep } from '../agents/findStep.ts';
import { list } from '../messages/format.ts';
import { UserError } from '../messages/userError.ts';
import type { Project } from '../project/project.ts';
import { viewOf } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { stepFunctions } from './index.ts';
import { writtenFile } from './writtenFile.ts';

/**
 * Does a step that a playbook gives to a function: the files as they shall be, whole. Files that would not change are left out.
 * @param today the day as year-month-day
 * @throws UserError where no function is named, or one that has nothing to calculate from
 */
export function calculateStep(project: Project, step: FoundStep, today: string): { file: string; text: string }[] {
  const found = stepFunctions.find(({ id }) => id === step.facts.function);
  if (!found)
    throw new UserError(
      `The playbook does not say which function does ${step.id}. Write one of ${list(stepFunctions.map(({ id }) => id))} under \`function\`.`,
    );
  const outputs = [...itemsOf(step.facts.outputs)].map(([output]) => output);
  const files = found.calculate({ project, view: viewOf(project), step, outputs, today });
  return files.flatMap((file) => {
    const before = project.documents.get(file.file);
    const output = outputs.find(
      ({ path = '' }) => path === file.file || (path.endsWith('/') && file.file.startsWith(path)),
    );
    const text = writtenFile(before, file, output);
    return text === before?.text ? [] : [{ file: file.file, text }];
  });
}

/** True for a step that needs no agent, because a function or a person does it. */
export function needsNoAgent({ facts }: Pick<FoundStep, 'facts'>): boolean {
  return facts.uses === 'function' || facts.uses === 'human';
}
