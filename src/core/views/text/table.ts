import type { ViewTable } from '../model.ts';

/** Columns of a terminal that a character takes: Chinese, Japanese, Korean and pictures take two, marks none. */
function cells(text: string): number {
  return [...text].reduce((sum, char) => {
    if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(char)) return sum;
    return (
      sum +
      (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]|\p{Emoji_Presentation}/u.test(
        char,
      )
        ? 2
        : 1)
    );
  }, 0);
}

function pad(text: string, width: number, right: boolean): string {
  const blank = ' '.repeat(Math.max(0, width - cells(text)));
  return right ? blank + text : text + blank;
}

function cut(text: string, width: number): string {
  if (cells(text) <= width) return text;
  const kept = [...text];
  while (kept.length > 0 && cells(kept.join('')) > width - 1) kept.pop();
  return `${kept.join('').trimEnd()}…`;
}

/**
 * A table as aligned text, two blanks between the columns, figures to the right.
 * @param width columns of the terminal; when the lines are longer, the widest column of words is cut
 */
export function alignedTable({ columns, rows }: ViewTable, width = Number.POSITIVE_INFINITY): string {
  const widths = columns.map(({ title }, index) =>
    Math.max(cells(title), ...rows.map((row) => cells(row[index] ?? ''))),
  );
  for (;;) {
    const over = widths.reduce((sum, each) => sum + each, 2 * (widths.length - 1)) - width;
    const words = widths.map((each, index) => (columns[index]?.figures ? 0 : each));
    const widest = words.indexOf(Math.max(...words));
    const most = words[widest] ?? 0;
    if (over <= 0 || most <= 12) break;
    widths[widest] = Math.max(12, most - over);
  }
  const line = (texts: readonly string[]) =>
    columns
      .map(({ figures }, index) =>
        pad(cut(texts[index] ?? '', widths[index] ?? 0), widths[index] ?? 0, figures === true),
      )
      .join('  ')
      .trimEnd();
  return [line(columns.map(({ title }) => title)), ...rows.map(line)].join('\n');
}
