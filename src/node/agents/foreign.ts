import { UserError } from '../../core/index.ts';
import { readRuns } from './journal.ts';
import { meanwhile, type Standing } from './meanwhile.ts';
import type { Labour, StepWork } from './stepWork.ts';

/** Work on a step, with how the project stood when it began. */
export type StandingWork = StepWork & { standing: Standing };

/**
 * Why a run had better leave the commit to a person: something happened meanwhile that no run did.
 * @param commit the command by which a person commits all the same
 */
export async function foreign(work: StandingWork, { changes }: Labour, commit: string): Promise<UserError | undefined> {
  const { root, gitDir, journal, record, standing, made } = work;
  const runs = await readRuns(gitDir, journal.record.project);
  const commits = runs.flatMap(({ steps }) => steps.flatMap(({ result }) => result?.commit ?? []));
  const found = await meanwhile(
    root,
    standing,
    new Set([...commits, ...made]),
    changes.map(({ file }) => file),
  );
  if (found.length === 0) return undefined;
  work.onEvent({ type: 'note', step: record.id, text: `While the agent worked: ${found.join(' ')}` });
  return new UserError(`While the agent worked: ${found.join(' ')} If that was you, run \`${commit}\`.`);
}
