import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../core/index.ts';
import type { Io } from './io.ts';

/**
 * JSON from a file, or from standard input for `-`.
 * @throws UserError for a file that cannot be read, and for what is no JSON
 */
export async function readJson(io: Io, file: string): Promise<unknown> {
  const text =
    file === '-' ? await io.stdin() : await readFile(path.resolve(io.cwd, file), 'utf8').catch(() => missing(file));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`The input is not JSON: ${(error as Error).message}.`);
  }
}

function missing(file: string): never {
  throw new UserError(`The file ${file} cannot be read.`);
}
