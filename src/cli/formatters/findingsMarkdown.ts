import type { Finding } from '../../core/index.ts';
import { markdownCode, markdownSentence } from './markdownText.ts';

/** A comment on GitHub holds 65,536 characters; whoever wants all findings reads the terminal. */
const shown = 10;

/** Findings as a list: place and message, the first ten of them. */
export function findingsMarkdown(findings: readonly Finding[], indent = ''): string[] {
  const lines = findings.slice(0, shown).map(({ file, range, message }) => {
    const letters = [...message];
    const text = letters.length > 400 ? `${letters.slice(0, 400).join('')}…` : message;
    return `${indent}- ${markdownCode(`${file}:${range.start.line}`)} ${markdownSentence(text)}`;
  });
  const more = findings.length - shown;
  return more > 0 ? [...lines, `${indent}- and ${more} more`] : lines;
}
