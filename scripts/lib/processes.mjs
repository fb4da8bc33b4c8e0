// Starting other programs, and making sure that none of them outlives us.
import { execFileSync, spawn } from 'node:child_process';
import { descendants } from './descendants.mjs';
import { onShutdown } from './shutdown.mjs';

const windows = process.platform === 'win32';
const running = new Set();

/** Sends a signal and does not mind when the process is already gone. A negative id means its whole group. */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Ends every process in `ids` and the group of `child` at once. */
function killNow(child, ids) {
  if (windows) {
    try {
      execFileSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    } catch {
      // It has ended in the meantime.
    }
    return;
  }
  signal(-child.pid, 'SIGKILL');
  for (const id of ids) signal(id, 'SIGKILL');
}

/**
 * Starts a program without a shell, as the head of its own process group so that its whole tree can be ended.
 * Takes the options of `child_process.spawn`; gives the child process. It is ended when this process ends.
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options, detached: !windows });
  running.add(child);
  const unregister = onShutdown(() => stop(child));
  const forget = () => {
    running.delete(child);
    unregister();
  };
  child.once('exit', forget);
  child.once('error', forget);
  return child;
}

/** Resolves with the exit code of a child process (128 when a signal ended it), rejects when it could not start. */
export function exitCode(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 128));
  });
}

/** Runs a program to its end and gives its exit code. Options as for `start`. */
export async function run(command, args, options) {
  return await exitCode(start(command, args, options));
}

/** Runs a program to its end and throws when it fails. Options as for `start`. */
export async function mustRun(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} failed with exit code ${code}.`);
}

/**
 * Ends a process and everything below it. It is asked first, so that it can clean up after itself; whatever
 * still lives after `graceMs` is killed.
 */
export async function stop(child, graceMs = 5000) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const below = descendants(child.pid);
  const exited = exitCode(child);
  let timer;
  const timeUp = new Promise((resolve) => {
    timer = setTimeout(resolve, graceMs);
  });
  child.kill('SIGTERM');
  await Promise.race([exited, timeUp]);
  clearTimeout(timer);
  killNow(child, below);
  await exited;
}

// The last resort, for an exit that did not pass through shutdown().
process.on('exit', () => {
  for (const child of running) killNow(child, descendants(child.pid));
});
