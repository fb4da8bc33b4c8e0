import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { descendantsOf, isAlive, processesMarked, type RunPs } from './processTree.ts';

/** How long a process tree may tidy up before it is ended the hard way. */
const grace = 2000;
const interval = 25;

/** What only the file that may start processes can do for us. */
export interface TreeTools {
  runPs: RunPs;
  /** Starts Windows' own tool for ending a tree. */
  runTaskkill(args: readonly string[]): void;
}

/** A mark in the environment of everything that a process starts. */
export interface TreeMark {
  name: string;
  value: string;
}

/**
 * Ends a process and everything that it started: its group, its descendants, which may have groups of their own, and whatever
 * carries its mark. Resolves when nothing of it is left.
 * @param child a process that leads its own group, as `runProcess` starts it
 */
export async function killTree(child: Pick<ChildProcess, 'pid'>, tools: TreeTools, mark?: TreeMark): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    tools.runTaskkill(['/pid', String(pid), '/T', '/F']);
    return;
  }
  // The first signal goes out at once; whoever cancels must not wait for a list of processes.
  signal(-pid, 'SIGTERM');
  const known = new Set([pid]);
  const find = async () => {
    for (const root of [...known]) for (const one of await descendantsOf(root, tools.runPs)) known.add(one);
    if (mark) for (const one of await processesMarked(mark.name, mark.value)) known.add(one);
  };
  await find();
  for (const one of known) signal(one, 'SIGTERM');
  for (let waited = 0; waited < grace && (await anyAlive(known)); waited += interval) await wait(interval);
  await find();
  if (!(await anyAlive(known))) return;
  signal(-pid, 'SIGKILL');
  for (const one of known) signal(one, 'SIGKILL');
  for (let waited = 0; waited < grace && (await anyAlive(known)); waited += interval) await wait(interval);
}

/** Ends what is left of a run whose own process is gone. */
export async function killMarked(mark: TreeMark): Promise<number> {
  const found = await processesMarked(mark.name, mark.value);
  for (const pid of found) signal(pid, 'SIGKILL');
  return found.length;
}

async function anyAlive(pids: Iterable<number>): Promise<boolean> {
  for (const pid of pids) if (await isAlive(pid)) return true;
  return false;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}
