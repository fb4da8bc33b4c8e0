import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gitIn } from './git.ts';
import { holdIndex } from './indexLock.ts';
import type { Repository } from './repository.ts';

/**
 * Brings the index up to the last commit for files whose commit was made by a process that was killed before it could do so.
 * Only a file that is as committed, and whose entry is as it was before that commit, is touched: what somebody staged stays.
 * @param files paths inside the project
 * @returns the files whose entries were brought up
 */
export async function catchUpIndex(repository: Repository, files: readonly string[]): Promise<string[]> {
  if (files.length === 0 || !repository.hasCommits) return [];
  const git = gitIn(repository.root);
  const paths = files.map((file) => `${repository.prefix}${file}`);
  const blobs = async (...command: string[]) => {
    const text = await git.raw('--literal-pathspecs', ...command, '--', ...paths).catch(() => '');
    return new Map(
      text.split('\0').flatMap((line): [string, string][] => {
        const [facts = '', name] = line.split('\t');
        const id = /[0-9a-f]{40,64}/.exec(facts)?.[0];
        return name === undefined || id === undefined ? [] : [[name, id]];
      }),
    );
  };
  const committed = await blobs('ls-tree', '-r', '-z', 'HEAD');
  const previous = await blobs('ls-tree', '-r', '-z', 'HEAD^');
  const staged = await blobs('ls-files', '--stage', '-z');
  const behind: string[] = [];
  for (const [index, name] of paths.entries()) {
    const id = committed.get(name);
    if (id === undefined || staged.get(name) === id || staged.get(name) !== previous.get(name)) continue;
    const here = await git.raw('hash-object', '--', name).catch(() => '');
    if (here.trim() === id) behind.push(files[index] ?? '');
  }
  if (behind.length > 0) await reset(repository, behind);
  return behind;
}

/** Gives files the entries of the last commit, in the way a commit of ours does: what a killed process left locked is freed. */
async function reset(repository: Repository, files: readonly string[]): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gtm-index-'));
  const index = path.join(folder, 'index');
  const held = await holdIndex(repository);
  try {
    await held.copyTo(index);
    const paths = files.map((file) => `${repository.prefix}${file}`);
    await gitIn(repository.root, { index }).raw('--literal-pathspecs', 'reset', '--quiet', 'HEAD', '--', ...paths);
    await held.replaceWith(index);
  } finally {
    await held.release();
    await rm(folder, { recursive: true, force: true });
  }
}
