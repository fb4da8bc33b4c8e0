import { figures, type SheetPart, words } from '../../sheets/sheet.ts';
import type { Reallocation } from '../reallocate.ts';
import { moneyText, none } from '../words.ts';

/** A month's budget shared out anew, beside what the channels have now. */
export function reallocationPart(reallocation: Reallocation, currency: string | null): SheetPart {
  const { explanation, rows, unallocated, total } = reallocation;
  const left =
    unallocated === 0
      ? []
      : [
          `${moneyText(unallocated, currency)} of ${moneyText(total, currency)} are left: no channel is known to bring more at a higher level of spending.`,
        ];
  return {
    title: `${moneyText(total, currency)} a month shared out anew`,
    table: {
      columns: [words('Channel'), ...['Now', 'Proposed', 'Change'].map(figures)],
      rows: rows.map(({ title, now, proposed, change }) => [
        title,
        moneyText(now, currency),
        moneyText(proposed, currency),
        change === null
          ? none
          : change === 0
            ? '0'
            : `${change > 0 ? '+' : '−'}${moneyText(Math.abs(change), currency)}`,
      ]),
    },
    text: [explanation, ...left],
  };
}
