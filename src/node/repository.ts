import { access } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../core/index.ts';
import { gitIn } from './git.ts';

/** The repository that a project lives in. */
export interface Repository {
  /** Absolute path of the work tree. */
  root: string;
  /** Absolute path of this work tree's git directory. */
  gitDir: string;
  /** Path of the project inside the work tree, with a closing slash; empty when they are the same. */
  prefix: string;
  /** False before the first commit. */
  hasCommits: boolean;
}

/**
 * Finds the repository of a project.
 * @throws UserError when the project is in none, or git is not installed
 */
export async function openRepository(project: string): Promise<Repository> {
  const git = gitIn(project);
  const answer = await git
    .raw('rev-parse', '--show-toplevel', '--absolute-git-dir', '--show-prefix')
    .catch((error: Error) => {
      if (/ENOENT|not found/i.test(error.message))
        throw new UserError('Git is not installed, or not on the PATH. Install it from git-scm.com.');
      if (/dubious ownership/i.test(error.message))
        throw new UserError(
          `Git does not trust this repository, because its folder belongs to somebody else. It said:\n\n${error.message.trim()}`,
        );
      if (/must be run in a work tree/i.test(error.message))
        throw new UserError(
          'This folder has no work tree of its own, so nothing can be committed here. Work in a clone.',
        );
      if (!/not a git repository/i.test(error.message)) throw error;
      throw new UserError(
        'This project is in no git repository. Run `git init` in its folder, or open a folder that is one.',
      );
    });
  const [root = '', gitDir = '', prefix = ''] = answer.split('\n');
  const hasCommits = await git.raw('rev-parse', '--verify', '--quiet', 'HEAD').then(
    (head) => head.trim() !== '',
    () => false,
  );
  return { root, gitDir, prefix, hasCommits };
}

/** Operations that git is in the middle of, by the file that says so. */
const operations = [
  ['MERGE_HEAD', 'A merge', 'git merge --abort'],
  ['rebase-merge', 'A rebase', 'git rebase --abort'],
  ['rebase-apply', 'A rebase', 'git rebase --abort'],
  ['CHERRY_PICK_HEAD', 'A cherry-pick', 'git cherry-pick --abort'],
  ['REVERT_HEAD', 'A revert', 'git revert --abort'],
] as const;

/** @throws UserError while git is in the middle of a merge, rebase, cherry-pick or revert */
export async function requireQuietRepository({ gitDir }: Repository): Promise<void> {
  for (const [file, what, abort] of operations) {
    if (await exists(path.join(gitDir, file)))
      throw new UserError(`${what} is in progress. Finish it, or undo it with \`${abort}\`, and try again.`);
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
