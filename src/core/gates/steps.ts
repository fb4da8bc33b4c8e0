import { formatMessage, list } from '../messages/format.ts';
import { gateMessages } from '../messages/gates.ts';
import type { Project } from '../project/project.ts';
import { viewOf } from '../project/view.ts';
import type { EvaluationContext } from '../records/context.ts';
import { allRules } from '../rules/index.ts';
import { itemsOf } from '../schema/types.ts';
import type { GateResult, OutputState, PhaseResult, StepResult, StepStatus } from './model.ts';
import type { PhaseFacts, PlaybookFacts, StepFacts } from './playbook.ts';
import { scopeOf } from './scope.ts';

/** The phases of a playbook with the state of each step. */
export function phaseResults(
  project: Project,
  playbook: PlaybookFacts,
  gates: readonly GateResult[],
  context: Pick<EvaluationContext, 'isRunning'>,
): PhaseResult[] {
  return new StepStates(project, playbook, gates, context).phases();
}

class StepStates {
  readonly #project: Project;
  readonly #playbook: PlaybookFacts;
  readonly #gates: readonly GateResult[];
  readonly #isRunning: (step: string) => boolean;
  /** Ids of the steps that this cycle leaves out. */
  readonly #skipped: ReadonlySet<string>;

  constructor(
    project: Project,
    playbook: PlaybookFacts,
    gates: readonly GateResult[],
    { isRunning }: Pick<EvaluationContext, 'isRunning'>,
  ) {
    this.#project = project;
    this.#playbook = playbook;
    this.#gates = gates;
    this.#isRunning = isRunning;
    const scope = scopeOf(project, playbook);
    this.#skipped = new Set(
      [...itemsOf(playbook.phases)].flatMap(([phase]) =>
        [...itemsOf(phase.steps)]
          .filter(([step]) => !scope.takesPart(phase, step))
          .map(([step]) => `${phase.id}/${step.id}`),
      ),
    );
  }

  phases(): PhaseResult[] {
    const open: string[] = [];
    return [...itemsOf(this.#playbook.phases)].map(([phase]) => {
      const result = this.#phase(phase, open);
      // A phase that is left out has no say; what it should have made is asked for by the steps that need it.
      if (result.status !== 'skipped' && this.#playbook.order !== 'parallel')
        for (const gate of this.#gates)
          if (gate.phase === phase.id && gate.status !== 'pass' && !this.#skipped.has(gate.id)) open.push(gate.id);
      return result;
    });
  }

  #phase(phase: PhaseFacts, openBefore: readonly string[]): PhaseResult {
    const earlier = [...openBefore];
    const steps: StepResult[] = [];
    for (const [step] of itemsOf(phase.steps)) {
      const id = `${phase.id}/${step.id}`;
      const gate = this.#gates.find((candidate) => candidate.id === id);
      const result = this.#step(step, gate, id, earlier);
      steps.push(result);
      if (phase.order !== 'parallel' && gate && gate.status !== 'pass' && result.status !== 'skipped')
        earlier.push(gate.id);
    }
    return { id: phase.id ?? '', title: phase.title ?? phase.id ?? '', status: phaseStatus(steps), steps };
  }

  #step(step: StepFacts, gate: GateResult | undefined, id: string, openGates: readonly string[]): StepResult {
    const outputs = this.#outputs(step);
    const { status, note } = this.#state(step, gate, id, openGates, outputs);
    const title = step.title ?? step.id ?? '';
    return { id: step.id ?? '', title, agent: step.agent ?? '', status, outputs, gate: id, note };
  }

  #state(
    step: StepFacts,
    gate: GateResult | undefined,
    id: string,
    openGates: readonly string[],
    outputs: readonly OutputState[],
  ): { status: StepStatus; note: string } {
    if (this.#skipped.has(id)) return { status: 'skipped', note: formatMessage(gateMessages['left-out']) };
    if (this.#isRunning(id)) return { status: 'running', note: '' };
    if (gate?.status === 'pass') return { status: 'done', note: '' };
    const reason =
      openGates[0] === undefined
        ? this.#missingInput(step)
        : formatMessage(gateMessages['blocked-by-gate'], { gate: this.#named(openGates[0]) });
    if (reason !== undefined) return { status: 'blocked', note: reason };
    const open = (gate?.criteria ?? []).filter(({ status }) => status !== 'pass' && status !== 'waived');
    if (outputs.every((output) => output.exists) && open.length > 0 && open.every(({ rule }) => isForPeople(rule))) {
      const what = list([
        ...new Set(open.map(({ rule }) => (recordsOf(rule) === 'review' ? 'a review' : 'an approval'))),
      ]);
      return { status: 'in-review', note: formatMessage(gateMessages['waits-for-approval'], { what }) };
    }
    return { status: 'ready', note: '' };
  }

  /** Why the step lacks something that it starts from; undefined when it has all. */
  #missingInput(step: StepFacts): string | undefined {
    const inputs = [...itemsOf(step.inputs)].map(([input]) => input);
    const missing = inputs.flatMap(({ path }) => (path === undefined || this.#exists(path) ? [] : [path]));
    if (missing.length > 0) return formatMessage(gateMessages['blocked-by-input'], { files: list(missing) });
    for (const { step: needed } of inputs) {
      if (needed === undefined) continue;
      if (this.#skipped.has(needed)) {
        const absent = this.#outputs(this.#stepAt(needed)).filter((output) => !output.exists);
        const args = { files: list(absent.map((output) => output.path)), step: this.#named(needed) };
        if (absent.length > 0) return formatMessage(gateMessages['blocked-by-skipped'], args);
      } else if (this.#gates.some((gate) => gate.id === needed && gate.status !== 'pass')) {
        return formatMessage(gateMessages['blocked-by-step'], { step: this.#named(needed) });
      }
    }
    return undefined;
  }

  /** What people call a step and its gate. */
  #named(id: string): string {
    return `“${this.#stepAt(id)?.title ?? id}”`;
  }

  #stepAt(id: string): StepFacts | undefined {
    for (const [phase] of itemsOf(this.#playbook.phases))
      for (const [step] of itemsOf(phase.steps)) if (`${phase.id}/${step.id}` === id) return step;
    return undefined;
  }

  #outputs(step: StepFacts | undefined): OutputState[] {
    return [...itemsOf(step?.outputs)].map(([{ path = '' }]) => ({ path, exists: this.#exists(path) }));
  }

  #exists(path: string): boolean {
    const view = viewOf(this.#project);
    return path.endsWith('/') ? view.pathsIn(path).length > 0 : view.hasPath(path);
  }
}

function recordsOf(rule: string | undefined) {
  return allRules.find((candidate) => candidate.id === rule)?.records;
}

/** True for criteria that a person or reviewer has to answer. */
function isForPeople(rule: string | undefined): boolean {
  const records = recordsOf(rule);
  return records === 'approval' || records === 'review';
}

/**
 * A phase is done when all its steps are; else it is what a person can do about it: something runs, something is ready,
 * something waits for review, or everything that is left is blocked.
 */
function phaseStatus(steps: readonly StepResult[]): StepStatus {
  if (steps.length > 0 && steps.every((step) => step.status === 'skipped')) return 'skipped';
  if (steps.every((step) => step.status === 'done' || step.status === 'skipped')) return 'done';
  return (
    (['running', 'ready', 'in-review'] as const).find((status) => steps.some((step) => step.status === status)) ??
    'blocked'
  );
}
