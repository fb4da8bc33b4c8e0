import { cleanText } from '../views/clean.ts';
import { renderMermaid } from '../views/index.ts';
import type { ViewTable } from '../views/model.ts';
import { hasRows, type Sheet } from './sheet.ts';

/** Writes a report as Markdown, as GitHub shows it; pictures are Mermaid. */
export function sheetMarkdown({ title, lead, parts }: Sheet): string {
  const blocks = [
    `# ${escapeMarkdown(title)}`,
    ...(lead.length === 0 ? [] : [lead.map(escapeMarkdown).join('  \n')]),
    ...parts.flatMap(({ title: heading, text = [], table, picture }) => [
      ...(heading === undefined ? [] : [`## ${escapeMarkdown(heading)}`]),
      ...(picture === undefined || picture.empty ? [] : [`\`\`\`mermaid\n${renderMermaid(picture).trimEnd()}\n\`\`\``]),
      ...(!hasRows(table) ? [] : [tableOf(table)]),
      ...(text.length === 0 ? [] : [text.map((line) => `- ${escapeMarkdown(line)}`).join('\n')]),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function tableOf({ columns, rows }: ViewTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [
    line(columns.map(({ title }) => title)),
    `|${columns.map(({ figures }) => (figures ? '---:' : '---')).join('|')}|`,
    ...rows.map(line),
  ].join('\n');
}

/** Text from a file as Markdown that shows it as it is: no markup, no link, no line of its own. */
function escapeMarkdown(text: string): string {
  return cleanText(text)
    .replace(/[\\`*_[\]<>|~$]/g, '\\$&')
    .replace(/^([#+-]|\d+[.)])(?=\s|$)/, '\\$1')
    .replaceAll('&', '&amp;')
    .replace(/(https?):/gi, '$1&#58;')
    .replace(/@/g, '&#64;');
}
