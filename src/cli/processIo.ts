import { text } from 'node:stream/consumers';
import type { Io } from './io.ts';

/** The world of a real process. Ctrl-C aborts the signal; a second one ends the process the hard way. */
export function processIo(): Io {
  const abort = new AbortController();
  process.once('SIGINT', () => abort.abort());
  process.once('SIGTERM', () => abort.abort());
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
    signal: abort.signal,
    stdin: () => text(process.stdin),
    input: () => process.stdin,
    now: () => new Date(),
  };
}
