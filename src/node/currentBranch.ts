import { gitIn } from './git.ts';

/** The branch that is checked out, and how its remote knows it. */
export interface CurrentBranch {
  name: string;
  /** Name of the remote that it goes to; undefined where there is none. */
  remote: string | undefined;
  /** Address of that remote. */
  url: string | undefined;
  /** True when the remote had, when git last heard of it, what is here. */
  pushed: boolean;
}

/** Undefined with a detached head. */
export async function currentBranch(root: string): Promise<CurrentBranch | undefined> {
  const git = gitIn(root);
  const ask = (...args: string[]) =>
    git.raw(...args).then(
      (answer) => answer.trim() || undefined,
      () => undefined,
    );
  const name = await ask('symbolic-ref', '--quiet', '--short', 'HEAD');
  if (name === undefined) return undefined;
  const chosen = await ask('config', '--get', `branch.${name}.remote`);
  const all = (await ask('remote'))?.split('\n') ?? [];
  const remote = chosen && chosen !== '.' ? chosen : all.includes('origin') ? 'origin' : all[0];
  if (remote === undefined) return { name, remote, url: undefined, pushed: false };
  const [url, there, here] = await Promise.all([
    ask('remote', 'get-url', remote),
    ask('rev-parse', '--verify', '--quiet', `refs/remotes/${remote}/${name}`),
    ask('rev-parse', 'HEAD'),
  ]);
  return { name, remote, url, pushed: there !== undefined && there === here };
}
