import type { App } from '../app.ts';
import type { ProjectModel } from './projectModel.ts';

/** The projects of the window. A command may be the first thing that a person does: then the folders are still being read. */
export async function knownProjects({ presence, projects, server }: App): Promise<readonly ProjectModel[]> {
  await presence.firstLook;
  if (!projects.loaded && server.state !== 'stopped') await projects.refresh();
  return projects.projects;
}
