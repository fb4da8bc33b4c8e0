import { cleanTable } from '../views/bars/table.ts';
import { cleanText } from '../views/clean.ts';
import { alignedTable } from '../views/text/table.ts';
import { hasRows, type Sheet } from './sheet.ts';

/** Writes a report for a terminal. @param width columns of it */
export function sheetText({ title, lead, parts }: Sheet, { width }: { width?: number } = {}): string {
  const blocks = [
    [title, ...lead].map(cleanText).join('\n'),
    ...parts.map(({ title: heading, text = [], table }) =>
      [
        ...(heading === undefined ? [] : [cleanText(heading)]),
        ...(!hasRows(table) ? [] : [alignedTable(cleanTable(table), width)]),
        ...text.map(cleanText),
      ].join('\n'),
    ),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
