import { formatMessage, list } from '../messages/format.ts';
import type { GateResult, PlaybookResult } from './model.ts';

/** Something that can be done now. */
export interface NextStep {
  /** A step to work on, or a gate that waits for a person. */
  what: 'work' | 'approve' | 'review';
  phase: string;
  /** Undefined for the gate of a whole phase. */
  step: string | undefined;
  gate: string;
  title: string;
  agent: string;
  /** Outputs that are not there yet. */
  missing: readonly string[];
  /** Why now, in a sentence. */
  reason: string;
}

const messages = {
  missing: 'All that it starts from is there; {count|output is|outputs are} missing.',
} as const;

/** What can be done now, in the order of the playbook: steps whose inputs are there, and gates that wait only for people. */
export function nextSteps(result: PlaybookResult): NextStep[] {
  return result.phases.flatMap((phase) => {
    const ofSteps = phase.steps.flatMap((step): NextStep[] => {
      const gate = result.gates.find((candidate) => candidate.id === step.gate);
      const base = { phase: phase.id, step: step.id, gate: step.gate, title: step.title, agent: step.agent };
      if (step.status === 'in-review') return [{ ...base, what: waitsFor(gate), missing: [], reason: step.note }];
      if (step.status !== 'ready') return [];
      const missing = step.outputs.filter((output) => !output.exists).map((output) => output.path);
      return [{ ...base, what: 'work', missing, reason: reasonOf(missing, gate) }];
    });
    const own = result.gates.find((gate) => gate.id === phase.id && gate.step === undefined);
    // The gate of a phase comes into play once all of its steps are through.
    if (phase.status !== 'done' || !own || own.status === 'pass') return ofSteps;
    const reason = `All steps of the phase are done; ${openCriteria(own)}.`;
    const base = { phase: phase.id, step: undefined, gate: own.id, title: own.title, agent: '' };
    return [...ofSteps, { ...base, what: waitsFor(own), missing: [], reason }];
  });
}

function waitsFor(gate: GateResult | undefined): NextStep['what'] {
  const open = gate?.criteria.filter(({ status }) => status !== 'pass' && status !== 'waived') ?? [];
  if (open.some(({ rule }) => rule === 'review-recorded')) return 'review';
  return open.length > 0 && open.every(({ rule }) => rule === 'approval-recorded' || rule === 'plan-locked')
    ? 'approve'
    : 'work';
}

function reasonOf(missing: readonly string[], gate: GateResult | undefined): string {
  if (missing.length > 0) return formatMessage(messages.missing, { count: missing.length });
  return gate ? `Its outputs are there, but ${openCriteria(gate)}.` : 'All that it starts from is there.';
}

function openCriteria(gate: GateResult): string {
  const open = gate.criteria.filter(({ status }) => status !== 'pass' && status !== 'waived');
  const count = (status: string) => open.filter((criterion) => criterion.status === status).length;
  const parts = (['fail', 'stale', 'pending'] as const).flatMap((status) =>
    count(status) > 0 ? [`${count(status)} ${status}`] : [],
  );
  return `of the ${gate.criteria.length} criteria of its gate, ${list(parts)}`;
}
