import { UserError } from '../messages/userError.ts';
import type { Project } from '../project/project.ts';
import type { EvaluationContext } from '../records/context.ts';
import type { RuleEngine } from '../rules/engine.ts';
import { evaluatePlaybook } from './evaluate.ts';
import type { PlaybookResult } from './model.ts';
import { chosenPlaybooks } from './playbook.ts';

/**
 * Where a playbook of a project stands: the named one, or the first that the project follows.
 * @throws UserError when there is none of this id
 */
export function evaluateChosen(
  project: Project,
  engine: RuleEngine,
  named: string | undefined,
  context: EvaluationContext,
): PlaybookResult {
  const id = named ?? chosenPlaybooks(project)[0] ?? '';
  const result = evaluatePlaybook(project, engine, id, context);
  if (!result) throw new UserError(`There is no playbook ${id}. Choose one that ships, or one of the project's own.`);
  return result;
}
