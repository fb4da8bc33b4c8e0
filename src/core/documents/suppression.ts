import { findPlaceholder } from './placeholder.ts';
import type { Span } from './position.ts';

/** A comment that silences one rule on the next line: `# gtm-disable-next-line rule-id -- reason`. */
export interface Suppression {
  rule: string;
  reason: string;
  span: Span;
}

const comment = /(?<open>#|<!--)[ \t]*gtm-disable-next-line(?![\w-])(?<rest>[^\r\n]*)/g;

/** All suppressions of a text, in order; rule and reason are empty where the comment leaves them out. */
export function parseSuppressions(text: string): Suppression[] {
  if (!text.includes('gtm-disable-next-line')) return [];
  return [...text.matchAll(comment)].map((match) => {
    const { open, rest = '' } = match.groups ?? {};
    const close = open === '#' ? -1 : rest.indexOf('-->');
    const content = close < 0 ? rest : rest.slice(0, close);
    const dashes = /(?:^|[ \t])--/.exec(content);
    const names = content.slice(0, dashes?.index ?? content.length).trim();
    const reason = dashes ? content.slice(dashes.index + dashes[0].length).trim() : '';
    const end = match.index + match[0].length - (close < 0 ? 0 : rest.length - close - 3);
    return {
      rule: names.split(/[ \t]/)[0] ?? '',
      reason: findPlaceholder(reason) === undefined ? reason : '',
      span: [match.index, match.index + text.slice(match.index, end).trimEnd().length],
    };
  });
}
