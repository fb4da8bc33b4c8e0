import { UserError } from '../core/index.ts';
import { gitIn } from './git.ts';

/** The branch into which phases are merged. */
export interface BaseBranch {
  /** Its name without a remote, such as `main`. */
  name: string;
  /** What to look at: the branch here, or its copy of a remote where that is further on. */
  ref: string;
  /** Commit of it. */
  commit: string;
}

/**
 * Finds the base branch: the one that is named, the remote's default, `main`, or `master`.
 * @param named by a person or by marketing.yaml
 * @throws UserError when there is none
 */
export async function findBaseBranch(root: string, named: string | undefined): Promise<BaseBranch> {
  const git = gitIn(root);
  const commitOf = (ref: string) =>
    git.raw('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`).then(
      (id) => id.trim() || undefined,
      () => undefined,
    );
  const remote = await git.raw('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD').catch(() => '');
  const candidates = named ? [named] : [remote.trim().replace(/^origin\//, ''), 'main', 'master'];
  for (const name of candidates.filter(Boolean)) {
    const [local, there] = await Promise.all([commitOf(`refs/heads/${name}`), commitOf(`refs/remotes/origin/${name}`)]);
    if (local !== undefined && there !== undefined) {
      const isBehind = await git.raw('merge-base', '--is-ancestor', local, there).then(
        () => true,
        () => false,
      );
      return isBehind ? { name, ref: `origin/${name}`, commit: there } : { name, ref: name, commit: local };
    }
    if (there !== undefined) return { name, ref: `origin/${name}`, commit: there };
    if (local !== undefined) return { name, ref: name, commit: local };
  }
  throw new UserError(
    named
      ? `There is no branch ${named} here or on the remote \`origin\`. Name the branch that phases are merged into with --base.`
      : 'There is neither a branch main nor a branch master. Name the branch that phases are merged into with --base, or as `git.base_branch` in marketing.yaml.',
  );
}
