import type { PlanCommit } from '../core/index.ts';
import { gitIn } from './git.ts';
import type { Repository } from './repository.ts';

export interface LogWindow {
  /** The most commits to look at. */
  limit: number;
  /** As git takes it: `2026-05-01`, `2 weeks ago`. */
  since?: string | undefined;
}

/** The commits that touch a project, newest first; merges are left out, since they only bring others together. */
export async function planCommits(
  { root, prefix, hasCommits }: Repository,
  { limit, since }: LogWindow,
): Promise<PlanCommit[]> {
  if (!hasCommits) return [];
  const output = await gitIn(root).raw(
    '--literal-pathspecs',
    'log',
    '--no-merges',
    '--no-show-signature',
    '-z',
    '--format=%H%x00%aI%x00%an%x00%s',
    `--max-count=${limit}`,
    ...(since === undefined ? [] : [`--since=${since}`]),
    '--',
    prefix || '.',
  );
  const tokens = output.split('\0');
  const commits: PlanCommit[] = [];
  for (let at = 0; at + 3 < tokens.length; at += 4) {
    const [id = '', when = '', author = '', subject = ''] = tokens.slice(at, at + 4);
    commits.push({ id, when, author, subject });
  }
  return commits;
}
