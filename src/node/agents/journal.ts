import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunEvent, RunRecord } from '../../core/index.ts';
import { killMarked } from '../killTree.ts';
import { birthOf, isAlive } from '../processTree.ts';
import { removeDrafts } from './copyBack.ts';

/** The journal of one run: its record, rewritten whole, and its events, one a line. */
export class Journal {
  readonly folder: string;
  readonly record: RunRecord;
  #writing: Promise<void> = Promise.resolve();

  private constructor(folder: string, record: RunRecord) {
    this.folder = folder;
    this.record = record;
  }

  static async begin(gitDir: string, record: Omit<RunRecord, 'version' | 'pid' | 'birth'>): Promise<Journal> {
    const folder = path.join(runsFolder(gitDir), record.id);
    await mkdir(folder, { recursive: true });
    const whole: RunRecord = { version: 1, ...record, pid: process.pid, birth: await birthOf(process.pid) };
    const journal = new Journal(folder, whole);
    await journal.save();
    return journal;
  }

  /** Adds an event. Failing to write it is no reason to stop. */
  event(event: RunEvent, at: Date): void {
    const line = `${JSON.stringify({ at: at.toISOString(), ...event })}\n`;
    this.#then(() => appendFile(path.join(this.folder, 'events.jsonl'), line));
  }

  /** Keeps a file's content as it was before the run, or as the agent left it. */
  async keep(kind: 'before' | 'kept', file: string, bytes: Uint8Array): Promise<void> {
    const target = path.join(this.folder, kind, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }

  /** Writes the record as it is now, whole or not at all. */
  async save(): Promise<void> {
    const text = `${JSON.stringify(this.record, null, 1)}\n`;
    const draft = path.join(this.folder, `.${randomUUID()}.tmp`);
    await writeFile(draft, text);
    await rename(draft, path.join(this.folder, 'run.json'));
  }

  /** Resolves when every event is on disk. */
  flush(): Promise<void> {
    return this.#writing;
  }

  #then(work: () => Promise<void>): void {
    this.#writing = this.#writing.then(work).catch(() => {});
  }
}

/** Where runs are kept, out of the way of the plan and of its commits. */
export function runsFolder(gitDir: string): string {
  return path.join(gitDir, 'gtm', 'runs');
}

/** The records of all runs of a project, oldest first. One that cannot be read is left out. */
export async function readRuns(gitDir: string, prefix: string): Promise<RunRecord[]> {
  const names = await readdir(runsFolder(gitDir)).catch((): string[] => []);
  const records = await Promise.all(
    names.map(async (name) => {
      try {
        return [JSON.parse(await readFile(path.join(runsFolder(gitDir), name, 'run.json'), 'utf8')) as RunRecord];
      } catch {
        return [];
      }
    }),
  );
  return records
    .flat()
    .filter((record) => record.version === 1 && record.project === prefix)
    .sort((a, b) => (a.started < b.started ? -1 : 1));
}

/** True while the process of a run is at work. */
export async function isRunning(record: RunRecord): Promise<boolean> {
  if (record.ended !== undefined || !(await isAlive(record.pid))) return false;
  return record.birth === '' || record.birth === (await birthOf(record.pid));
}

/**
 * Puts an end to runs whose process is gone: ends what they left running, removes their scratch copies, and writes down that
 * they were broken off.
 * @param root absolute path of the project
 * @returns the runs that were broken off
 */
export async function endBrokenRuns(gitDir: string, prefix: string, now: Date, root: string): Promise<RunRecord[]> {
  const broken: RunRecord[] = [];
  for (const record of await readRuns(gitDir, prefix)) {
    if (record.ended !== undefined || (await isRunning(record))) continue;
    await killMarked({ name: 'GTM_RUN', value: record.id });
    for (const step of record.steps) {
      if (step.scratch !== undefined) await rm(step.scratch, { recursive: true, force: true });
      delete step.scratch;
      for (const file of Object.keys(step.wrote)) await removeDrafts(root, file);
      if (step.state === 'running') step.state = 'waiting';
    }
    record.ended = now.toISOString();
    record.outcome = 'cancelled';
    record.message = 'It was broken off: its process ended in the middle.';
    const folder = path.join(runsFolder(gitDir), record.id);
    const draft = path.join(folder, `.${randomUUID()}.tmp`);
    await writeFile(draft, `${JSON.stringify(record, null, 1)}\n`);
    await rename(draft, path.join(folder, 'run.json'));
    broken.push(record);
  }
  return broken;
}

/** Ids (`phase/step`) of the steps of a project that are being worked on, by this process or another. */
export async function runningSteps(gitDir: string, prefix: string): Promise<Set<string>> {
  const running = new Set<string>();
  for (const record of await readRuns(gitDir, prefix))
    if (await isRunning(record)) for (const step of record.steps) if (step.state === 'running') running.add(step.id);
  return running;
}
