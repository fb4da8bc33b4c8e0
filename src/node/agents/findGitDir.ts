import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** The repository around a folder, found without starting git. */
export interface FoundGitDir {
  gitDir: string;
  /** Path of the folder inside the work tree, with `/`; empty at its top. */
  prefix: string;
}

/** Absolute path of the git directory of the work tree that a folder is in; undefined outside any. */
export async function findGitDir(folder: string): Promise<FoundGitDir | undefined> {
  for (let above = path.resolve(folder); ; above = path.dirname(above)) {
    const entry = path.join(above, '.git');
    const stats = await stat(entry).catch(() => undefined);
    const prefix = path.relative(above, folder).split(path.sep).join('/');
    if (stats?.isDirectory()) return { gitDir: entry, prefix };
    if (stats?.isFile()) {
      const named = /^gitdir: (.+)$/m.exec(await readFile(entry, 'utf8'))?.[1]?.trim();
      return named === undefined ? undefined : { gitDir: path.resolve(above, named), prefix };
    }
    if (above === path.dirname(above)) return undefined;
  }
}
