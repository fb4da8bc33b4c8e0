/** What a command gets from the world, so that the same command runs in a process and in a test. */
export interface Io {
  readonly cwd: string;
  /** Results. */
  out(text: string): void;
  /** Progress and problems. */
  err(text: string): void;
  /** True on a terminal that shows colours. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  stdin(): Promise<string>;
  /** Standard input as it comes in; undefined where there is none to listen to. */
  input?(): NodeJS.ReadableStream;
  /** The clock. */
  now(): Date;
}

/** 0: clean. 1: findings, or a gate that does not pass. 2: used wrongly, or broken. */
export type ExitCode = 0 | 1 | 2;
