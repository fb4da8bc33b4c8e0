import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Scratch } from './scratch.ts';

const run = promisify(execFile);

/** A real git repository in a scratch folder, independent of the settings of the machine. */
export class GitRepository {
  readonly scratch: Scratch;
  /** Environment in which git and gtm run. */
  readonly env: Record<string, string>;

  private constructor(scratch: Scratch) {
    this.scratch = scratch;
    this.env = { GIT_CONFIG_GLOBAL: scratch.path('.gitconfig-global'), GIT_CONFIG_NOSYSTEM: '1' };
  }

  /** @param commit false for a repository without a first commit */
  static async create({ from = 'examples/acme-crm', to = '.', commit = true } = {}): Promise<GitRepository> {
    const scratch = await (await Scratch.create()).copy(from, to);
    await scratch.write({
      '.gitconfig-global': '[user]\n\tname = Test Person\n\temail = test@example.com\n[init]\n\tdefaultBranch = main\n',
    });
    const repository = new GitRepository(scratch);
    await repository.git('init', '--quiet');
    await scratch.write({ '.git/info/exclude': '.gitconfig-global\n' });
    if (commit) {
      await repository.git('add', '--all');
      await repository.git('commit', '--quiet', '--message', 'Start');
    }
    return repository;
  }

  /** Runs git in the repository and gives back what it printed. */
  async git(...args: string[]): Promise<string> {
    const { stdout } = await run('git', args, { cwd: this.scratch.root, env: { ...process.env, ...this.env } });
    return stdout;
  }

  /** Everything that a commit must not change but by what it commits: the index, and each file of the work tree. */
  async state(): Promise<{ index: string; status: string; diff: string }> {
    return {
      index: await this.git('ls-files', '--stage'),
      status: await this.git('status', '--porcelain'),
      diff: await this.git('diff'),
    };
  }

  remove(): Promise<void> {
    return this.scratch.remove();
  }
}
