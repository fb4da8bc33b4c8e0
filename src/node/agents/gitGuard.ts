import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from './scratchCopy.ts';

/** Files of git that could make it run something, by name, with what is in them. */
export type GitState = ReadonlyMap<string, string>;

/**
 * What git's settings and hooks are now. A run that changed them was no work on a plan, however it did it.
 * @param gitDir absolute path of the repository's git directory
 */
export async function gitState(gitDir: string): Promise<GitState> {
  const state = new Map<string, string>();
  const common = await readFile(path.join(gitDir, 'commondir'), 'utf8').then(
    (text) => path.resolve(gitDir, text.trim()),
    () => gitDir,
  );
  for (const folder of new Set([gitDir, common])) {
    for (const name of ['config', 'config.worktree', 'info/attributes', 'info/exclude'])
      await note(state, folder, name);
    for (const hook of await readdir(path.join(folder, 'hooks')).catch((): string[] => []))
      await note(state, folder, `hooks/${hook}`);
  }
  return state;
}

/** What differs between two states, by its path from the project. */
export function changedGitFiles(before: GitState, after: GitState, root: string): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => path.relative(root, name))
    .sort();
}

async function note(state: Map<string, string>, folder: string, name: string): Promise<void> {
  const file = path.join(folder, name);
  const stats = await lstat(file).catch(() => undefined);
  if (!stats) return;
  const content = stats.isFile() ? hashOf(await readFile(file)) : 'no regular file';
  state.set(file, `${stats.mode.toString(8)} ${content}`);
}
