import { stat } from 'node:fs/promises';
import path from 'node:path';
import { joinNames, writtenBy } from '../../core/index.ts';
import { listFiles } from '../listFiles.ts';
import { stateOf } from './copyBack.ts';
import type { FoundGitDir } from './findGitDir.ts';
import { readRuns } from './journal.ts';

/** By file of a project, what changes when somebody writes it; content is not read for that. */
export type FileMarks = ReadonlyMap<string, string>;

/** How many files a sentence names. */
const named = 5;

/** The files of a project as they are now. */
export async function fileMarks(root: string): Promise<FileMarks> {
  const marks = new Map<string, string>();
  for (const file of await listFiles(root)) {
    const stats = await stat(path.join(root, file)).catch(() => undefined);
    if (stats) marks.set(file, `${stats.mtimeMs} ${stats.ctimeMs} ${stats.size} ${stats.ino}`);
  }
  return marks;
}

/**
 * Says which files of a project are not as they were though no run brought them back. A person may have typed meanwhile; an agent
 * that knows where the project is may have written there, too.
 * @param before SHA-256 of the files as they were
 * @param said what has been said already; a file that it names is not named again
 * @returns a sentence; empty when all is as it was
 */
export async function changedByOthers(
  root: string,
  { gitDir, prefix }: FoundGitDir,
  marks: FileMarks,
  before: ReadonlyMap<string, string>,
  said: string,
): Promise<string> {
  const now = await fileMarks(root);
  const ours = writtenBy(await readRuns(gitDir, prefix));
  const files: string[] = [];
  for (const file of [...new Set([...marks.keys(), ...now.keys()])].sort()) {
    if (marks.get(file) === now.get(file) || said.includes(file)) continue;
    const state = await stateOf(path.join(root, file)).catch(() => undefined);
    if (state !== before.get(file) && (state === undefined || state !== ours.get(file))) files.push(file);
  }
  if (files.length === 0) return '';
  const rest = files.length - named;
  const names = joinNames(rest > 0 ? [...files.slice(0, named), `${rest} more`] : files);
  const what =
    files.length === 1 ? 'is not as it was, and no run wrote it' : 'are not as they were, and no run wrote them';
  return `${names} ${what}. If that was not you, \`git status\` and \`git diff\` show how.`;
}
