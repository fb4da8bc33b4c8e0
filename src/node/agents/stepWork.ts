import type { FoundStep, RunEvent, StepRecord, Verification } from '../../core/index.ts';
import type { FoundRunner } from './findRunner.ts';
import type { Journal } from './journal.ts';
import type { ScratchChange, ScratchCopy } from './scratchCopy.ts';
import type { Patience } from './watchdog.ts';

/** What the work on one step needs. */
export interface StepWork {
  root: string;
  gitDir: string;
  runner: FoundRunner;
  journal: Journal;
  record: StepRecord;
  /** Turns that an agent gets, the first one included. */
  turns: number;
  /** Milliseconds that the step may take. */
  timeLimit: number;
  patience?: Patience;
  commit: boolean;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  now(): Date;
  onEvent(event: RunEvent): void;
  confirm(title: string, files: readonly string[]): Promise<boolean>;
  /** Files that earlier runs wrote, with their hashes: they are no work of a person. */
  ours: ReadonlyMap<string, string>;
  /** Commits that runs made, those of this one among them. */
  made: Set<string>;
  /** Runs what touches the project and git one after another. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  /** Our tools for an agent; undefined where none are offered. */
  serveTools?(scratch: ScratchCopy): Promise<{ url: string; token: string; close(): Promise<void> } | undefined>;
}

/** What is to be done: a step of a playbook, or a task for one role. */
export type Assignment =
  | { found: FoundStep }
  | { playbookId: string; playbook: FoundStep['playbook']; agent: string; action: string; task: string };

/** What came out of an agent's turns. */
export interface Labour {
  verification: Verification;
  changes: ScratchChange[];
  refused: { file: string; reason: string }[];
  said: string;
}
