import { execFile } from 'node:child_process';
import { main } from '../../src/cli/main.ts';
import { inRepository } from './scratch.ts';

export interface RunResult {
  code: number;
  out: string;
  err: string;
}

export interface RunOptions {
  cwd: string;
  stdin?: string;
  env?: Record<string, string>;
  /** The moment at which the command believes to run; only in this process. */
  now?: Date;
}

/** Runs the command, in one way or another. */
export type RunGtm = (argv: readonly string[], options: RunOptions) => Promise<RunResult>;

/** The day on which commands that run in this process believe to be. */
export const testDay = new Date('2026-05-04T12:00:00Z');

/** Runs `gtm` as a function in this process. */
export const runInProcess: RunGtm = async (argv, { cwd, stdin = '', env = {}, now = testDay }) => {
  const result = { out: '', err: '' };
  const code = await main(argv, {
    cwd,
    env,
    out: (text) => {
      result.out += text;
    },
    err: (text) => {
      result.err += text;
    },
    color: false,
    width: 100,
    signal: new AbortController().signal,
    stdin: async () => stdin,
    now: () => now,
  });
  return { code, ...result };
};

/** Runs the built `dist/gtm.mjs` as a process of its own. */
export const runSpawned: RunGtm = (argv, { cwd, stdin = '', env = {} }) =>
  new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, NO_COLOR: '1', ...env }, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, [inRepository('dist/gtm.mjs'), ...argv], options, (error, out, err) => {
      const code = error ? (typeof error.code === 'number' ? error.code : -1) : 0;
      resolve({ code, out, err });
    });
    child.stdin?.end(stdin);
  });

/** Both ways, for suites that run the same cases in each. */
export const bothWays: readonly (readonly [name: string, run: RunGtm])[] = [
  ['in process', runInProcess],
  ['spawned', runSpawned],
];
