import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gitIn } from './git.ts';
import type { Repository } from './repository.ts';

/**
 * Works on a project as it is at a commit, in a work tree of its own that is gone afterwards. Nothing in the person's work tree,
 * index or branches moves, and no hook runs.
 * @param work gets the absolute path of the project there
 */
export async function atCommit<T>(
  { root, prefix }: Repository,
  commit: string,
  work: (project: string) => Promise<T>,
): Promise<T> {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'gtm-tree-')), 'tree');
  const git = gitIn(root);
  try {
    // Without a checkout no hook runs; the files follow one by one.
    await git.raw('worktree', 'add', '--quiet', '--detach', '--no-checkout', folder, commit);
    const there = gitIn(folder);
    await there.raw('read-tree', 'HEAD');
    await there.raw('checkout-index', '--all', '--quiet');
    return await work(path.join(folder, prefix));
  } finally {
    await rm(path.dirname(folder), { recursive: true, force: true });
    await git.raw('worktree', 'prune').catch(() => {});
  }
}
