import type { View } from '../views/index.ts';
import type { ViewTable } from '../views/model.ts';

/** A report as people read it, whatever it is written in: text, Markdown or a web page. */
export interface Sheet {
  title: string;
  /** What it is about, a line each. */
  lead: readonly string[];
  parts: readonly SheetPart[];
}

export interface SheetPart {
  title?: string;
  /** Sentences, a line each. */
  text?: readonly string[];
  table?: ViewTable;
  picture?: View;
  /** A picture that only a web page shows. */
  pagePicture?: View;
}

/** Whether there is a table to show: a head with nothing below it says less than no table. */
export function hasRows(table: ViewTable | undefined): table is ViewTable {
  return table !== undefined && table.rows.length > 0;
}

/** A column of words. */
export function words(title: string): { title: string } {
  return { title };
}

/** A column of figures. */
export function figures(title: string): { title: string; figures: true } {
  return { title, figures: true };
}
