import type { Outcome, PlannedStep, StepOutcome } from './events.ts';

/** What the journal keeps of a step. */
export interface StepRecord extends PlannedStep {
  /** Id of the playbook that the step, or the role of a task, is from; runs of earlier versions do not tell. */
  playbook?: string;
  state: 'waiting' | 'running' | 'ended';
  result?: StepOutcome;
  /** Scratch copy, while there is one. */
  scratch?: string;
  /** SHA-256 of each file that this run put into the project. */
  wrote: Record<string, string>;
  /** SHA-256 of what was there before; null for nothing. */
  before: Record<string, string | null>;
}

/** What the journal keeps of a run: `gtm/runs/<id>/run.json` inside the git directory. */
export interface RunRecord {
  version: 1;
  id: string;
  /** Path of the project inside the repository; empty at its top. */
  project: string;
  target: string;
  runner: string;
  task?: string;
  /** False where what passes is left in the project, not committed. */
  commit?: boolean;
  /** Process that runs it, and when that began. */
  pid: number;
  birth: string;
  started: string;
  ended?: string;
  outcome?: Outcome;
  message?: string;
  steps: StepRecord[];
}

/** Files that runs wrote, with the hash that the last of them gave them. */
export function writtenBy(records: readonly RunRecord[]): Map<string, string> {
  const written = new Map<string, string>();
  for (const record of [...records].sort((a, b) => (a.started < b.started ? -1 : 1)))
    for (const step of record.steps) for (const [file, hash] of Object.entries(step.wrote)) written.set(file, hash);
  return written;
}
