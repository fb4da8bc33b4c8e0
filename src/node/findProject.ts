import { stat } from 'node:fs/promises';
import path from 'node:path';
import { projectFile, UserError } from '../core/index.ts';

/** The nearest folder at or above `from` that holds marketing.yaml, or undefined. */
export async function findProject(from: string): Promise<string | undefined> {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    if (await isFile(path.join(folder, projectFile))) return folder;
    if (folder === path.dirname(folder)) return undefined;
  }
}

/**
 * The project that a command works on.
 * @param named folder given by the user, or undefined for the nearest project at or above `cwd`
 * @throws UserError when there is none
 */
export async function requireProject(cwd: string, named: string | undefined): Promise<string> {
  if (named !== undefined) {
    const folder = path.resolve(cwd, named);
    if (await isFile(path.join(folder, projectFile))) return folder;
    throw new UserError(
      `There is no ${projectFile} in ${folder}. Name the folder that holds it, or run \`gtm init\` there.`,
    );
  }
  const found = await findProject(cwd);
  if (found !== undefined) return found;
  throw new UserError(
    `There is no ${projectFile} here or in a folder above. Run \`gtm init\` to start a project, or name one with --project.`,
  );
}

/** True for a file that exists. */
export async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (stats) => stats.isFile(),
    () => false,
  );
}
