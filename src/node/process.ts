import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { toolEnvironment } from './environment.ts';
import { killTree, type TreeMark, type TreeTools } from './killTree.ts';
import { ProcessError } from './processError.ts';

/** What to run, and where. */
export interface ProcessRequest {
  command: string;
  args: readonly string[];
  cwd: string;
  /** Variables beside the inherited ones; undefined removes one. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Text for standard input. */
  input?: string;
  /** Ends the process and everything it started. */
  signal?: AbortSignal | undefined;
  /** Exit statuses that are no error. */
  accept?: readonly number[];
  onStdout?: (text: string) => void;
  onStderr?: (text: string) => void;
}

export interface ProcessResult {
  stdout: string;
  stderr: string;
  code: number;
}

/**
 * Runs a program to its end, without a shell.
 * @throws ProcessError when it cannot start or ends with a status that is not accepted
 * @throws the signal's reason when it was cancelled
 */
export async function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  const { command, args, signal, accept = [0] } = request;
  signal?.throwIfAborted();
  const child = start(request);
  const output = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
    request.onStdout?.(text);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
    request.onStderr?.(text);
  });
  // A program that does not read its input to the end is no error of ours.
  child.stdin?.on('error', () => {});
  child.stdin?.end(request.input ?? '');
  const abort = () => void killTree(child, treeTools);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const code = await ended(child, request);
    signal?.throwIfAborted();
    if (code === undefined || !accept.includes(code)) {
      const how = code === undefined ? 'was ended by a signal' : `ended with status ${code}`;
      throw new ProcessError(`${command} ${how}.`, { command, args, code, ...output });
    }
    return { ...output, code };
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/** A program that runs beside us and is spoken to over its pipes. */
export interface RunningProcess {
  readonly pid: number | undefined;
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves with the exit status, undefined for a signal; rejects with a ProcessError when it cannot start. */
  readonly ended: Promise<number | undefined>;
  /** Ends it and everything that it started. */
  end(): Promise<void>;
}

/**
 * Starts a program that we talk to, without a shell.
 * @param request its environment is the whole one: nothing is inherited
 * @param mark variable that everything it starts inherits, so that nothing of it is left behind
 */
export function startProcess(
  request: Pick<ProcessRequest, 'command' | 'args' | 'cwd'> & { env: NodeJS.ProcessEnv },
  mark: TreeMark,
): RunningProcess {
  const { command, args, cwd, env } = request;
  const child = spawn(command, args, {
    cwd,
    env: { ...env, [mark.name]: mark.value },
    shell: false,
    windowsHide: true,
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const { stdin, stdout, stderr } = child;
  for (const stream of [stdin, stdout, stderr]) stream.on('error', () => {});
  const over = ended(child, request);
  over.catch(() => {});
  return { pid: child.pid, stdin, stdout, stderr, ended: over, end: () => killTree(child, treeTools, mark) };
}

const treeTools: TreeTools = {
  runTaskkill: (args) => void spawn('taskkill', args, { windowsHide: true }),
  runPs: async () => (await runProcess({ command: 'ps', args: ['-A', '-o', 'pid=,ppid='], cwd: '/' })).stdout,
};

function start({ command, args, cwd, env }: ProcessRequest): ChildProcess {
  return spawn(command, args, {
    cwd,
    env: toolEnvironment(env),
    shell: false,
    windowsHide: true,
    // A group of its own, so that cancelling reaches what the program started as well.
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Exit status of a process; undefined when a signal ended it. */
function ended(
  child: ChildProcess,
  { command, args }: Pick<ProcessRequest, 'command' | 'args'>,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) =>
      reject(new ProcessError(`${command} cannot be started: ${cause.message}`, { command, args, cause })),
    );
    child.once('close', (code) => resolve(code ?? undefined));
  });
}
