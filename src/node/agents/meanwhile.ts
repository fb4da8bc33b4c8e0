import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { kindOfFile, projectFile } from '../../core/index.ts';
import { gitIn } from '../git.ts';
import { listFiles } from '../listFiles.ts';
import { hashOf } from './scratchCopy.ts';

/** Where a project's history stood, and the files by which its gates are judged, with their hashes. */
export interface Standing {
  /** Last commit; empty before the first one. */
  head: string;
  /** Name of the branch; empty where HEAD names a commit. */
  branch: string;
  deciding: ReadonlyMap<string, string>;
}

/** What stands now in a project that is in a repository. */
export async function standingOf(root: string): Promise<Standing> {
  const git = gitIn(root);
  const ask = (...args: string[]) =>
    git
      .raw(args)
      .then((text) => text.trim())
      .catch(() => '');
  const head = await ask('rev-parse', '--verify', '--quiet', 'HEAD');
  const branch = await ask('symbolic-ref', '--quiet', '--short', 'HEAD');
  const deciding = new Map<string, string>();
  for (const file of (await listFiles(root)).filter(decides)) {
    const bytes = await readFile(path.join(root, file)).catch(() => undefined);
    if (bytes) deciding.set(file, hashOf(bytes));
  }
  return { head, branch, deciding };
}

/**
 * What happened in the project and its history while an agent worked, and that no run did. An agent that breaks out of its copy
 * could have done it as well as a person, so nobody is blamed and nothing is undone.
 * @param known commits that runs made
 * @param inCopy files that the agent changed in its copy
 * @returns a sentence for each thing, with how to look at it and take it back; empty when all is as it was
 */
export async function meanwhile(
  root: string,
  before: Standing,
  known: ReadonlySet<string>,
  inCopy: readonly string[],
): Promise<string[]> {
  const now = await standingOf(root);
  // An agent that left these files of its copy alone was judged there by what they said when it began, whatever they say by now.
  const isJudgedByOthers = inCopy.some(decides);
  return [...(await inHistory(root, before, now, known)), ...(isJudgedByOthers ? inFiles(before, now) : [])];
}

async function inHistory(root: string, before: Standing, now: Standing, known: ReadonlySet<string>): Promise<string[]> {
  if (before.branch !== now.branch)
    return [`The branch was ${before.branch || 'none'} when the step began and is ${now.branch || 'none'} now.`];
  if (before.head === now.head) return [];
  const git = gitIn(root);
  const between = async (from: string, to: string) => {
    const log = await git.raw(
      'log',
      '--no-show-signature',
      '--format=%H %an: %s',
      ...(from ? [`${from}..${to}`] : [to]),
      '--',
      '.',
    );
    return log.split('\n').filter((line) => line !== '' && !known.has(line.slice(0, 40)));
  };
  const lost = before.head === '' ? [] : await between(now.head, before.head);
  if (lost.length > 0)
    return [
      `The branch no longer holds ${shown(lost)}. \`git branch rescue ${before.head.slice(0, 10)}\` keeps what it held.`,
    ];
  const added = await between(before.head, now.head);
  if (added.length === 0) return [];
  const id = added[0]?.slice(0, 10);
  return [
    `No run made the commit ${shown(added)}. \`git show ${id}\` shows it, and \`git revert ${id}\` takes it back.`,
  ];
}

function inFiles(before: Standing, now: Standing): string[] {
  const files = [...new Set([...before.deciding.keys(), ...now.deciding.keys()])]
    .filter((file) => before.deciding.get(file) !== now.deciding.get(file))
    .sort();
  if (files.length === 0) return [];
  return [`${files.join(', ')} decides on gates and was changed. \`git diff\` and \`git status\` show how.`];
}

/** True for a file by which a gate is judged and that only people write. */
function decides(file: string): boolean {
  return file === projectFile || kindOfFile(file) === 'playbook' || /(?:^|\/)waivers\//.test(file);
}

function shown(lines: readonly string[]): string {
  const words = lines.slice(0, 3).map((line) => `${line.slice(0, 10)} (${line.slice(41)})`);
  return lines.length > 3 ? `${words.join(', ')} and ${lines.length - 3} more` : words.join(', ');
}
