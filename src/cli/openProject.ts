import { Checker, loadProject, type Project } from '../core/index.ts';
import { requireProject } from '../node/findProject.ts';
import { NodeWorkspace } from '../node/workspace.ts';
import type { Io } from './io.ts';

export interface OpenProject {
  /** Absolute path of the project. */
  root: string;
  project: Project;
  checker: Checker;
}

/** Reads the project that a command works on. */
export async function openProject(io: Io, named: string | undefined): Promise<OpenProject> {
  const root = await requireProject(io.cwd, named);
  const project = await loadProject(new NodeWorkspace(root));
  return { root, project, checker: new Checker(project) };
}
