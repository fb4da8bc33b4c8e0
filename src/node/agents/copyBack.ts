import { randomUUID } from 'node:crypto';
import { link, lstat, mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from './scratchCopy.ts';

/** A file that shall come into a project. */
export interface Returning {
  file: string;
  bytes: Uint8Array;
  /** SHA-256 of what the project had when the copy was made; undefined for nothing. */
  before: string | undefined;
}

/**
 * Puts a file into the project, whole or not at all, and only where the project is as it was when the run began.
 * @returns false when somebody changed the file meanwhile, or it is a link: it stays as it is
 */
export async function copyBack(project: string, { file, bytes, before }: Returning): Promise<boolean> {
  const base = await realpath(project);
  const target = path.join(base, file);
  await mkdir(path.dirname(target), { recursive: true });
  const folder = await realpath(path.dirname(target));
  if (folder !== path.dirname(target)) return false;
  if ((await stateOf(target)) !== before) return false;
  const draft = path.join(folder, `${draftStart(target)}${randomUUID()}.tmp`);
  await writeFile(draft, bytes, { flag: 'wx' });
  try {
    if (before === undefined) {
      // A hard link is refused where something has appeared a moment ago.
      await link(draft, target);
      return true;
    }
    if ((await stateOf(target)) !== before) return false;
    await rename(draft, target);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Removes what a process that was killed while it put a file into the project left beside it. */
export async function removeDrafts(project: string, file: string): Promise<void> {
  const target = path.join(project, file);
  const folder = path.dirname(target);
  for (const name of await readdir(folder).catch((): string[] => []))
    if (name.startsWith(draftStart(target)) && /\.[0-9a-f-]{36}\.tmp$/.test(name)) await rm(path.join(folder, name));
}

const draftStart = (target: string) => `.${path.basename(target)}.`;

/** SHA-256 of a file; undefined for none; `link` or `other` for what is no regular file, which equals no hash. */
export async function stateOf(target: string): Promise<string | undefined> {
  const stats = await lstat(target).catch(() => undefined);
  if (!stats) return undefined;
  if (!stats.isFile()) return stats.isSymbolicLink() ? 'link' : 'other';
  return hashOf(await readFile(target));
}
