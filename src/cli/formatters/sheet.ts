import { type Sheet, sheetHtml, sheetMarkdown, sheetText } from '../../core/index.ts';
import type { Io } from '../io.ts';

/** A report in the format that was asked for. */
export function formatSheet(sheet: Sheet, format: string, { width }: Pick<Io, 'width'>, foot?: string): string {
  if (format === 'markdown') return sheetMarkdown(sheet);
  if (format === 'html') return sheetHtml(sheet, foot === undefined ? {} : { foot });
  return sheetText(sheet, { width });
}
