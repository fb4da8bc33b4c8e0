import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { UserError, withAgentsSection } from '../core/index.ts';
import { createFile, replaceFile } from '../node/writeFile.ts';

/** File in which agents look for what a folder asks of them. */
const name = 'AGENTS.md';

/**
 * Adds our section to AGENTS.md, or brings it up to date. A link is followed, as long as it stays in the project.
 * @returns project-relative file that was written; undefined when it is right already
 */
export async function writeAgentsSection(root: string): Promise<string | undefined> {
  const target = await realpath(path.join(root, name)).catch(() => undefined);
  if (target === undefined) {
    await createFile(root, name, withAgentsSection(undefined));
    return name;
  }
  const file = path.relative(await realpath(root), target);
  if (file.startsWith('..') || path.isAbsolute(file))
    throw new UserError(`${name} is a link to ${target}, outside the project, so it stays as it is.`);
  const before = await readFile(target, 'utf8');
  const after = withAgentsSection(before);
  if (after === before) return undefined;
  await replaceFile(root, file, after);
  return file.split(path.sep).join('/');
}
