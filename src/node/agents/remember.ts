import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from './scratchCopy.ts';
import type { StepWork } from './stepWork.ts';

/** Writes down in the journal that a file is about to be ours, and keeps what stood there before. */
export async function remember(
  { root, record, journal }: StepWork,
  file: string,
  bytes: Uint8Array,
  before: string | undefined,
): Promise<void> {
  record.wrote[file] = hashOf(bytes);
  record.before[file] = before ?? null;
  if (before !== undefined) {
    const old = await readFile(path.join(root, file)).catch(() => undefined);
    if (old !== undefined && hashOf(old) === before) await journal.keep('before', file, old);
  }
  await journal.save();
}
