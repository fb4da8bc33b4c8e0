import type { GateStatus } from '../gates/model.ts';

/** How the work on a step ended. What an agent claims counts for nothing: this follows from what the files show. */
export type Outcome = 'done' | 'incomplete' | 'refused' | 'cancelled' | 'failed';

/** Why an agent could not work. */
export type FailureReason = 'sign-in' | 'rate-limit' | 'network' | 'crash' | 'configuration' | 'time';

/** How a run of one step ended. */
export interface StepOutcome {
  outcome: Outcome;
  reason?: FailureReason;
  /** What to know and to do next, in a sentence or two. */
  message: string;
  /** Files that came back into the project. */
  files: string[];
  /** Changes that were left behind, and why. */
  strays: { file: string; reason: string }[];
  /** What the gate still asks for. */
  findings: string[];
  /** Id of the commit. */
  commit?: string;
  subject?: string;
}

/** A step of a run, before it starts. */
export interface PlannedStep {
  /** `phase/step`; `task` for a task outside any step. */
  id: string;
  title: string;
  agent: string;
}

/** What a run tells while it goes on: one JSON object a line with `gtm run --events`. */
export type RunEvent =
  | { type: 'run'; run: string; target: string; runner: string; steps: PlannedStep[] }
  | { type: 'start'; step: string; title: string; agent: string; runner: string; resumed?: boolean }
  | { type: 'turn'; step: string; turn: number; turns: number }
  | { type: 'say'; step: string; text: string }
  | { type: 'think'; step: string; text: string }
  | { type: 'plan'; step: string; entries: { text: string; status: string }[] }
  | { type: 'tool'; step: string; id: string; title: string; status: string; files: string[] }
  | { type: 'allowed' | 'refused'; step: string; title: string; files: string[]; reason?: string }
  | { type: 'ask'; step: string; id: string; title: string; files: string[] }
  | { type: 'waiting'; step: string; seconds: number }
  | {
      type: 'verify';
      step: string;
      turn: number;
      missing: string[];
      findings: string[];
      strays: { file: string; reason: string }[];
    }
  | { type: 'written'; step: string; files: string[]; kept: string[] }
  | { type: 'gate'; step: string; gate: string; status: GateStatus }
  | { type: 'outcome'; step: string; result: StepOutcome }
  | { type: 'note'; step?: string; text: string }
  | { type: 'end'; run: string; outcome: Outcome; message: string };

/** What may be said to a run on its standard input, one JSON object a line. */
export type RunAnswer = { cancel: true; step?: string } | { ask: string; allow: boolean };

/** The worst of several outcomes. */
export function worstOutcome(outcomes: readonly Outcome[]): Outcome {
  return (
    (['cancelled', 'failed', 'refused', 'incomplete'] as const).find((outcome) => outcomes.includes(outcome)) ?? 'done'
  );
}
