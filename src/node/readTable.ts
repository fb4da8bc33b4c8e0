import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { CsvParser, feedJson, type Problems, type RowReader, UserError } from '../core/index.ts';

export interface TableOptions {
  /** Between the cells of CSV; found out when it is left out. */
  delimiter?: string | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Reads a table from disk row by row: CSV in pieces, so that nothing of it is remembered; JSON and JSON Lines as a whole.
 * @throws UserError for a file that cannot be read, or is not text
 */
export async function readTable(
  file: string,
  reader: RowReader,
  problems: Problems,
  { delimiter, signal }: TableOptions = {},
): Promise<void> {
  const isJson = ['.json', '.jsonl', '.ndjson'].includes(path.extname(file).toLowerCase());
  if (isJson) {
    let text = '';
    for await (const piece of textOf(file, signal)) text += piece;
    feedJson(text, reader, problems);
    return;
  }
  const parser = new CsvParser(reader, problems, delimiter === undefined ? {} : { delimiter });
  for await (const piece of textOf(file, signal)) {
    parser.push(piece);
    if (problems.fatal) return;
  }
  parser.end();
}

/** The text of a file in pieces: UTF-8, or UTF-16 where a byte order mark says so, as spreadsheets export it. */
async function* textOf(file: string, signal: AbortSignal | undefined): AsyncGenerator<string> {
  try {
    const decoder = new TextDecoder(await encodingOf(file), { fatal: true });
    const stream = createReadStream(file, { highWaterMark: 1 << 18, ...(signal ? { signal } : {}) });
    for await (const bytes of stream) yield decoder.decode(bytes as Buffer, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (signal?.aborted) throw error;
    const { code, name } = error as NodeJS.ErrnoException;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA' || name === 'TypeError')
      throw new UserError(`${file} is not written in UTF-8. Export it again as CSV UTF-8.`);
    if (code === 'EISDIR') throw new UserError(`${file} is a folder. Name a file.`);
    throw new UserError(`The file ${file} cannot be read.`);
  }
}

async function encodingOf(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    if (bytesRead === 2 && buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le';
    return bytesRead === 2 && buffer[0] === 0xfe && buffer[1] === 0xff ? 'utf-16be' : 'utf-8';
  } finally {
    await handle.close();
  }
}
