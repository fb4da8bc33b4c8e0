import { foldHeading, parseTables } from '../../documents/markdown.ts';
import { parseMoney } from '../../documents/quantity.ts';
import type { PlanDocument } from '../../project/planDocument.ts';

/** What a table says that a channel gets. */
export interface BudgetRow {
  /** Id of the channel. */
  channel: string;
  /** Whole minor units. */
  minor: number;
  /** Stretch of the row in the text. */
  span: readonly [number, number];
}

/** The budgets that the tables of a text repeat: rows that begin with a channel, in a column whose name speaks of a budget or a month. */
export function budgetRows(
  prose: PlanDocument,
  channels: readonly { id: string; title: string }[],
  currency: string | undefined,
): BudgetRow[] {
  return parseTables(prose.text).flatMap((table) => {
    const column = table.columns.findIndex((name) => /\b(?:budget|month|monthly|amount)\b/.test(foldHeading(name)));
    if (column < 1) return [];
    return table.rows.flatMap(({ cells, offset }): BudgetRow[] => {
      const name = foldHeading(cells[0] ?? '');
      const channel = channels.find(({ id, title }) => name === foldHeading(title) || name === foldHeading(id));
      const amount = parseMoney((cells[column] ?? '').replace(/[*_`]/g, ''), currency);
      if (!channel || amount.unit !== 'money') return [];
      const end = prose.text.indexOf('\n', offset);
      return [{ channel: channel.id, minor: amount.minor, span: [offset, end < 0 ? prose.text.length : end] }];
    });
  });
}
