import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';

/**
 * Path of a project inside the repository around it, with a closing slash; empty at its top and outside of one. Found by
 * looking for `.git`, which a work tree and a submodule have too; git itself need not be installed.
 */
export async function repositoryPrefix(root: string): Promise<string> {
  const base = await realpath(root);
  for (let folder = base; ; folder = path.dirname(folder)) {
    const found = await lstat(path.join(folder, '.git')).then(
      () => true,
      () => false,
    );
    if (found)
      return path
        .relative(folder, base)
        .split(path.sep)
        .filter(Boolean)
        .map((part) => `${part}/`)
        .join('');
    if (folder === path.dirname(folder)) return '';
  }
}
