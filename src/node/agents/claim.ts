import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { birthOf, isAlive } from '../processTree.ts';

/**
 * Claims a step for this process, so that no two runs work on it at once.
 * @returns a function that gives it back; undefined when another process has it
 */
export async function claimStep(
  gitDir: string,
  project: string,
  step: string,
): Promise<(() => Promise<void>) | undefined> {
  const folder = path.join(gitDir, 'gtm', 'claims');
  const file = path.join(folder, `${encodeURIComponent(`${project}:${step}`)}`);
  await mkdir(folder, { recursive: true });
  const own = JSON.stringify({ pid: process.pid, birth: await birthOf(process.pid) });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await writeFile(file, own, { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await isHeld(file)) return undefined;
    await rm(file, { force: true });
  }
  return undefined;
}

async function isHeld(file: string): Promise<boolean> {
  try {
    const { pid, birth } = JSON.parse(await readFile(file, 'utf8')) as { pid: number; birth: string };
    return (await isAlive(pid)) && (birth === '' || birth === (await birthOf(pid)));
  } catch {
    return false;
  }
}
