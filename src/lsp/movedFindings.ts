import type { Finding, Range } from '../core/index.ts';

/**
 * Findings about a text, moved to where they stand after an edit of it: those in lines that changed are left out, and those
 * below move with their lines.
 */
export function movedFindings(findings: readonly Finding[], before: string, after: string): Finding[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const shortest = Math.min(old.length, now.length);
  let head = 0;
  while (head < shortest && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shortest - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const delta = now.length - old.length;
  return findings.flatMap((finding) => {
    const { start, end } = finding.range;
    if (end.line <= head) return [finding];
    if (start.line <= old.length - tail) return [];
    return [{ ...finding, range: { start: shift(start, delta), end: shift(end, delta) } }];
  });
}

function shift({ line, column }: Range['start'], lines: number): Range['start'] {
  return { line: line + lines, column };
}
