import { joinNames } from '../core/index.ts';
import { gitIn } from './git.ts';
import type { Repository } from './repository.ts';

/**
 * Why some of these files cannot come into a commit of this repository, as sentences: git ignores them, or they lie in a
 * repository of their own.
 * @param outputs project-relative files, and folders with a closing slash
 */
export async function uncommittable(
  { root, prefix }: Repository,
  outputs: readonly string[],
  isWanted: (file: string) => boolean,
): Promise<string[]> {
  if (outputs.length === 0) return [];
  const git = gitIn(root);
  const paths = outputs.map((path) => `${prefix}${path}`);
  const list = async (...args: string[]) =>
    (await git.raw('--literal-pathspecs', 'ls-files', '-z', ...args)).split('\0').filter((name) => name !== '');
  const ignored = (await list('--others', '--ignored', '--exclude-standard', '--', ...paths))
    .map((path) => path.slice(prefix.length))
    .filter(isWanted);
  const modules = (await list('--stage', '--', ...parents(paths)))
    .filter((line) => line.startsWith('160000 '))
    .map((line) => line.slice(line.indexOf('\t') + 1))
    .filter((module) => paths.some((path) => path === module || path.startsWith(`${module}/`)));
  const sentences = modules.map(
    (module) =>
      `${module} is a submodule, a repository of its own. Commit there first, then its new state here with git.`,
  );
  if (ignored.length > 0) sentences.unshift(await ignoredSentence(root, prefix, ignored));
  return sentences;
}

async function ignoredSentence(root: string, prefix: string, ignored: readonly string[]): Promise<string> {
  const [first = ''] = ignored;
  // `source:line:pattern`, a tab, and the path.
  const answer = await gitIn(root)
    .raw('check-ignore', '--verbose', '--', `${prefix}${first}`)
    .catch(() => '');
  const [, source = '', line = '', pattern = ''] = /^(.*?):(\d+):(.*)\t/.exec(answer) ?? [];
  const why = pattern === '' ? '' : ` by \`${pattern}\` in ${source}:${line}`;
  const names = ignored.length > 3 ? [...ignored.slice(0, 3), `${ignored.length - 3} more`] : ignored;
  return `Git ignores ${joinNames(names)}${why}, so it is in no commit. Take the line out, or \`git add --force\` the file.`;
}

/** Paths with the folders above them, which may be submodules. */
function parents(paths: readonly string[]): string[] {
  const all = paths.flatMap((path) => {
    const parts = path.replace(/\/$/, '').split('/');
    return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  });
  return [...new Set(all)];
}
