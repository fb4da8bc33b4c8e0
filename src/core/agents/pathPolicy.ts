import { kindOfFile, projectFile } from '../documents/kinds.ts';
import type { PlaybookFacts } from '../gates/playbook.ts';
import { deliverableFiles, type StepPlace, statusRecordOf } from '../git/deliverable.ts';
import { fitsPattern } from '../rules/support/playbook.ts';
import { itemsOf } from '../schema/types.ts';

/** What an agent may write: data, so that a run can be journalled with it. */
export interface PathPolicy {
  agent: string;
  /** Patterns of the files that its role owns. */
  owned: readonly string[];
  /** Patterns that other roles own, with their names. */
  others: readonly { agent: string; pattern: string }[];
  /** Folders where anybody may put a new file. */
  shared: readonly string[];
}

export type PathVerdict = { allowed: true } | { allowed: false; reason: string };

/** A path as the file system resolves it, before anything is written. */
export interface ResolvedPath {
  /** Path inside the scratch copy, with `/`, after links in its folders were followed; undefined when it leads outside. */
  inside: string | undefined;
  /** True when the path itself is a link. */
  isLink: boolean;
  exists: boolean;
}

/** Paths that no agent writes, whoever owns them. */
const forbidden: readonly [RegExp, string][] = [
  [/(?:^|\/)\.git(?:\/|$)/i, 'is git’s own'],
  [/(?:^|\/)\.(?:gitattributes|gitmodules|gitignore)$/i, 'tells git what to do'],
  [/^(?:\.vscode|\.github|\.claude|\.codex|\.gemini|\.opencode|node_modules)\//i, 'belongs to the tools of the team'],
  [/(?:^|\/)(?:approvals|waivers)\//i, 'is a record that only people make'],
  [/(?:^|\/)(?:AGENTS|CLAUDE|GEMINI)\.md$/i, 'tells agents what to do'],
];

/** The policy of a role in a playbook. */
export function pathPolicy(playbook: PlaybookFacts, agent: string): PathPolicy {
  const agents = [...itemsOf(playbook.agents)].map(([item]) => item);
  const patterns = (item: (typeof agents)[number]) => [...itemsOf(item.owns)].map(([pattern]) => pattern);
  return {
    agent,
    owned: agents.filter(({ id }) => id === agent).flatMap(patterns),
    others: agents
      .filter(({ id }) => id !== agent)
      .flatMap((item) => patterns(item).map((pattern) => ({ agent: item.title ?? item.id ?? '', pattern }))),
    // Decisions are for the coordinator, who owns their folder, and for people.
    shared: [...itemsOf(playbook.shared_folders)]
      .map(([folder]) => folder)
      .filter((folder) => !/decisions\/$/.test(folder)),
  };
}

/** Says whether an agent may write to a path, and if not, why not. */
export function mayWrite(policy: PathPolicy, path: ResolvedPath): PathVerdict {
  const { inside } = path;
  if (inside === undefined) return no('leads outside the project');
  if (inside === '' || inside.endsWith('/')) return no('is a folder');
  if (inside.split('/').includes('..')) return no('leads outside the project');
  if (path.isLink) return no('is a link, and could lead anywhere');
  for (const [pattern, reason] of forbidden) if (pattern.test(inside)) return no(reason);
  if (inside === projectFile) return no('is for people to change');
  if (kindOfFile(inside) === 'playbook') return no('is the playbook');
  if (policy.shared.some((folder) => inside.startsWith(folder)))
    return path.exists ? no('is a record; write a new one') : { allowed: true };
  if (policy.owned.some((pattern) => fitsPattern(inside, pattern))) return { allowed: true };
  const owner = policy.others.find(({ pattern }) => fitsPattern(inside, pattern));
  return no(owner ? `belongs to ${owner.agent}` : `is not among the files of ${policy.agent}`);
}

/** Says whether an agent may read a path, and if not, why not. What lies outside its copy is none of its business. */
export function mayRead({ inside, isLink }: ResolvedPath): PathVerdict {
  if (inside === undefined) return no('lies outside the project');
  return isLink ? no('is a link, and could lead anywhere') : { allowed: true };
}

function no(reason: string): PathVerdict {
  return { allowed: false, reason };
}

/** What a run changed, sorted by what may happen with it. */
export interface SortedChanges {
  /** Outputs of the step on owned paths. */
  outputs: string[];
  /** New records in shared folders. */
  records: string[];
  /** Everything else: it stays in the scratch copy. */
  strays: { file: string; reason: string }[];
}

/**
 * Sorts what a run changed in its scratch copy.
 * @param step undefined for a task outside any step, where every owned file is an output
 */
export function sortChanges(
  playbook: PlaybookFacts,
  step: StepPlace | undefined,
  policy: PathPolicy,
  changes: readonly (ResolvedPath & { file: string })[],
): SortedChanges {
  const sorted: SortedChanges = { outputs: [], records: [], strays: [] };
  const deliverable = new Set(
    step
      ? deliverableFiles(
          playbook,
          step,
          changes.map(({ file }) => file),
        )
      : changes.map(({ file }) => file),
  );
  for (const change of changes) {
    const { file } = change;
    // The status record is written by gtm, from what the files show.
    if (step && file === statusRecordOf(step)) continue;
    const verdict = mayWrite(policy, change);
    if (!verdict.allowed) sorted.strays.push({ file, reason: verdict.reason });
    else if (policy.shared.some((folder) => file.startsWith(folder))) sorted.records.push(file);
    else if (deliverable.has(file)) sorted.outputs.push(file);
    else sorted.strays.push({ file, reason: 'is no output of this step' });
  }
  return sorted;
}
