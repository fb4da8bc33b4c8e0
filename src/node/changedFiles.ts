import { gitIn } from './git.ts';
import type { Repository } from './repository.ts';

/** A file of the project that differs from the last commit. */
export interface ChangedFile {
  /** Path inside the project. */
  file: string;
  status: 'added' | 'modified' | 'deleted';
  /** True when a part of its changes is staged and another is not. */
  partlyStaged: boolean;
}

/** Files of a project that differ from the last commit, staged or not, new ones included; ignored files are not among them. */
export async function changedFiles(repository: Repository): Promise<ChangedFile[]> {
  const git = gitIn(repository.root);
  const output = await git.raw(
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=all',
    '--no-renames',
    '--',
    repository.prefix || '.',
  );
  const changes: ChangedFile[] = [];
  for (const entry of output.split('\0')) {
    if (entry.length < 4) continue;
    const [staged, unstaged] = entry;
    const path = entry.slice(3);
    if (!path.startsWith(repository.prefix)) continue;
    const isNew = staged === '?' || staged === 'A';
    const isGone = unstaged === 'D' || (staged === 'D' && unstaged === ' ');
    changes.push({
      file: path.slice(repository.prefix.length),
      status: isGone ? 'deleted' : isNew ? 'added' : 'modified',
      partlyStaged: staged !== ' ' && staged !== '?' && unstaged !== ' ' && unstaged !== '?',
    });
  }
  return changes.sort((a, b) => (a.file < b.file ? -1 : 1));
}
