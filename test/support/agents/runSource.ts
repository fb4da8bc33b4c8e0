import { execFile } from 'node:child_process';
import type { RunGtm } from '../runGtm.ts';
import { inRepository } from '../scratch.ts';

/** Runs `gtm` from source as a process of its own. */
export const runSpawnedSource: RunGtm = (argv, { cwd, stdin = '', env = {} }) =>
  new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, NO_COLOR: '1', ...env }, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, [inRepository('src/cli/bin.ts'), ...argv], options, (error, out, err) => {
      const code = error ? (typeof error.code === 'number' ? error.code : -1) : 0;
      resolve({ code, out, err });
    });
    child.stdin?.end(stdin);
  });
