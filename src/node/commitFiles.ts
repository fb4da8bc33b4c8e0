import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { joinNames, UserError } from '../core/index.ts';
import type { ChangedFile } from './changedFiles.ts';
import { gitIn } from './git.ts';
import { holdIndex } from './indexLock.ts';
import { type Repository, requireQuietRepository } from './repository.ts';

/** A commit that was made. */
export interface MadeCommit {
  id: string;
  /** Its subject; a hook may have changed the one that was asked for. */
  subject: string;
  /** False where HEAD names a commit and no branch: then only its id leads to the new one. */
  onBranch: boolean;
}

/**
 * Commits some files as they are in the work tree and nothing else. The commit is built in an index of its own while the
 * repository's index is held, so that whatever else is staged or changed stays exactly as it is, and no other git process comes
 * between. The repository's hooks and signing run as for any commit.
 * @throws UserError when the repository cannot take a commit now, or refuses it; the message is kept in a file that the error names
 */
export async function commitFiles(
  repository: Repository,
  files: readonly ChangedFile[],
  message: string,
  signal?: AbortSignal,
): Promise<MadeCommit> {
  await requireQuietRepository(repository);
  await requireIdentity(repository);
  requireWhole(files);
  const folder = await mkdtemp(path.join(tmpdir(), 'gtm-commit-'));
  const held = await holdIndex(repository, signal).catch(async (error) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  try {
    const paths = await pathsFile(folder, repository, files);
    await writeFile(path.join(folder, 'message'), `${message.trimEnd()}\n`);
    const before = repository.hasCommits ? await headOf(repository) : undefined;
    await build(repository, folder, paths, signal).catch((error: Error) => refuse(repository, folder, error));
    const made = await describe(repository);
    const after = path.join(folder, 'index-after');
    try {
      await held.copyTo(after);
      await learn(repository, after, before, paths);
      await held.replaceWith(after);
    } catch (cause) {
      const list = files.map(({ file }) => file).join(' ');
      throw new UserError(
        `The commit ${made.id.slice(0, 10)} is made, but git still shows its files as changed. Run \`git reset -- ${list}\`.`,
        { cause },
      );
    }
    return made;
  } finally {
    await held.release();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws UserError for a file of which only a part is staged, and one with conflicts */
function requireWhole(files: readonly ChangedFile[]): void {
  const partly = files.filter((file) => file.partlyStaged).map((file) => file.file);
  if (partly.length > 0)
    throw new UserError(
      `${joinNames(partly)} is partly staged. Stage all of its changes or none of them, and try again.`,
    );
  const conflicted = files.filter((file) => file.conflicted).map((file) => file.file);
  if (conflicted.length > 0)
    throw new UserError(
      `${joinNames(conflicted)} has conflicts. Choose between the versions in the file, \`git add\` it, and try again.`,
    );
}

/** The files by their whole paths, in a file that git reads: there may be more than a command line holds. */
async function pathsFile(folder: string, { prefix }: Repository, files: readonly ChangedFile[]): Promise<string> {
  const file = path.join(folder, 'paths');
  await writeFile(file, files.map((change) => `${prefix}${change.file}\0`).join(''));
  return file;
}

/** Options by which git takes paths from a file, as they are: a `*` or a `:(` in a name is a character like any other. */
const literally = '--literal-pathspecs';
const from = (file: string) => [`--pathspec-from-file=${file}`, '--pathspec-file-nul'];

async function build(repository: Repository, folder: string, paths: string, signal?: AbortSignal): Promise<void> {
  const index = path.join(folder, 'index');
  const git = gitIn(repository.root, { index, ...(signal ? { signal } : {}) });
  if (repository.hasCommits) await git.raw('read-tree', 'HEAD');
  await git.raw(literally, 'add', '--all', ...from(paths));
  if (repository.hasCommits && (await git.raw('diff-index', '--cached', '--name-only', 'HEAD')) === '')
    throw new UserError(
      'Only line ends or permissions differ, and git keeps these as they are in the last commit. There is nothing to commit.',
    );
  await git.raw('commit', '--quiet', '--file', path.join(folder, 'message'));
}

/** Teaches a copy of the repository's index what was committed; every other entry of it stays. */
async function learn(repository: Repository, index: string, before: string | undefined, paths: string): Promise<void> {
  const git = gitIn(repository.root, { index });
  await git.raw(literally, 'reset', '--quiet', ...from(paths), 'HEAD');
  if (before === undefined) return;
  // A hook may have put more files into the commit. Those that nobody had staged otherwise are as in HEAD now.
  const committed = names(await git.raw('diff-tree', '-r', '-z', '--name-only', '--no-renames', before, 'HEAD'));
  const staged = new Set(names(await git.raw('diff-index', '--cached', '-z', '--name-only', '--no-renames', before)));
  const others = committed.filter((name) => !staged.has(name));
  if (others.length === 0) return;
  const file = `${index}-others`;
  await writeFile(file, others.map((name) => `${name}\0`).join(''));
  await git.raw(literally, 'reset', '--quiet', ...from(file), 'HEAD');
}

function names(output: string): string[] {
  return output.split('\0').filter((name) => name !== '');
}

async function headOf({ root }: Repository): Promise<string> {
  return (await gitIn(root).raw('rev-parse', 'HEAD')).trim();
}

async function describe(repository: Repository): Promise<MadeCommit> {
  const git = gitIn(repository.root);
  const subject = (await git.raw('log', '-1', '--no-show-signature', '--format=%s')).trim();
  const branch = await git.raw('symbolic-ref', '--quiet', 'HEAD').catch(() => '');
  return { id: await headOf(repository), subject, onBranch: branch.trim() !== '' };
}

async function refuse(repository: Repository, folder: string, error: Error): Promise<never> {
  if (error instanceof UserError || error.name === 'AbortError') throw error;
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
