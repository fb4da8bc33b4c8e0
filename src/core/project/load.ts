import { projectFile } from '../documents/kinds.ts';
import { Project } from './project.ts';
import type { Workspace } from './workspace.ts';

/** Reads a whole project: marketing.yaml first, because it says which folders hold content. */
export async function loadProject(workspace: Workspace): Promise<Project> {
  const project = new Project();
  const paths = (await workspace.list()).sort();
  project.setPaths(paths);
  if (paths.includes(projectFile)) project.set(projectFile, await workspace.read(projectFile, project.fileLimit));
  const files = paths.filter((file) => file !== projectFile && project.reads(file));
  const contents = await Promise.all(files.map((file) => workspace.read(file, project.fileLimit)));
  for (const [index, file] of files.entries()) {
    const content = contents[index];
    if (content) project.set(file, content);
  }
  await loadData(project, workspace);
  return project;
}

/** Reads the tables that documents name and that were not read yet. Returns the touched keys. */
export async function loadData(project: Project, workspace: Workspace): Promise<string[]> {
  const files = project.unreadData;
  const contents = await Promise.all(files.map((file) => workspace.read(file, project.fileLimit)));
  return files.flatMap((file, index) => {
    const content = contents[index];
    return content ? project.setData(file, content) : [];
  });
}
