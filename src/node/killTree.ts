import type { ChildProcess } from 'node:child_process';

/** How long a process tree may tidy up before it is ended the hard way. */
const grace = 2000;

/**
 * Ends a process and everything that it started.
 * @param child a process that leads its own group, as `runProcess` starts it
 * @param runTaskkill starts Windows' own tool, for the only file that may start processes
 */
export function killTree(child: ChildProcess, runTaskkill: (args: readonly string[]) => void): void {
  const { pid } = child;
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    runTaskkill(['/pid', String(pid), '/T', '/F']);
    return;
  }
  signalGroup(pid, 'SIGTERM');
  // The group may outlive its leader, so the second signal goes out whether or not the leader has ended.
  setTimeout(() => signalGroup(pid, 'SIGKILL'), grace).unref();
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}
