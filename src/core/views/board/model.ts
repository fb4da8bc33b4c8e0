import type { GateStatus, StepStatus } from '../../gates/model.ts';
import type { Place, ViewHead } from '../model.ts';

/** Where the playbooks of a project stand. */
export interface BoardView extends ViewHead {
  kind: 'board';
  playbooks: readonly BoardPlaybook[];
}

export interface BoardPlaybook {
  title: string;
  phases: readonly BoardPhase[];
}

export interface BoardPhase {
  title: string;
  status: StepStatus;
  steps: readonly BoardStep[];
}

export interface BoardStep extends Place {
  title: string;
  agent: string;
  status: StepStatus;
  gate: GateStatus;
  /** Why it is blocked or waits, in a sentence. */
  note?: string;
  outputs: { done: number; all: number };
}
