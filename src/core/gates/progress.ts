import { formatMessage } from '../messages/format.ts';
import { gateMessages } from '../messages/gates.ts';
import type { CriterionStatus, GateStatus } from './model.ts';

/** A gate as far as its progress goes; results and reports have this shape. */
interface Progress {
  status: GateStatus;
  criteria: readonly { status: CriterionStatus }[];
}

/** How many criteria of a gate are met or waived, of all: `7 of 9`. */
export function progressOf({ criteria }: Pick<Progress, 'criteria'>): string {
  const met = criteria.filter(({ status }) => status === 'pass' || status === 'waived').length;
  return formatMessage(gateMessages.progress, { met, all: criteria.length });
}

/** Where a gate stands, in a few words: its state and its progress. */
export function stateOf(gate: Progress): string {
  return formatMessage(gateMessages.state, { status: gate.status, progress: progressOf(gate) });
}
