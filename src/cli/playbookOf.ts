import {
  chosenPlaybooks,
  type EvaluationContext,
  evaluatePlaybook,
  type PlaybookResult,
  UserError,
} from '../core/index.ts';
import type { OpenProject } from './openProject.ts';

/**
 * Where a playbook of a project stands: the named one, or the first that the project follows.
 * @throws UserError when there is none of this id
 */
export function playbookOf(
  { project, checker }: OpenProject,
  named: string | undefined,
  context: EvaluationContext,
): PlaybookResult {
  const id = named ?? chosenPlaybooks(project)[0] ?? '';
  const result = evaluatePlaybook(project, checker.engine, id, context);
  if (!result) throw new UserError(`There is no playbook ${id}. Choose one that ships, or one of the project's own.`);
  return result;
}
