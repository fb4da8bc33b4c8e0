import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { PageScript } from '../core/index.ts';

/** Where the built files are: above the chunk that this becomes a part of, or beside the source. */
const built = new URL(import.meta.url.endsWith('.ts') ? '../../dist/' : '../', import.meta.url);

/** What draws Mermaid diagrams in a page of its own. Undefined where it was not built, as in a checkout before the build. */
export async function diagramScripts(): Promise<PageScript[] | undefined> {
  try {
    return await Promise.all(
      ['mermaid.js', 'pageDiagrams.js'].map(async (name) => scriptOf(await readFile(new URL(name, built), 'utf8'))),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A script as it can stand inside a page: nothing in it ends or hides the element around it. */
function scriptOf(source: string): PageScript {
  const text = source
    .replaceAll('\r\n', '\n')
    .replace(/<\/(script)/gi, '<\\/$1')
    .replaceAll('<!--', '\\x3C!--');
  return { text, hash: `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}` };
}
