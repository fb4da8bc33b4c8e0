import { lstat } from 'node:fs/promises';
import path from 'node:path';
import {
  type Commit,
  type FileCommit,
  type FileVersion,
  type History,
  type HistoryNeeds,
  type MemoryFile,
  MemoryHistory,
} from '../core/index.ts';
import { gitIn } from './git.ts';

type Git = ReturnType<typeof gitIn>;

/** How we ask for commits: four fields, each ended by NUL, which none of them can hold; then what the commit changed. */
const logged = ['--format=%H%x00%an%x00%ae%x00%s%x00', '-z', '--raw', '--no-abbrev'];
/** Settings of a person that would change what we read. */
const plain = ['--no-renames', '--no-follow', '--no-relative', '--no-show-signature'];

/** Texts of blobs that were read once: a blob never changes. */
const blobs = new Map<string, string>();

/**
 * Reads what an evaluation asks of the past of a project's files, in a handful of git commands. A project outside a repository,
 * a machine without git and a repository that git refuses to open all have no history: nothing can be verified by it.
 * @param root absolute path of the project
 */
export async function readHistory(root: string, needs: HistoryNeeds, signal?: AbortSignal): Promise<History> {
  const git = gitIn(root, signal ? { signal } : {});
  const answer = await git.raw('rev-parse', '--is-shallow-repository', '--show-prefix').catch(() => undefined);
  if (answer === undefined) return MemoryHistory.none;
  const [shallow = '', prefix = ''] = answer.split('\n');
  const hasCommits = await git.raw('rev-parse', '--verify', '--quiet', 'HEAD').then(
    (id) => id.trim() !== '',
    () => false,
  );
  if (!hasCommits) return new MemoryHistory('complete');
  if (shallow.trim() === 'true') return new MemoryHistory('shallow');
  const [commits, changed, versions, mergeBase] = await Promise.all([
    readCommits(git, prefix, needs.records),
    readChanged(git, prefix, needs.records),
    readVersions(git, needs.versions),
    readMergeBase(git, needs.baseBranch),
  ]);
  const files: Record<string, { -readonly [Key in keyof MemoryFile]: MemoryFile[Key] }> = {};
  for (const file of needs.records) {
    const link = await isLink(path.join(root, file));
    files[file] = { commits: commits.get(file) ?? [], committed: !changed.has(file), link };
  }
  for (const [file, list] of versions) files[file] = { ...files[file], versions: list };
  for (const { record, files: affected } of needs.texts) {
    const id = commits.get(record)?.[0]?.id;
    if (id === undefined) continue;
    for (const file of affected) {
      const text = await git.raw('cat-file', 'blob', `${id}:./${file}`).catch(() => undefined);
      if (text !== undefined) files[file] = { ...files[file], texts: { ...files[file]?.texts, [id]: text } };
    }
  }
  return new MemoryHistory('complete', files, mergeBase);
}

async function isLink(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => undefined))?.isSymbolicLink() ?? false;
}

/** Arguments that name files literally, relative to the project. */
function pathspecs(files: readonly string[]): string[] {
  return ['--', ...files.map((file) => `:(literal)${file}`)];
}

/** Commits by file, newest first. A merge counts only where it made something of its own, which none of its parents had. */
async function readCommits(git: Git, prefix: string, files: readonly string[]): Promise<Map<string, FileCommit[]>> {
  const commits = new Map<string, FileCommit[]>();
  if (files.length === 0) return commits;
  const output = await git.raw('log', ...logged, ...plain, '-c', ...pathspecs(files));
  for (const { commit, changes } of parseLog(output)) {
    for (const { path, status } of changes) {
      if (!path.startsWith(prefix)) continue;
      const file = path.slice(prefix.length);
      const change = /^A+$/.test(status) ? 'added' : /^D+$/.test(status) ? 'removed' : 'changed';
      commits.set(file, [...(commits.get(file) ?? []), { ...commit, change }]);
    }
  }
  return commits;
}

interface LoggedCommit {
  commit: Commit;
  changes: { status: string; blob: string; path: string }[];
}

/** Reads the output of `git log` as we ask for it. Only NUL has a meaning: a subject may hold anything else. */
function parseLog(output: string): LoggedCommit[] {
  const tokens = output.split('\0').map((token) => token.replace(/^\n+/, ''));
  const commits: LoggedCommit[] = [];
  for (let at = 0; at < tokens.length; ) {
    if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(tokens[at] ?? '')) {
      at++;
      continue;
    }
    const [id = '', name = '', email = '', subject = ''] = tokens.slice(at, at + 4);
    const changes: LoggedCommit['changes'] = [];
    at += 4;
    while (tokens[at] === '') at++;
    // `:mode mode blob blob status`, with one colon, mode and blob more for each further parent of a merge.
    for (; tokens[at]?.startsWith(':'); at += 2) {
      const words = tokens[at]?.split(' ') ?? [];
      changes.push({ status: words.at(-1) ?? '', blob: words.at(-2) ?? '', path: tokens[at + 1] ?? '' });
    }
    commits.push({ commit: { id, name, email, subject }, changes });
  }
  return commits;
}

/** Files that differ from HEAD in the index or the work tree, new ones included. */
async function readChanged(git: Git, prefix: string, files: readonly string[]): Promise<Set<string>> {
  if (files.length === 0) return new Set();
  const output = await git.raw(
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=all',
    '--no-renames',
    ...pathspecs(files),
  );
  const paths = output.split('\0').filter((entry) => entry.length > 3);
  return new Set(paths.map((entry) => entry.slice(3 + prefix.length)));
}

/** What files were along the line of first parents, oldest first: what a merge brought in counts as one change. */
async function readVersions(git: Git, files: readonly string[]): Promise<Map<string, FileVersion[]>> {
  const versions = new Map<string, FileVersion[]>();
  for (const file of files) {
    const output = await git.raw('log', ...logged, ...plain, '--first-parent', '-m', ...pathspecs([file]));
    const list = await Promise.all(
      parseLog(output).map(async ({ commit, changes }): Promise<FileVersion> => {
        const blob = changes[0]?.blob ?? '';
        return { commit, text: /^0*$/.test(blob) ? undefined : await readBlob(git, blob) };
      }),
    );
    versions.set(file, list.reverse());
  }
  return versions;
}

async function readBlob(git: Git, id: string): Promise<string> {
  const known = blobs.get(id);
  if (known !== undefined) return known;
  const text = await git.raw('cat-file', 'blob', id);
  blobs.set(id, text);
  return text;
}

async function readMergeBase(git: Git, branch: string | undefined): Promise<string | undefined> {
  if (branch === undefined) return undefined;
  for (const name of [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`]) {
    const base = await git.raw('merge-base', 'HEAD', name).catch(() => '');
    if (base.trim() !== '') return base.trim();
  }
  return undefined;
}
