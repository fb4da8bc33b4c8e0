import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '../core/index.ts';
import { runProcess } from './process.ts';
import { ProcessError } from './processError.ts';

export interface PullRequest {
  base: string;
  branch: string;
  title: string;
  body: string;
  /** True for one that is not ready to be merged. */
  draft: boolean;
}

/** True where `gh` is installed. */
export async function hasGithubCli(cwd: string): Promise<boolean> {
  return runProcess({ command: 'gh', args: ['--version'], cwd }).then(
    () => true,
    () => false,
  );
}

/**
 * Opens a pull request with `gh`, or brings the text of the one that the branch has already up to date.
 * @returns its address
 * @throws UserError with what `gh` said
 */
export async function openPullRequest(cwd: string, request: PullRequest, signal?: AbortSignal): Promise<string> {
  const { base, branch, title, body, draft } = request;
  const folder = await mkdtemp(path.join(tmpdir(), 'gtm-pr-'));
  const file = path.join(folder, 'body.md');
  const gh = async (...args: string[]) => (await runProcess({ command: 'gh', args, cwd, signal })).stdout.trim();
  try {
    await writeFile(file, body);
    const open = await gh('pr', 'list', '--head', branch, '--state', 'open', '--json', 'url', '--jq', '.[0].url');
    if (open !== '') {
      await gh('pr', 'edit', open, '--body-file', file);
      return open;
    }
    const how = ['--base', base, '--head', branch, '--title', title, '--body-file', file];
    return await gh('pr', 'create', ...how, ...(draft ? ['--draft'] : []));
  } catch (error) {
    if (!(error instanceof ProcessError)) throw error;
    throw new UserError(`gh did not open the pull request. It said:\n\n${error.stderr.trim()}`, { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
