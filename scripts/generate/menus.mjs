import { readFile } from 'node:fs/promises';

/** The condition in `package.json` under which a file's name is one of a document with a picture. */
const condition = /resourceFilename =~ \/(?:\^marketing\\\\\.yaml\$\|)?\\\\\.\([a-z|-]+\)\\\\\.ya\?ml\$\//g;

/** The menus of the extension: the preview is offered for each kind of document that has a picture. */
export async function generateMenus() {
  const { documentViews } = await import('../../src/core/views/sources.ts');
  const { filePattern } = await import('../../src/core/documents/kinds.ts');
  const suffixes = documentViews.flatMap(({ kind }) => /^\*\.([a-z-]+)\.yaml$/.exec(filePattern(kind))?.[1] ?? []);
  const names = [...new Set(suffixes)].sort().join('|');
  const text = await readFile('package.json', 'utf8');
  if (!condition.test(text))
    throw new Error('package.json offers the preview under another condition than this expects.');
  return {
    'package.json': text.replace(
      condition,
      () => `resourceFilename =~ /^marketing\\\\.yaml$|\\\\.(${names})\\\\.ya?ml$/`,
    ),
  };
}
