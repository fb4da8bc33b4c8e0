import { closedGates, type GateResult, projectFile, UserError } from '../core/index.ts';
import { atCommit } from '../node/atCommit.ts';
import type { BaseBranch } from '../node/baseBranch.ts';
import { isFile } from '../node/findProject.ts';
import type { Repository } from '../node/repository.ts';
import type { Io } from './io.ts';
import { openProject } from './openProject.ts';
import { playbookOf } from './playbookOf.ts';

/**
 * The gates of some phases that do not pass on the base branch, by its files and its history.
 * @throws UserError when the plan is not on that branch
 */
export async function closedOnBase(
  io: Io,
  repository: Repository,
  base: BaseBranch,
  playbook: string,
  phases: readonly string[],
): Promise<GateResult[]> {
  return atCommit(repository, base.commit, async (folder) => {
    if (!(await isFile(`${folder}/${projectFile}`)))
      throw new UserError(`There is no ${projectFile} on ${base.ref}. Merge the plan into it first.`);
    const open = await openProject(io, folder);
    return closedGates(playbookOf(open, playbook, await open.context()), phases);
  });
}
