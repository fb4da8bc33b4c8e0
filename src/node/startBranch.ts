import { UserError } from '../core/index.ts';
import type { BaseBranch } from './baseBranch.ts';
import { gitIn } from './git.ts';
import { type Repository, requireQuietRepository } from './repository.ts';

/**
 * Starts a branch and goes there. Work that is not committed comes along as it is; where it would be overwritten, git refuses.
 * @throws UserError when the branch exists, or git refuses
 */
export async function startBranch(repository: Repository, branch: string, base: BaseBranch): Promise<void> {
  await requireQuietRepository(repository);
  const git = gitIn(repository.root);
  const exists = await git.raw('rev-parse', '--verify', '--quiet', `refs/heads/${branch}`).then(
    (id) => id.trim() !== '',
    () => false,
  );
  if (exists) throw new UserError(`${branch} exists already. Go there with \`git switch ${branch}\`.`);
  await git.raw('switch', '--quiet', '--no-track', '--create', branch, base.commit).catch((error: Error) => {
    throw new UserError(
      `Git did not start ${branch}; nothing was changed. It said:\n\n${error.message.trim()}\n\nCommit your work or put it aside with \`git stash\`, and try again.`,
    );
  });
}
