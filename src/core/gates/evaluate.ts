import type { Project } from '../project/project.ts';
import { gatesNamed } from '../records/conflicts.ts';
import { bareContext, type EvaluationContext } from '../records/context.ts';
import type { Coverage } from '../records/setting.ts';
import { trustOf } from '../records/trust.ts';
import type { RuleEngine } from '../rules/engine.ts';
import { coverageOf } from './coverage.ts';
import { conflictCriterion, type Gate, gatesOf } from './criteria.ts';
import { type Judged, judgeCriterion, judgeRecords } from './criterion.ts';
import type { CriterionResult, CriterionStatus, GateResult, GateStatus, PlaybookResult } from './model.ts';
import { findPlaybook, type PlaybookFacts } from './playbook.ts';
import { rolesOf, scopeOf } from './scope.ts';
import { phaseResults } from './steps.ts';

/**
 * Where a playbook stands. Pure: the same files, history, runs and day give the same answer.
 * @param context what the world knows beside the files; without it, no approval and no waiver counts
 * @returns undefined when the project knows no playbook of this id
 */
export function evaluatePlaybook(
  project: Project,
  engine: RuleEngine,
  id: string,
  context: EvaluationContext = bareContext,
): PlaybookResult | undefined {
  const playbook = findPlaybook(project, id);
  if (!playbook) return undefined;
  const gates = new GateEvaluation(project, engine, playbook, id, context).results();
  const phases = phaseResults(project, playbook as PlaybookFacts, gates, context);
  return { playbook: id, title: playbook.title ?? id, gates, phases };
}

/** What a gate of a playbook covers now; undefined when there is no such gate. */
export function coverageOfGate(
  project: Project,
  engine: RuleEngine,
  playbook: string,
  gate: string,
  context: EvaluationContext,
): Coverage | undefined {
  const facts = findPlaybook(project, playbook);
  return facts && new GateEvaluation(project, engine, facts, playbook, context).coverage(gate);
}

/** One evaluation: what reads the content first, then the records about it, which may cover what any gate's rules looked at. */
class GateEvaluation {
  readonly #project: Project;
  readonly #engine: RuleEngine;
  readonly #playbook: PlaybookFacts;
  readonly #id: string;
  readonly #context: EvaluationContext;
  readonly #gates: readonly Gate[];
  readonly #coverage = new Map<string, Coverage>();
  readonly #judged = new Map<string, ReadonlyMap<string, Judged>>();

  constructor(project: Project, engine: RuleEngine, playbook: PlaybookFacts, id: string, context: EvaluationContext) {
    this.#project = project;
    this.#engine = engine;
    this.#playbook = playbook;
    this.#id = id;
    this.#context = context;
    this.#gates = withConflicts(gatesOf(playbook), project);
  }

  results(): GateResult[] {
    const setting = {
      project: this.#project,
      context: this.#context,
      trust: trustOf(this.#project, this.#context),
      playbook: this.#id,
      roles: rolesOf(this.#playbook, scopeOf(this.#project, this.#playbook)),
    };
    return this.#gates.map((gate) => {
      const coverage = (id = gate.id) => this.coverage(id);
      const criteria = gate.criteria.map((criterion) =>
        judgeRecords(
          this.#engine,
          criterion,
          { ...setting, gate: gate.id, criterion: criterion.id, coverage },
          this.#content(gate).get(criterion.id),
        ),
      );
      return { id: gate.id, title: gate.title, phase: gate.phase, step: gate.step, status: worst(criteria), criteria };
    });
  }

  coverage(id: string): Coverage | undefined {
    const known = this.#coverage.get(id);
    if (known) return known;
    const gate = this.#gates.find((candidate) => candidate.id === id);
    if (!gate) return undefined;
    const coverage = coverageOf(this.#project, this.#playbook, gate, this.#content(gate).values(), this.#context);
    this.#coverage.set(id, coverage);
    return coverage;
  }

  /** The verdicts on a gate's criteria that read the content, by id. */
  #content(gate: Gate): ReadonlyMap<string, Judged> {
    const known = this.#judged.get(gate.id);
    if (known) return known;
    const judged = new Map<string, Judged>();
    for (const criterion of gate.criteria) {
      const result = judgeCriterion(this.#project, this.#engine, criterion);
      if (result) judged.set(criterion.id, result);
    }
    this.#judged.set(gate.id, judged);
    return judged;
  }
}

/** Gates that a conflict names have one criterion more. A phase without a gate of its own passes it on to its steps. */
function withConflicts(gates: readonly Gate[], project: Project): Gate[] {
  const named = new Set(project.ofKind('conflict').flatMap(gatesNamed));
  if (named.size === 0) return [...gates];
  return gates.map((gate) => {
    const names = [gate.id, ...(gates.some((other) => other.id === gate.phase) ? [] : [gate.phase])];
    const found = names.filter((name) => named.has(name));
    return found.length === 0 ? gate : { ...gate, criteria: [...gate.criteria, conflictCriterion(gate.id, found)] };
  });
}

/** The worst of fail, stale and pending; pass when every criterion passes or is waived. */
function worst(criteria: readonly CriterionResult[]): GateStatus {
  const statuses = new Set<CriterionStatus>(criteria.map((criterion) => criterion.status));
  return (['fail', 'stale', 'pending'] as const).find((status) => statuses.has(status)) ?? 'pass';
}
