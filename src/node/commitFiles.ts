import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { joinNames, UserError } from '../core/index.ts';
import type { ChangedFile } from './changedFiles.ts';
import { gitIn } from './git.ts';
import { type Repository, requireQuietRepository } from './repository.ts';

/**
 * Commits some files as they are in the work tree and nothing else. The commit is built in an index of its own, so that whatever
 * else is staged or changed stays exactly as it is. The repository's hooks and signing run as for any commit.
 * @returns the new commit's id
 * @throws UserError when the repository cannot take a commit now, or refuses it; the message is kept in a file that the error names
 */
export async function commitFiles(
  repository: Repository,
  files: readonly ChangedFile[],
  message: string,
  signal?: AbortSignal,
): Promise<string> {
  await requireQuietRepository(repository);
  await requireIdentity(repository);
  const partly = files.filter((file) => file.partlyStaged).map((file) => file.file);
  if (partly.length > 0) {
    throw new UserError(
      `${joinNames(partly)} is partly staged. Stage all of its changes or none of them, and try again.`,
    );
  }
  const paths = files.map((file) => `${repository.prefix}${file.file}`);
  const folder = await mkdtemp(path.join(tmpdir(), 'gtm-commit-'));
  try {
    const index = path.join(folder, 'index');
    const git = gitIn(repository.root, { index, ...(signal ? { signal } : {}) });
    if (repository.hasCommits) await git.raw('read-tree', 'HEAD');
    await git.raw('add', '--all', '--', ...paths);
    await git
      .raw('commit', '--quiet', '--file', await messageFile(folder, message))
      .catch((error: Error) => refuse(repository, folder, error));
    const id = (await gitIn(repository.root).raw('rev-parse', 'HEAD')).trim();
    // The repository's own index learns what was committed; every other entry of it stays.
    await gitIn(repository.root).raw('reset', '--quiet', 'HEAD', '--', ...paths);
    return id;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function messageFile(folder: string, message: string): Promise<string> {
  const file = path.join(folder, 'message');
  await writeFile(file, `${message.trimEnd()}\n`);
  return file;
}

async function refuse(repository: Repository, folder: string, error: Error): Promise<never> {
  const kept = path.join(repository.gitDir, 'GTM_COMMIT_MSG');
  await copyFile(path.join(folder, 'message'), kept);
  const output = error.message.trim();
  throw new UserError(
    `Git did not take the commit; nothing was changed. It said:\n\n${output}\n\nThe message is kept in ${kept}.`,
  );
}

async function requireIdentity(repository: Repository): Promise<void> {
  const git = gitIn(repository.root);
  for (const who of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    const known = await git.raw('var', who).then(
      (ident) => !ident.includes('<>'),
      () => false,
    );
    if (!known) {
      throw new UserError(
        'Git does not know who you are. Set `git config user.name "Your Name"` and `git config user.email you@example.com`, and try again.',
      );
    }
  }
}
