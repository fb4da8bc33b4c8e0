import path from 'node:path';
import { UserError } from '../core/index.ts';

/**
 * A path that a person typed, relative to the project: as seen from the current folder, or else from the project's.
 * @throws UserError for a path that leads outside
 */
export function insideProject(cwd: string, root: string, name: string): string {
  for (const folder of [cwd, root]) {
    const relative = path.relative(root, path.resolve(folder, name));
    if (!relative.startsWith('..') && !path.isAbsolute(relative)) return relative.split(path.sep).join('/');
  }
  throw new UserError(`${name} is outside the project ${root}.`);
}
