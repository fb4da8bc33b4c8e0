import type { Project } from '../project/project.ts';
import { bareContext, type EvaluationContext } from '../records/context.ts';
import type { RuleEngine } from '../rules/engine.ts';
import { evaluatePlaybook } from './evaluate.ts';
import type { PlaybookResult } from './model.ts';
import { chosenPlaybooks } from './playbook.ts';

/** Where each playbook stands that a project follows, in its order. One that does not exist is left out; a rule reports it. */
export function evaluateAll(
  project: Project,
  engine: RuleEngine,
  context: EvaluationContext = bareContext,
): PlaybookResult[] {
  return chosenPlaybooks(project).flatMap((id) => evaluatePlaybook(project, engine, id, context) ?? []);
}
