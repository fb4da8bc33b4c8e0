import type { PlannedRecord } from '../core/index.ts';
import { createFile, replaceFile } from './writeFile.ts';

/** Writes a record of the team, whole or not at all; only a status takes the place of the one before. */
export async function writeTeamRecord(root: string, { file, text, replaces }: PlannedRecord): Promise<void> {
  await (replaces ? replaceFile : createFile)(root, file, text);
}
