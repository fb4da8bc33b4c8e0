import { cleanText } from '../clean.ts';
import type { ViewTable } from '../model.ts';

/** A table of figures whose names come from files, safe to show anywhere. */
export function cleanTable(table: ViewTable | undefined): ViewTable {
  if (!table) return { columns: [], rows: [] };
  return {
    columns: table.columns.map((column) => ({ ...column, title: cleanText(column.title) })),
    rows: table.rows.map((row) => row.map(cleanText)),
  };
}
