import { randomUUID } from 'node:crypto';
import { link, mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../core/index.ts';

/**
 * Creates a file inside a project, whole or not at all, and never over one that exists.
 * @param file project-relative path
 * @returns absolute path of the file
 * @throws UserError when the file exists, or the path leads outside the project
 */
export async function createFile(root: string, file: string, text: string): Promise<string> {
  const target = await safePath(root, file);
  const draft = await writeDraft(target, text);
  try {
    // A hard link is refused where something stands already, even if it appeared a moment ago.
    await link(draft, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new UserError(`${file} exists already and stays as it is. Choose another id, or edit the file.`);
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return target;
}

/** Writes a file inside a project, whole or not at all; one that exists is replaced. */
export async function replaceFile(root: string, file: string, text: string): Promise<string> {
  const target = await safePath(root, file);
  const draft = await writeDraft(target, text);
  await rename(draft, target);
  return target;
}

async function writeDraft(target: string, text: string): Promise<string> {
  const draft = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}.tmp`);
  await writeFile(draft, text, { flag: 'wx' });
  return draft;
}

/** The absolute path of a file, with its folders made; links that lead outside the project are refused. */
async function safePath(root: string, file: string): Promise<string> {
  const base = await realpath(root);
  const target = path.resolve(base, file);
  if (!target.startsWith(base + path.sep)) throw outside(file);
  await mkdir(path.dirname(target), { recursive: true });
  const folder = await realpath(path.dirname(target));
  if (folder !== base && !folder.startsWith(base + path.sep)) throw outside(file);
  return path.join(folder, path.basename(target));
}

function outside(file: string): UserError {
  return new UserError(`${file} leads outside the project, so it was not written.`);
}
