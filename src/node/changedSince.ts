import { gitIn } from './git.ts';
import type { Repository } from './repository.ts';

/** A file of the project that a branch changes. */
export interface ChangedPath {
  file: string;
  status: 'added' | 'changed' | 'removed';
}

const words: Readonly<Record<string, ChangedPath['status']>> = { A: 'added', D: 'removed' };

/** The files of a project that the commits since a branch went off have changed. */
export async function changedSince({ root, prefix }: Repository, base: string): Promise<ChangedPath[]> {
  const spec = ['--', prefix || '.'];
  const output = await gitIn(root).raw(
    '--literal-pathspecs',
    ...['diff', '--name-status', '-z', '--no-renames', '--no-relative', `${base}...HEAD`],
    ...spec,
  );
  const tokens = output.split('\0');
  const files: ChangedPath[] = [];
  for (let at = 0; at + 1 < tokens.length; at += 2)
    files.push({ file: (tokens[at + 1] ?? '').slice(prefix.length), status: words[tokens[at] ?? ''] ?? 'changed' });
  return files;
}
