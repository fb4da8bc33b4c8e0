/** A process that ended with a status other than success, or did not start. Carries everything it printed. */
export class ProcessError extends Error {
  override readonly name = 'ProcessError';
  readonly command: string;
  readonly args: readonly string[];
  /** Exit status; undefined when the process did not start or was ended by a signal. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;

  constructor(
    what: string,
    details: {
      command: string;
      args: readonly string[];
      code?: number | undefined;
      stdout?: string;
      stderr?: string;
      cause?: unknown;
    },
  ) {
    super(what, { cause: details.cause });
    this.command = details.command;
    this.args = details.args;
    this.code = details.code;
    this.stdout = details.stdout ?? '';
    this.stderr = details.stderr ?? '';
  }
}
