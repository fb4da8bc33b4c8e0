import { text } from 'node:stream/consumers';
import type { Io } from './io.ts';

/**
 * The world of a real process. Ctrl-C aborts the signal, and a second one ends the process the hard way; a command that never
 * asks for the signal has nothing to clean up, and ends at once.
 */
export function processIo(): Io {
  let abort: AbortController | undefined;
  // A reader that stops early (`gtm check | head`) is no error.
  process.stdout.on('error', () => process.exit(0));
  const { env } = process;
  return {
    cwd: process.cwd(),
    out: (line) => void process.stdout.write(line),
    err: (line) => void process.stderr.write(line),
    color: process.stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
    // Into a file or a pipe nothing is cut.
    width: process.stdout.columns ?? Number.POSITIVE_INFINITY,
    env,
    get signal() {
      abort ??= abortOnCtrlC();
      return abort.signal;
    },
    stdin: () => text(process.stdin),
    input: () => process.stdin,
    now: () => new Date(),
  };
}

function abortOnCtrlC(): AbortController {
  const abort = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => abort.abort());
  return abort;
}
