import { setTimeout as sleep } from 'node:timers/promises';
import type { RunRecord } from '../../core/index.ts';
import type { FoundGitDir } from './findGitDir.ts';
import { endBrokenRuns, isRunning, readRuns } from './journal.ts';

/** Milliseconds that a run may take to end what it started, and between two looks at it. */
const patience = { whole: 15_000, look: 100 };

/**
 * Ends a run that another process drives, as Ctrl-C there would; one that does not end is killed with all that it started.
 * @returns the run as it ended
 */
export async function stopRun(
  root: string,
  { gitDir, prefix }: FoundGitDir,
  record: RunRecord,
  now: () => Date,
): Promise<RunRecord> {
  signal(record.pid, 'SIGINT');
  for (let waited = 0; waited < patience.whole && (await isRunning(record)); waited += patience.look)
    await sleep(patience.look);
  if (await isRunning(record)) signal(record.pid, 'SIGKILL');
  const ended = async () => (await readRuns(gitDir, prefix)).find(({ id }) => id === record.id) ?? record;
  if ((await ended()).ended === undefined) await endBrokenRuns(gitDir, prefix, now(), root);
  return ended();
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended meanwhile.
  }
}
