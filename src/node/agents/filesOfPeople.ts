import type { FoundStep } from '../../core/index.ts';
import { openFiles } from './commitStep.ts';
import type { ScratchCopy } from './scratchCopy.ts';
import type { StepWork } from './stepWork.ts';

/** Files of a step that a person changed and did not commit: our commit must not swallow them. */
export async function filesOfPeople(work: StepWork, found: FoundStep, scratch: ScratchCopy): Promise<string[]> {
  const open = await openFiles(work.root, found);
  return open
    .map(({ file }) => file)
    .filter((file) => {
      const hash = scratch.before.get(file);
      return hash !== undefined && work.ours.get(file) !== hash && work.record.wrote[file] !== hash;
    });
}
