import { requireProject } from '../node/findProject.ts';
import { type OpenProject, openProjectAt } from '../node/openProject.ts';
import type { Io } from './io.ts';

export type { OpenProject };

/** Reads the project that a command works on. */
export async function openProject(io: Io, named: string | undefined): Promise<OpenProject> {
  return openProjectAt(await requireProject(io.cwd, named), io);
}
