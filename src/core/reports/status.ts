import { evaluateAll } from '../gates/evaluateAll.ts';
import type { CriterionStatus, GateStatus, PlaybookResult, StepStatus } from '../gates/model.ts';
import type { Project } from '../project/project.ts';
import { currentCycle } from '../project/view.ts';
import { gatesNamed, openConflicts } from '../records/conflicts.ts';
import { bareContext, type EvaluationContext } from '../records/context.ts';
import type { RuleEngine } from '../rules/engine.ts';

/** What `gtm status --json` prints, for one playbook. */
export interface StatusReport {
  version: string;
  project: string;
  playbook: string;
  cycle?: string;
  mode?: string;
  gates: { passed: number; total: number };
  phases: {
    id: string;
    title: string;
    status: StepStatus;
    steps: {
      id: string;
      title: string;
      agent: string;
      status: StepStatus;
      note?: string;
      outputs: { path: string; exists: boolean }[];
      gate: { id: string; status: GateStatus };
    }[];
  }[];
  /** Steps that can be worked on now. */
  next: { phase: string; step: string; title: string; agent: string; missing: string[] }[];
  /** Conflicts that no decision settles, with the gates that they keep closed. */
  conflicts: { id: string; title: string; file: string; gates: string[] }[];
  /** Gates that ask for an approval, and where it stands. */
  approvals: { gate: string; criterion: string; status: CriterionStatus; note?: string }[];
}

/** Where each playbook of a project stands. */
export function statusReports(
  project: Project,
  engine: RuleEngine,
  version: string,
  context: EvaluationContext = bareContext,
): StatusReport[] {
  return evaluateAll(project, engine, context).map((result) => statusReport(project, result, version));
}

/** Where a playbook of a project stands, as a report. */
export function statusReport(project: Project, result: PlaybookResult, version: string): StatusReport {
  const cycle = currentCycle(project);
  const mode = project.settings?.facts.mode;
  return {
    version,
    project: project.settings?.title ?? '',
    playbook: result.playbook,
    ...(cycle === undefined ? {} : { cycle }),
    ...(mode === undefined ? {} : { mode }),
    gates: { passed: result.gates.filter((gate) => gate.status === 'pass').length, total: result.gates.length },
    phases: result.phases.map((phase) => ({
      ...phase,
      steps: phase.steps.map(({ note, gate, outputs, ...step }) => ({
        ...step,
        ...(note === '' ? {} : { note }),
        outputs: [...outputs],
        gate: { id: gate, status: result.gates.find((candidate) => candidate.id === gate)?.status ?? 'pending' },
      })),
    })),
    next: result.phases.flatMap((phase) =>
      phase.steps
        .filter((step) => step.status === 'ready')
        .map(({ id, title, agent, outputs }) => ({
          phase: phase.id,
          step: id,
          title,
          agent,
          missing: outputs.filter((output) => !output.exists).map((output) => output.path),
        })),
    ),
    conflicts: openConflicts(project).map((conflict) => ({
      id: conflict.id,
      title: conflict.title,
      file: conflict.file,
      gates: gatesNamed(conflict),
    })),
    approvals: approvalsOf(result.gates),
  };
}

/** The criteria of gates that ask for an approval, and where each stands. */
export function approvalsOf(gates: PlaybookResult['gates']): StatusReport['approvals'] {
  return gates.flatMap((gate) =>
    gate.criteria
      .filter(({ rule }) => rule === 'approval-recorded')
      .map(({ id: criterion, status, note, findings, evidence }) => {
        const said = note || findings.map((one) => one.message).join(' ') || evidence.map((one) => one.note).join(' ');
        return { gate: gate.id, criterion, status, ...(said === '' ? {} : { note: said }) };
      }),
  );
}
