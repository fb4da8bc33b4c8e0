import { Checker, type EvaluationContext, loadProject, type Project } from '../core/index.ts';
import { NodeWorkspace } from './workspace.ts';

/** A project as it is on disk at one moment. */
export interface OpenProject {
  /** Absolute path of the project. */
  root: string;
  project: Project;
  checker: Checker;
  /**
   * What an evaluation of gates needs from the world; asked anew each time.
   * @param writes true for a command that writes records
   */
  context(writes?: boolean): Promise<EvaluationContext>;
}

/**
 * Reads a project.
 * @param root absolute path of the folder with marketing.yaml
 */
export async function openProjectAt(
  root: string,
  { now, signal }: { now(): Date; signal?: AbortSignal },
): Promise<OpenProject> {
  const project = await loadProject(new NodeWorkspace(root));
  const context = async (writes = false) => {
    const { evaluationContext } = await import('./evaluationContext.ts');
    return evaluationContext(root, project, { now: now(), writes, ...(signal ? { signal } : {}) });
  };
  return { root, project, checker: new Checker(project), context };
}
