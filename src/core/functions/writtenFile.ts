import { foldHeading, parseTables } from '../documents/markdown.ts';
import { findSection } from '../documents/sections.ts';
import type { OutputFacts } from '../gates/playbook.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import type { CalculatedFile, CalculatedSection } from './stepFunction.ts';

/**
 * The whole text of a file with what was calculated put in.
 * @param before the file as it stands; undefined for a new one
 * @param output what the playbook says of it: how its sections may be called
 */
export function writtenFile(
  before: PlanDocument | undefined,
  { title, frontMatter = {}, sections }: CalculatedFile,
  output: OutputFacts | undefined,
): string {
  const names = (wanted: string): string[] => {
    const declared = [...itemsOf(output?.sections)]
      .map(([section]) => [section.title ?? '', ...[...itemsOf(section.aliases)].map(([alias]) => alias)])
      .find((all) => all.some((name) => foldHeading(name) === foldHeading(wanted)));
    return declared ?? [wanted];
  };
  if (!before) {
    const keys = Object.entries(frontMatter).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
    const front = keys.length > 0 ? `---\n${keys.join('')}---\n\n` : '';
    const parts = sections.map((section) => `## ${names(section.title)[0]}\n\n${bodyOf(section)}\n`);
    return `${front}# ${title}\n\n${parts.join('\n')}`;
  }
  const end = before.text.includes('\r\n') ? '\r\n' : '\n';
  const edits = sections.flatMap((section): { from: number; to: number; text: string }[] => {
    const [heading = '', ...aliases] = names(section.title);
    const found = findSection(before, { title: heading, aliases });
    if (!found) {
      const at = before.text.length;
      const gap = before.text.endsWith('\n') ? '\n' : '\n\n';
      return [{ from: at, to: at, text: `${gap}## ${heading}\n\n${bodyOf(section)}\n` }];
    }
    if ('text' in section)
      return section.stays ? [] : [{ from: found.headingEnd, to: found.end, text: `\n\n${bodyOf(section)}\n\n` }];
    const [table] = parseTables(found.text, found.headingEnd);
    if (!table) return [{ from: found.headingEnd, to: found.headingEnd, text: `\n\n${bodyOf(section)}` }];
    return [{ from: table.offset, to: endOfTable(before.text, table), text: bodyOf(section) }];
  });
  let text = before.text;
  for (const edit of [...edits].reverse().sort((a, b) => b.from - a.from))
    text = text.slice(0, edit.from) + edit.text.replaceAll('\n', end) + text.slice(edit.to);
  return text.replace(/\n\s*$/, end);
}

function endOfTable(text: string, { offset, rows }: ReturnType<typeof parseTables>[number]): number {
  const rule = text.indexOf('\n', offset) + 1;
  const last = rows.at(-1)?.offset ?? rule;
  const next = text.indexOf('\n', last);
  const end = next < 0 ? text.length : next;
  return text[end - 1] === '\r' ? end - 1 : end;
}

function bodyOf(section: CalculatedSection): string {
  if ('text' in section) return section.text;
  const { columns, rows } = section.table;
  const line = (cells: readonly string[]) => `| ${cells.map(cellText).join(' | ')} |`;
  return [line(columns), `|${columns.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Text from a document as the cell of a table: in one line, its bars no bars of the table. */
function cellText(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|');
}
