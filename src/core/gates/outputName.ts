import { baseName } from '../documents/kinds.ts';

/** What an output is called among those of its step: its short name, or its whole path where two share the short one. */
export function outputName(path: string, paths: readonly string[]): string {
  const name = shortName(path);
  return paths.filter((other) => shortName(other) === name).length === 1 ? name : path;
}

/** Last part of a path, with the slash of a folder. */
export function shortName(path: string): string {
  return path.endsWith('/') ? `${baseName(path.slice(0, -1))}/` : baseName(path);
}
