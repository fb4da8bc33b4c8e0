import { gitIn } from './git.ts';
import type { Repository } from './repository.ts';

/** A file of the project that differs from the last commit. */
export interface ChangedFile {
  /** Path inside the project. */
  file: string;
  status: 'added' | 'modified' | 'deleted';
  /** True when a part of its changes is staged and another is not. */
  partlyStaged: boolean;
  /** True when two versions of it are still to be brought together. */
  conflicted: boolean;
}

/** How `git status` marks a file that a merge left with conflicts. */
const conflicts = new Set(['DD', 'AU', 'UD', 'UA', 'DU', 'AA', 'UU']);

/** Files of a project that differ from the last commit, staged or not, new ones included; ignored files are not among them. */
export async function changedFiles(repository: Repository): Promise<ChangedFile[]> {
  const git = gitIn(repository.root);
  const output = await git.raw(
    '--literal-pathspecs',
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
    const marks = entry.slice(0, 2);
    const [staged, unstaged] = marks;
    const path = entry.slice(3);
    if (!path.startsWith(repository.prefix)) continue;
    // `git add --intent-to-add` marks a new file on the right side.
    const isNew = staged === '?' || staged === 'A' || unstaged === 'A';
    const isGone = unstaged === 'D' || (staged === 'D' && unstaged === ' ');
    const conflicted = conflicts.has(marks);
    changes.push({
      file: path.slice(repository.prefix.length),
      status: isGone ? 'deleted' : isNew ? 'added' : 'modified',
      partlyStaged: !conflicted && staged !== ' ' && staged !== '?' && unstaged !== ' ' && unstaged !== '?',
      conflicted,
    });
  }
  return changes.sort((a, b) => (a.file < b.file ? -1 : 1));
}
