import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../core/index.ts';
import { isAlive } from './processTree.ts';
import type { Repository } from './repository.ts';

/** How long another git process may hold the index before we give up, and how often we look. */
const patience = 1500;
const interval = 50;

/** The index of a repository, held as git itself holds it: no other git process changes it meanwhile. */
export interface HeldIndex {
  /** Copies the index as it is; where there is none yet, nothing is copied. */
  copyTo(file: string): Promise<void>;
  /** Puts a file in the index's place, in one go, and lets go of it. */
  replaceWith(file: string): Promise<void>;
  /** Lets go of it; the index stays as it was. */
  release(): Promise<void>;
}

/**
 * Takes the index's lock.
 * @throws UserError when another process keeps it, or left it behind
 */
export async function holdIndex({ gitDir }: Repository, signal?: AbortSignal): Promise<HeldIndex> {
  const index = path.join(gitDir, 'index');
  const lock = `${index}.lock`;
  await take(lock, signal);
  let isHeld = true;
  return {
    copyTo: (file) =>
      copyFile(index, file).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      }),
    async replaceWith(file) {
      await copyFile(file, lock);
      await rename(lock, index);
      isHeld = false;
    },
    async release() {
      // Once it is let go of, the lock may be somebody else's.
      if (isHeld) await rm(lock, { force: true });
      isHeld = false;
    },
  };
}

/** What we write into a lock, so that one of a gtm that was killed is known as such; git's own are empty. */
const mark = 'gtm ';

async function take(lock: string, signal?: AbortSignal): Promise<void> {
  for (let waited = 0; ; waited += interval) {
    signal?.throwIfAborted();
    try {
      await writeFile(lock, `${mark}${process.pid}`, { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await isOrphan(lock)) {
      await rm(lock, { force: true });
      continue;
    }
    if (waited >= patience)
      throw new UserError(
        `Another git process is at work, or one was killed. If none is running, delete ${lock} and try again.`,
      );
    await wait(interval);
  }
}

/** True for a lock of a gtm that does not run any more. */
async function isOrphan(lock: string): Promise<boolean> {
  const text = await readFile(lock, 'latin1').catch(() => '');
  const pid = text.startsWith(mark) ? Number(text.slice(mark.length)) : Number.NaN;
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  return !(await isAlive(pid));
}
