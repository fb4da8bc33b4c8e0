import type * as vscode from 'vscode';
import { runProcess } from '../node/process.ts';
import { ProcessError } from '../node/processError.ts';
import { gtmExecutable } from './gtmExecutable.ts';
import { UserProblem } from './userProblem.ts';

/** Words by which `gtm` says that it failed by a mistake of its own; see src/cli/main.ts. */
const ownMistake = 'This is a mistake in gtm';

interface RunOptions {
  token?: vscode.CancellationToken;
  /** Exit statuses that are no refusal. */
  accept?: readonly number[];
}

/** Runs the command `gtm` for everything that writes. Running ones end with the extension. */
export class GtmProcess implements vscode.Disposable {
  readonly #extensionPath: string;
  readonly #log: vscode.LogOutputChannel;
  readonly #ending = new AbortController();

  constructor(extensionPath: string, log: vscode.LogOutputChannel) {
    this.#extensionPath = extensionPath;
    this.#log = log;
  }

  /**
   * Runs `gtm` and gives what it printed.
   * @throws UserProblem with its own sentence when it refuses
   */
  async run(args: readonly string[], cwd: string, options: RunOptions = {}): Promise<string> {
    const { command, args: first, env } = gtmExecutable(this.#extensionPath);
    const cancel = new AbortController();
    const subscription = options.token?.onCancellationRequested(() => cancel.abort());
    this.#log.info(`> gtm ${args.join(' ')}`);
    try {
      const { stdout, stderr } = await runProcess({
        command,
        args: [...first, ...args],
        cwd,
        env,
        accept: options.accept ?? [0],
        signal: AbortSignal.any([this.#ending.signal, cancel.signal]),
      });
      if (stderr.trim() !== '') this.#log.info(stderr.trimEnd());
      return stdout;
    } catch (error) {
      throw this.#explain(error);
    } finally {
      subscription?.dispose();
    }
  }

  /** As `run`, for a call with `--json`. The shape is the one that the same version of `gtm` prints. */
  async json<T>(args: readonly string[], cwd: string, options: RunOptions = {}): Promise<T> {
    return JSON.parse(await this.run([...args, '--json'], cwd, options)) as T;
  }

  dispose(): void {
    this.#ending.abort();
  }

  /** A refusal in words becomes those words; anything else stays the error it is. */
  #explain(error: unknown): unknown {
    if (!(error instanceof ProcessError)) return error;
    const said = error.stderr.trim();
    if (said !== '') this.#log.error(said);
    if (error.stdout.trim() !== '') this.#log.info(error.stdout.trimEnd());
    const refused = (error.code === 1 || error.code === 2) && said !== '' && !said.includes(ownMistake);
    return refused ? new UserProblem(said.replace(/^error: /, '')) : error;
  }
}
