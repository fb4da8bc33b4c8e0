import { Checker, type EvaluationContext, loadProject, type Project } from '../core/index.ts';
import { requireProject } from '../node/findProject.ts';
import { NodeWorkspace } from '../node/workspace.ts';
import type { Io } from './io.ts';

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

/** Reads the project that a command works on. */
export async function openProject(io: Io, named: string | undefined): Promise<OpenProject> {
  const root = await requireProject(io.cwd, named);
  const project = await loadProject(new NodeWorkspace(root));
  const context = async (writes = false) => {
    const { evaluationContext } = await import('../node/evaluationContext.ts');
    return evaluationContext(root, project, { now: io.now(), writes, signal: io.signal });
  };
  return { root, project, checker: new Checker(project), context };
}
