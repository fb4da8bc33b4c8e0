import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { projectFile } from '../core/index.ts';

const skipped = new Set(['node_modules', '.git', '.hg', '.svn', 'dist', 'build', 'out', 'target', 'vendor']);
const folderLimit = 5_000;

/**
 * Folders at or below `folder` that hold marketing.yaml, outermost first. Looks into at most 5,000 folders, level by level, so
 * that a huge repository does not hold up the editor; a project deeper than that is found when one of its files is opened.
 */
export async function findProjectsBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  let level = [folder];
  for (let seen = 0; level.length > 0 && seen < folderLimit; seen += level.length) {
    const next: string[] = [];
    const listings = await Promise.all(level.map((name) => readdir(name, { withFileTypes: true }).catch(() => [])));
    for (const [index, entries] of listings.entries()) {
      const name = level[index] as string;
      if (entries.some((entry) => entry.name === projectFile && entry.isFile())) found.push(name);
      for (const entry of entries)
        if (entry.isDirectory() && !skipped.has(entry.name)) next.push(path.join(name, entry.name));
    }
    level = next.slice(0, folderLimit - seen);
  }
  return found;
}
