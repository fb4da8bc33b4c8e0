import { type EvaluationContext, evaluateChosen, type PlaybookResult } from '../core/index.ts';
import type { OpenProject } from './openProject.ts';

/** Where a playbook of an open project stands: the named one, or the first that the project follows. */
export function playbookOf(
  { project, checker }: OpenProject,
  named: string | undefined,
  context: EvaluationContext,
): PlaybookResult {
  return evaluateChosen(project, checker.engine, named, context);
}
