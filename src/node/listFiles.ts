import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { kindOfFile, projectFile } from '../core/index.ts';

const alwaysSkipped = new Set(['.git', 'node_modules', '.hg', '.svn']);

interface IgnoreFile {
  /** Folder of the .gitignore, relative to the project; empty for the project itself. */
  folder: string;
  rules: Ignore;
}

/**
 * The files of a project, relative to it, with `/`. Left out: what .gitignore names, folders that hold a project of their own,
 * links to folders (they can lead outside or round in circles) and links to files outside. A folder named like a document is
 * listed, so that a person learns of it.
 * @param root absolute path of the project
 */
export async function listFiles(root: string): Promise<string[]> {
  const files: string[] = [];
  await walk({ root, real: await realpath(root) }, '', [], files);
  return files;
}

interface Root {
  root: string;
  real: string;
}

async function walk(root: Root, folder: string, ignores: readonly IgnoreFile[], files: string[]): Promise<void> {
  const entries = await readdir(path.join(root.root, folder), { withFileTypes: true }).catch((): Dirent[] => []);
  if (folder !== '' && entries.some((entry) => entry.name === projectFile)) return;
  const own = entries.some((entry) => entry.name === '.gitignore' && entry.isFile())
    ? await readIgnore(root.root, folder)
    : undefined;
  const all = own ? [...ignores, own] : ignores;
  for (const entry of entries) {
    if (alwaysSkipped.has(entry.name)) continue;
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (isIgnored(all, file, entry.isDirectory())) continue;
    if (entry.isDirectory()) {
      if (kindOfFile(file) !== undefined) files.push(file);
      await walk(root, file, all, files);
    } else if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFileInside(root, file)))) files.push(file);
  }
}

async function readIgnore(root: string, folder: string): Promise<IgnoreFile | undefined> {
  const text = await readFile(path.join(root, folder, '.gitignore'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : { folder, rules: ignore().add(text) };
}

/** As git does it: of all .gitignore files above, the deepest one that says something about the path decides. */
function isIgnored(ignores: readonly IgnoreFile[], file: string, isFolder: boolean): boolean {
  for (const { folder, rules } of [...ignores].reverse()) {
    const relative = folder === '' ? file : file.slice(folder.length + 1);
    const verdict = rules.test(isFolder ? `${relative}/` : relative);
    if (verdict.ignored || verdict.unignored) return verdict.ignored;
  }
  return false;
}

async function leadsToFileInside(root: Root, file: string): Promise<boolean> {
  try {
    const target = await realpath(path.join(root.root, file));
    return target.startsWith(root.real + path.sep) && (await stat(target)).isFile();
  } catch {
    return false;
  }
}
