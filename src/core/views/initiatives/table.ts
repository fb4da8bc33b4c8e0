import type { ViewTable } from '../model.ts';
import type { RankedInitiative } from './model.ts';
import { returnText, scoreText } from './words.ts';

/** The ranking as a table. */
export function tableOf(initiatives: readonly RankedInitiative[]): ViewTable {
  const text = (value: number | undefined, write: (value: number) => string = String) =>
    value === undefined ? '' : write(value);
  const rows = initiatives.map(
    ({ title, rank, score, impact, effort, returnOnCost, owner = '', by = '', remark = '' }) => [
      text(rank),
      title,
      text(score, scoreText),
      text(impact),
      text(effort),
      text(returnOnCost, returnText),
      owner,
      by,
      remark,
    ],
  );
  const figures = (title: string) => ({ title, figures: true });
  const columns = [
    figures('Rank'),
    { title: 'Initiative' },
    figures('Score'),
    figures('Impact'),
    figures('Effort'),
    { title: 'Return' },
    { title: 'Owner' },
    { title: 'By' },
    { title: 'Remark' },
  ];
  return { columns, rows };
}
