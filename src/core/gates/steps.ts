import { formatMessage, list } from '../messages/format.ts';
import { gateMessages } from '../messages/gates.ts';
import type { Project } from '../project/project.ts';
import { viewOf } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import type { GateResult, PhaseResult, StepResult, StepStatus } from './model.ts';
import type { PhaseFacts, PlaybookFacts, StepFacts } from './playbook.ts';

/** The phases of a playbook with the state of each step. */
export function phaseResults(project: Project, playbook: PlaybookFacts, gates: readonly GateResult[]): PhaseResult[] {
  const open = new Set<string>();
  const results: PhaseResult[] = [];
  for (const [phase] of itemsOf(playbook.phases)) {
    results.push(phaseResult(project, phase, gates, [...open]));
    for (const gate of gates) if (gate.phase === phase.id && gate.status !== 'pass') open.add(gate.id);
  }
  return results;
}

function phaseResult(
  project: Project,
  phase: PhaseFacts,
  gates: readonly GateResult[],
  openBefore: readonly string[],
): PhaseResult {
  const earlier = [...openBefore];
  const steps: StepResult[] = [];
  for (const [step] of itemsOf(phase.steps)) {
    const gate = gates.find((candidate) => candidate.id === `${phase.id}/${step.id}`);
    steps.push(stepResult(project, step, gate, `${phase.id}/${step.id}`, earlier));
    if (phase.order === 'sequential' && gate?.status !== 'pass' && gate) earlier.push(gate.id);
  }
  return { id: phase.id ?? '', title: phase.title ?? phase.id ?? '', status: phaseStatus(steps), steps };
}

function stepResult(
  project: Project,
  step: StepFacts,
  gate: GateResult | undefined,
  gateId: string,
  openGates: readonly string[],
): StepResult {
  const view = viewOf(project);
  const exists = (path: string) => (path.endsWith('/') ? view.pathsIn(path).length > 0 : view.hasPath(path));
  const outputs = [...itemsOf(step.outputs)].map(([{ path = '' }]) => ({ path, exists: exists(path) }));
  const missingInputs = [...itemsOf(step.inputs)].flatMap(([{ path }]) =>
    path === undefined || exists(path) ? [] : [path],
  );
  const status =
    gate?.status === 'pass' ? 'done' : openGates.length > 0 || missingInputs.length > 0 ? 'blocked' : 'ready';
  const note =
    status !== 'blocked'
      ? ''
      : openGates[0] !== undefined
        ? formatMessage(gateMessages['blocked-by-gate'], { gate: openGates[0] })
        : formatMessage(gateMessages['blocked-by-input'], { files: list(missingInputs) });
  return {
    id: step.id ?? '',
    title: step.title ?? step.id ?? '',
    agent: step.agent ?? '',
    status,
    outputs,
    gate: gateId,
    note,
  };
}

/**
 * A phase is done when all its steps are; else it is what a person can do about it: something runs, something is ready,
 * something waits for review, or everything that is left is blocked.
 */
function phaseStatus(steps: readonly StepResult[]): StepStatus {
  if (steps.every((step) => step.status === 'done' || step.status === 'skipped')) return 'done';
  return (
    (['running', 'ready', 'in-review'] as const).find((status) => steps.some((step) => step.status === status)) ??
    'blocked'
  );
}
