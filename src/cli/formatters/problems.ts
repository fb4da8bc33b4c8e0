import type { DataProblem } from '../../core/index.ts';

/** How many are printed; all that were kept are in the JSON. */
const shown = 20;

/** What could not be used of some data, a line for each place; empty when there is nothing. */
export function formatProblems(problems: readonly DataProblem[], count: number): string {
  const lines = problems.slice(0, shown).map(({ file, row, column, message }) => {
    const place = [file, row].filter((part) => part !== undefined).join(':');
    return `${place}: ${column === '' ? '' : `${column}: `}${message}\n`;
  });
  const more = count - lines.length;
  return `${lines.join('')}${more > 0 ? `And ${more.toLocaleString('en-US')} more; --json lists the first thousand.\n` : ''}`;
}
