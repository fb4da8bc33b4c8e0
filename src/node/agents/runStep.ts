import { type StepOutcome, UserError } from '../../core/index.ts';
import { AgentFailure } from './failure.ts';
import { fileMarks } from './fileMarks.ts';
import { finish } from './finish.ts';
import { type Before, withForeign } from './foreign.ts';
import { changedGitFiles, gitState } from './gitGuard.ts';
import { labourOn } from './labour.ts';
import { standingOf } from './meanwhile.ts';
import { ScratchCopy } from './scratchCopy.ts';
import { ended, refusedOutcome } from './stepOutcomes.ts';
import type { Assignment, StepWork } from './stepWork.ts';
import { spanText } from './watchdog.ts';

/** Works on a step: brief, agent, verification, repair, back into the project, gate, status record, commit. */
export async function runStep(work: StepWork, assignment: Assignment): Promise<StepOutcome> {
  const { root, gitDir } = work;
  const before = { git: await gitState(gitDir), standing: await standingOf(root), marks: await fileMarks(root) };
  const scratch = await ScratchCopy.create(root, work.env);
  work.record.scratch = scratch.folder;
  await work.journal.save();
  try {
    const outcome = await attempt(work, assignment, scratch, before);
    return await work.exclusive(() => withForeign(work, before, scratch, outcome));
  } finally {
    await scratch.remove();
    delete work.record.scratch;
  }
}

async function attempt(
  work: StepWork,
  assignment: Assignment,
  scratch: ScratchCopy,
  { git, standing }: Before,
): Promise<StepOutcome> {
  const limit = AbortSignal.timeout(work.timeLimit);
  const signal = AbortSignal.any([work.signal, limit]);
  try {
    const labour = await labourOn({ ...work, signal }, assignment, scratch);
    const touched = changedGitFiles(git, await gitState(work.gitDir), work.root);
    if (touched.length > 0) {
      const reason = 'is git’s own, and was changed while the agent worked';
      return refusedOutcome(
        touched.map((file) => ({ file, reason })),
        labour,
      );
    }
    if (work.signal.aborted) return ended('cancelled', 'It was cancelled; nothing came into the project.', labour);
    return await work.exclusive(() => finish({ ...work, standing }, assignment, scratch, labour));
  } catch (error) {
    if (work.signal.aborted) return ended('cancelled', 'It was cancelled; nothing came into the project.');
    if (limit.aborted) {
      return {
        ...ended('failed', `It took longer than ${spanText(work.timeLimit)}, so it was stopped.`),
        reason: 'time',
      };
    }
    if (error instanceof AgentFailure) return { ...ended('failed', error.message), reason: error.reason };
    // There may be nothing to calculate from yet.
    if (error instanceof UserError && work.runner.row.speaks === 'function') return ended('incomplete', error.message);
    throw error;
  }
}
