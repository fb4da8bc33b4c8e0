import type { FoundStep, RunEvent } from '../../core/index.ts';
import type { FoundRunner } from './findRunner.ts';
import type { ScratchCopy } from './scratchCopy.ts';
import type { Assignment, StepWork } from './stepWork.ts';
import type { Patience } from './watchdog.ts';

/** What is to be run, and how. */
export interface RunRequest {
  root: string;
  gitDir: string;
  /** Path of the project inside the repository. */
  prefix: string;
  /** What the person named. */
  target: string;
  steps: readonly FoundStep[];
  /** A task for one role in place of steps. */
  task?: Extract<Assignment, { task: string }>;
  runner: FoundRunner;
  turns: number;
  /** How often a step is started when its agent crashes or is cut off. */
  attempts: number;
  timeLimit: number;
  concurrency: number;
  commit: boolean;
  /** Work on steps whose gate passes as well. */
  again: boolean;
  patience?: Patience;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  now(): Date;
  onEvent(event: RunEvent): void;
  /** Asks a person about a change that a step wants to make; gives true where nobody is to be asked. */
  confirm(step: string, title: string, files: readonly string[]): Promise<boolean>;
  serveTools?: (scratch: ScratchCopy, step: FoundStep | undefined) => ReturnType<NonNullable<StepWork['serveTools']>>;
}
