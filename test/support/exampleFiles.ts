import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRepository } from './scratch.ts';

/** The files of an example project by their paths in it, without its README. */
export function exampleFiles(name: string): Record<string, string> {
  const root = inRepository('examples', name);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => file !== 'README.md');
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}
