import type { Span } from './position.ts';
import type { Problem } from './problem.ts';

/** Lines whose indentation holds a tab: where the indentation stands. */
export function tabbedLines(text: string): Span[] {
  return [...text.matchAll(/^ *\t[ \t]*(?=[^\s])/gm)].map(({ index, 0: indent }) => [index, index + indent.length]);
}

/**
 * Problems of a text with one for all lines that tabs indent, at the first of them. What the parser says about lines below it
 * follows from the tabs.
 */
export function mergedTabs(problems: readonly Problem[], text: string): Problem[] {
  if (problems.length === 0) return [];
  const lines = tabbedLines(text);
  const startOf = (at: number) => text.lastIndexOf('\n', at - 1) + 1;
  const isTabbed = ({ code, span }: Problem) =>
    code === 'tab-indent' || lines.some(([start]) => start === startOf(span[0]));
  const first = problems.find(isTabbed);
  const span = lines[0];
  if (!first || !span) return [...problems];
  const before = problems.filter((problem) => problem.span[0] < span[0]);
  return [...before, { code: 'tab-indent', span, args: { count: lines.length } }];
}

/** A width of a tab, in blanks, and which tabs it stands for. Tried in this order. */
const readings = [2, 4, 8].flatMap((width) => [
  { width, where: /^\t+/ },
  { width, where: /^[ \t]+/ },
]);

/**
 * The indentation of each tabbed line in blanks, as wide as the text reads best.
 * @param problemsOf how much is wrong with a text; less is better
 * @returns replacements of the lines' indentations; undefined where the text would read no better
 */
export function withoutTabs(
  text: string,
  problemsOf: (text: string) => readonly Problem[],
): { span: Span; text: string }[] | undefined {
  let best: { span: Span; text: string }[] | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { width, where } of readings) {
    const changes = tabbedLines(text).flatMap((span) => {
      const indent = text.slice(...span);
      const blanks = indent.replace(where, (part) => part.replaceAll('\t', ' '.repeat(width)));
      return blanks === indent ? [] : [{ span, text: blanks }];
    });
    const left = problemsOf(applied(text, changes));
    if (left.length >= least || left.some(({ code }) => code === 'tab-indent')) continue;
    best = changes;
    least = left.length;
    if (least === 0) break;
  }
  return best;
}

function applied(text: string, changes: readonly { span: Span; text: string }[]): string {
  let result = '';
  let at = 0;
  for (const { span, text: blanks } of changes) {
    result += text.slice(at, span[0]) + blanks;
    at = span[1];
  }
  return result + text.slice(at);
}
