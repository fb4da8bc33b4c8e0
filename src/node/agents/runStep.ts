import path from 'node:path';
import { type StepOutcome, UserError } from '../../core/index.ts';
import { AgentFailure } from './failure.ts';
import { finish } from './finish.ts';
import { changedGitFiles, gitState } from './gitGuard.ts';
import { labourOn } from './labour.ts';
import { standingOf } from './meanwhile.ts';
import { ScratchCopy } from './scratchCopy.ts';
import { ended, refusedOutcome } from './stepOutcomes.ts';
import type { Assignment, StepWork } from './stepWork.ts';
import { spanText } from './watchdog.ts';

/** Works on a step: brief, agent, verification, repair, back into the project, gate, status record, commit. */
export async function runStep(work: StepWork, assignment: Assignment): Promise<StepOutcome> {
  const limit = AbortSignal.timeout(work.timeLimit);
  const signal = AbortSignal.any([work.signal, limit]);
  const before = await gitState(work.gitDir);
  const standing = await standingOf(work.root);
  const scratch = await ScratchCopy.create(work.root, work.env);
  work.record.scratch = scratch.folder;
  await work.journal.save();
  try {
    const labour = await labourOn({ ...work, signal }, assignment, scratch);
    const touched = changedGitFiles(before, await gitState(work.gitDir));
    if (touched.length > 0)
      return refusedOutcome(
        touched.map((file) => ({
          file: path.relative(work.root, file),
          reason: 'is git’s own, and was changed while the agent worked',
        })),
        labour,
      );
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
  } finally {
    await scratch.remove();
    delete work.record.scratch;
  }
}
