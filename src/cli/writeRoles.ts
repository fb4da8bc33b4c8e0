import { access } from 'node:fs/promises';
import path from 'node:path';
import { chosenPlaybooks, findPlaybook, loadProject, roleFiles } from '../core/index.ts';
import { NodeWorkspace } from '../node/workspace.ts';
import { createFile } from '../node/writeFile.ts';

/**
 * Gives a project its own copy of each role of its playbooks. A file that exists stays as it is.
 * @returns files that were written, and files that were there
 */
export async function writeRoles(root: string): Promise<{ written: string[]; kept: string[] }> {
  const project = await loadProject(new NodeWorkspace(root));
  const playbooks = chosenPlaybooks(project).flatMap((id) => findPlaybook(project, id) ?? []);
  const written: string[] = [];
  const kept: string[] = [];
  for (const { file, text } of roleFiles(playbooks)) {
    if (await exists(path.join(root, file))) kept.push(file);
    else {
      await createFile(root, file, text);
      written.push(file);
    }
  }
  return { written, kept };
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
