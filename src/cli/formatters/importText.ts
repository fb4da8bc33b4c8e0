import type { ImportResult } from '../../core/index.ts';

/** What an import wrote, and what it left: a line for each. */
export function formatImportText({ documents, placed, unplaced, kept }: ImportResult, dryRun: boolean): string {
  const count = (file: string) => placed.filter((one) => one.file === file).length;
  const lines = documents.map(({ file }) =>
    file === kept ? `  ${file}  the whole plan, word for word` : `  ${file}  ${facts(count(file))}`,
  );
  const left = unplaced.map(({ range, heading, reason }) => {
    const { start, end } = range;
    const place = start.line === end.line ? `${kept}:${start.line}` : `${kept}:${start.line}-${end.line}`;
    return `  ${place}  ${heading === '' ? '' : `${heading}: `}${reason}`;
  });
  const verb = dryRun ? 'Would write' : 'Wrote';
  const head = `${verb} ${documents.length} ${documents.length === 1 ? 'file' : 'files'}:\n${lines.join('\n')}\n`;
  const rest = left.length === 0 ? '' : `\nNot placed, and kept in ${kept}:\n${left.join('\n')}\n`;
  return `${head}${rest}\n${dryRun ? 'Nothing was written.' : 'Read what was written, then run `gtm check`.'}\n`;
}

function facts(count: number): string {
  return `${count} ${count === 1 ? 'fact' : 'facts'}`;
}
