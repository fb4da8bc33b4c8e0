import { type SimpleGit, simpleGit } from 'simple-git';
import { toolEnvironment } from './environment.ts';

/** Variables of git that a person sets on purpose and that git gets from us; every other one is left out. */
const passedOn = [
  'GIT_AUTHOR_NAME',
  'GIT_AUTHOR_EMAIL',
  'GIT_AUTHOR_DATE',
  'GIT_COMMITTER_NAME',
  'GIT_COMMITTER_EMAIL',
  'GIT_COMMITTER_DATE',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
];

/** Variables that git sets for its hooks: they name the repository and the index that the commit is made from. */
const hookVariables = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE'];

export interface GitOptions {
  /** Index to work on in place of the repository's own. */
  index?: string;
  /** True inside a hook: the repository and index that git names are the ones to look at. */
  insideHook?: boolean;
  signal?: AbortSignal;
}

/**
 * Git in a folder, started without a shell and without the editor's environment.
 * @param folder absolute path inside the repository
 */
export function gitIn(folder: string, { index, insideHook = false, signal }: GitOptions = {}): SimpleGit {
  const allowed = insideHook
    ? [...passedOn, ...hookVariables]
    : index === undefined
      ? passedOn
      : [...passedOn, 'GIT_INDEX_FILE'];
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(toolEnvironment())) {
    const guarded = name.startsWith('GIT_') || ['EDITOR', 'VISUAL', 'PAGER', 'SSH_ASKPASS', 'PREFIX'].includes(name);
    if (value !== undefined && (!guarded || (allowed.includes(name) && (insideHook || !hookVariables.includes(name)))))
      environment[name] = value;
  }
  // Messages in English, so that what git says can be understood by what reads it.
  environment.LC_ALL = 'C.UTF-8';
  if (index !== undefined) environment.GIT_INDEX_FILE = index;
  return simpleGit({
    baseDir: folder,
    allowEnvironment: allowed,
    // Which settings files git reads is the user's own choice, made in the environment that started us.
    unsafe: { allowUnsafeConfigPaths: true },
    maxConcurrentProcesses: 4,
    ...(signal ? { abort: signal } : {}),
  }).env(environment);
}
