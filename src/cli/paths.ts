import path from 'node:path';
import { UserError } from '../core/index.ts';

/**
 * A path that a person typed, relative to the project.
 * @throws UserError for a path that leads outside
 */
export function insideProject(cwd: string, root: string, name: string): string {
  const relative = path.relative(root, path.resolve(cwd, name));
  if (relative.startsWith('..') || path.isAbsolute(relative))
    throw new UserError(`${name} is outside the project ${root}.`);
  return relative.split(path.sep).join('/');
}
