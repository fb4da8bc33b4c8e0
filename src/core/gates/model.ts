import type { Evidence, Finding } from '../rules/finding.ts';

export type CriterionStatus = 'pass' | 'fail' | 'pending' | 'stale' | 'waived';
export type GateStatus = 'pass' | 'fail' | 'pending' | 'stale';
export type StepStatus = 'skipped' | 'blocked' | 'ready' | 'running' | 'in-review' | 'done';

export interface CriterionResult {
  /** `<gate>/<criterion>`. */
  id: string;
  title: string;
  /** Undefined for a criterion that nothing checks yet. */
  rule: string | undefined;
  status: CriterionStatus;
  findings: readonly Finding[];
  evidence: readonly Evidence[];
  /** Why it is pending, in a sentence; empty otherwise. */
  note: string;
}

export interface GateResult {
  /** `<phase>/<step>`, or `<phase>` for the gate of a whole phase. */
  id: string;
  title: string;
  phase: string;
  step: string | undefined;
  status: GateStatus;
  criteria: readonly CriterionResult[];
}

export interface OutputState {
  path: string;
  exists: boolean;
}

export interface StepResult {
  id: string;
  title: string;
  agent: string;
  status: StepStatus;
  outputs: readonly OutputState[];
  /** Id of the step's gate. */
  gate: string;
  /** Why it is blocked, in a sentence; empty otherwise. */
  note: string;
}

export interface PhaseResult {
  id: string;
  title: string;
  status: StepStatus;
  steps: readonly StepResult[];
}

/** Where a playbook stands, for one state of the files. */
export interface PlaybookResult {
  playbook: string;
  title: string;
  gates: readonly GateResult[];
  phases: readonly PhaseResult[];
}
