import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import { currentCycle, inCycle } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';

export type Conflict = PlanDocument<'conflict'>;

/** How far a conflict is settled, and by which decision. */
export type Answer =
  | { state: 'answered' | 'without-reason' | 'not-decided'; decision: PlanDocument<'decision'> }
  | { state: 'open'; decision?: undefined };

/** The answer to a conflict among some decisions: only one that is decided and says why settles it. */
export function answerTo(conflict: Conflict, decisions: readonly PlanDocument<'decision'>[]): Answer {
  const answers = decisions
    .filter((decision) => [...itemsOf(decision.facts.answers)].some(([id]) => id === conflict.id))
    .map((decision): Answer => {
      const { status, rationale } = decision.facts;
      if (status === 'proposed' || status === 'superseded') return { state: 'not-decided', decision };
      return { state: rationale?.trim() ? 'answered' : 'without-reason', decision };
    });
  return answers.find((answer) => answer.state === 'answered') ?? answers[0] ?? { state: 'open' };
}

/** The conflicts of this cycle that no decision settles. */
export function openConflicts(project: Project): Conflict[] {
  const cycle = currentCycle(project);
  const decisions = project.ofKind('decision').filter((decision) => inCycle(decision, cycle));
  return project
    .ofKind('conflict')
    .filter((conflict) => inCycle(conflict, cycle) && answerTo(conflict, decisions).state !== 'answered');
}

/** The gates that a conflict names. */
export function gatesNamed(conflict: Conflict): string[] {
  return [...itemsOf(conflict.facts.gates)].map(([gate]) => gate);
}
