import type { Span } from './position.ts';

/** A comment that silences one rule on the next line: `# gtm-disable-next-line rule-id -- reason`. */
export interface Suppression {
  rule: string;
  reason: string;
  span: Span;
}

const pattern =
  /(?:#|<!--)[ \t]*gtm-disable-next-line(?:[ \t]+(?<rule>[\w-]+))?(?:[ \t]*--[ \t]*(?<reason>[^\r\n]*?))?[ \t]*(?:-->|$)/gm;

/** All suppressions of a text, in order; rule and reason are empty where the comment leaves them out. */
export function parseSuppressions(text: string): Suppression[] {
  if (!text.includes('gtm-disable-next-line')) return [];
  return [...text.matchAll(pattern)].map((match) => ({
    rule: match.groups?.rule ?? '',
    reason: match.groups?.reason?.trim() ?? '',
    span: [match.index, match.index + match[0].trimEnd().length],
  }));
}
