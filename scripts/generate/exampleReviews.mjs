import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const entry = /^( {2}- path: (.+)\n {4}digest: )\S+$/gm;

/**
 * The reviews in `examples/`, with the digests of the files as they are: the reviewers of the examples read every version.
 * Quotations do not follow; where one no longer stands in its file, its gate fails until somebody mends the review.
 */
export async function generateExampleReviews() {
  const reviews = {};
  for (const example of await readdir('examples')) {
    const root = path.join('examples', example);
    const files = await readdir(path.join(root, 'workspace/reviews'), { recursive: true }).catch(() => []);
    for (const name of files.filter((file) => file.endsWith('.md')).sort()) {
      const file = path.posix.join('examples', example, 'workspace/reviews', name.split(path.sep).join('/'));
      const text = await readFile(file, 'utf8');
      const digests = new Map();
      for (const [, , covered] of text.matchAll(entry)) digests.set(covered, await digestOf(path.join(root, covered)));
      reviews[file] = text.replace(entry, (all, before, covered) => {
        const digest = digests.get(covered);
        return digest === undefined ? all : before + digest;
      });
    }
  }
  return reviews;
}

/** As in `src/core/records/digest.ts`: over the text with LF line endings. */
async function digestOf(file) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  return `sha256:${createHash('sha256').update(text.replace(/\r\n?/g, '\n')).digest('hex')}`;
}
