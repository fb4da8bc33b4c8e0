import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { RunRecord } from '../../core/index.ts';
import { changedFiles } from '../changedFiles.ts';
import { openRepository } from '../repository.ts';
import { copyBack, stateOf } from './copyBack.ts';
import { runsFolder } from './journal.ts';

/** What came of taking a run back. */
export interface Discarded {
  /** Files that are as they were before the run. */
  restored: string[];
  /** Files that stay: somebody changed them since, or they are committed. */
  kept: string[];
}

/** Takes back what a run wrote and nobody has committed or changed since. */
export async function discardRun(root: string, gitDir: string, record: RunRecord): Promise<Discarded> {
  const open = new Set((await changedFiles(await openRepository(root))).map(({ file }) => file));
  const result: Discarded = { restored: [], kept: [] };
  for (const { wrote, before } of record.steps) {
    for (const [file, hash] of Object.entries(wrote)) {
      const target = path.join(root, file);
      const isOurs = open.has(file) && (await stateOf(target)) === hash;
      if (isOurs && (await restore(root, path.join(runsFolder(gitDir), record.id), file, hash, before[file] ?? null)))
        result.restored.push(file);
      else result.kept.push(file);
    }
  }
  return result;
}

async function restore(
  root: string,
  folder: string,
  file: string,
  hash: string,
  before: string | null,
): Promise<boolean> {
  if (before === null) {
    await rm(path.join(root, file), { force: true });
    return true;
  }
  const bytes = await readFile(path.join(folder, 'before', file)).catch(() => undefined);
  return bytes !== undefined && copyBack(root, { file, bytes, before: hash });
}
