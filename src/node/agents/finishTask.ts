import { type StepOutcome, UserError } from '../../core/index.ts';
import { commitTask } from './commitStep.ts';
import { foreign, type StandingWork } from './foreign.ts';
import { notCommitted } from './notCommitted.ts';
import { unfinished } from './stepOutcomes.ts';
import type { Assignment, Labour } from './stepWork.ts';

/** Commits what a role wrote for a task outside any step, if it is in order. */
export async function finishTask(
  work: StandingWork,
  { agent, action, task }: Extract<Assignment, { task: string }>,
  labour: Labour,
  base: Pick<StepOutcome, 'files' | 'strays' | 'findings'>,
): Promise<StepOutcome> {
  if (base.files.length === 0 || !labour.verification.passes) return unfinished(work, labour, base);
  if (!work.commit)
    return { ...base, outcome: 'done', message: 'What was written is in order. Nothing was committed, as asked.' };
  const made =
    (await foreign(work, labour, `gtm runs ${work.journal.record.id} --commit`)) ??
    (await commitTask(work.root, { agent, action, task, files: base.files }).catch(notCommitted));
  if (made instanceof UserError)
    return {
      ...base,
      outcome: 'incomplete',
      message: `What was written is in order, but it was not committed. ${made.message}`,
    };
  if (made) work.made.add(made.commit);
  return { ...base, ...made, outcome: 'done', message: 'What was written is in order.' };
}
