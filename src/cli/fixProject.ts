import { applyEdits, fixAll, type TextEdit } from '../core/index.ts';
import { replaceFile } from '../node/writeFile.ts';
import type { OpenProject } from './openProject.ts';

/**
 * Makes every fix that has one right answer, in files on disk.
 * @param isWanted which files may be changed
 * @returns the changed files, relative to the project
 */
export async function fixProject(
  { root, project }: OpenProject,
  isWanted: (file: string) => boolean,
): Promise<string[]> {
  const edits = new Map<string, TextEdit[]>();
  for (const edit of fixAll(project))
    if (isWanted(edit.file)) edits.set(edit.file, [...(edits.get(edit.file) ?? []), edit]);
  for (const [file, own] of edits)
    await replaceFile(root, file, applyEdits(project.documents.get(file)?.text ?? '', own));
  return [...edits.keys()].sort();
}
