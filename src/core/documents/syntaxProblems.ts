import { type CST, visit, type YAMLError, type Document as YamlDocument } from 'yaml';
import { type Bracket, bracketsOf } from './brackets.ts';
import type { Problem } from './problem.ts';
import { syntaxCodeOf } from './syntax.ts';
import { mergedTabs } from './tabs.ts';

const swallowing = new Set(['bracket-indent', 'list-in-bracket', 'merge', 'open-bracket', 'open-quote', 'tab-indent']);

/** True for a problem behind which everything that is said about the text is a guess. */
export function isSwallowing({ code }: Problem): boolean {
  return swallowing.has(code);
}

/** What is wrong with the syntax of a text, one problem for each mistake, where somebody has to look. */
export function syntaxProblems(document: YamlDocument.Parsed, tokens: readonly CST.Token[], text: string): Problem[] {
  if (document.errors.length === 0) return [];
  const brackets = bracketsOf(tokens, text.length);
  const found = document.errors.map((error) => problemOf(error, document, text, brackets));
  return mergeSides(text) ?? mergedTabs(firstOfEach(found, text), text);
}

/**
 * One problem for each mistake. One often makes the parser stumble again, on the same line or on all that follow: the first report is
 * the one that helps.
 */
function firstOfEach(problems: readonly Problem[], text: string): Problem[] {
  const lines = new Set<number>();
  const kept: Problem[] = [];
  for (const problem of problems) {
    const line = text.lastIndexOf('\n', problem.span[0] - 1);
    if (!lines.has(line)) kept.push(problem);
    lines.add(line);
    if (isSwallowing(problem)) break;
  }
  return kept;
}

/** The one problem of a text that holds both sides of a merge. */
function mergeSides(text: string): Problem[] | undefined {
  const [mark] = /^<{7}(?= )/m.exec(text) ?? [];
  if (mark === undefined || !/^>{7} /m.test(text)) return undefined;
  const start = text.search(/^<{7} /m);
  return [{ code: 'merge', span: [start, start + mark.length], args: {} }];
}

/** What a parser's error means to somebody who wrote a plan, and where they have to look. */
function problemOf(
  error: YAMLError,
  document: YamlDocument.Parsed,
  text: string,
  brackets: readonly Bracket[],
): Problem {
  const [start, end] = error.pos;
  const inside = brackets.filter(({ span }) => span[0] < start && start <= span[1]);
  const code = syntaxCodeOf(error);
  // A bracket that is not closed swallows what comes below it, and the parser complains about that.
  const opening = inside.findLast(({ span, isOpen }) => isOpen || beginsList(text, span[0]))?.span[0];
  if (opening !== undefined && code !== 'open-quote') return openBracket(text, opening);
  const first = start + Math.max(0, text.slice(start).search(/\S/));
  switch (code) {
    case 'open-quote': {
      const quote = openQuote(document, start) ?? start;
      return { code, span: [quote, quote + 1], args: {} };
    }
    case 'no-key':
      if (inside.length > 0) return { code: 'in-brackets', span: [start, endOfLine(text, start)], args: {} };
      if (/^-\s/.test(text.slice(start))) return { code: 'list-beside-key', span: [start, start + 1], args: {} };
      return { code, span: [start, endOfLine(text, start)], args: {} };
    case 'bad-start':
      return { code, span: [start, start + 1], args: { character: text[start] ?? '' } };
    case 'open-bracket':
      // It has an end, but not where the parser looked for it.
      return { code: 'unclear', span: [first, first + 1], args: {} };
    case 'indent':
      return { code, span: [first, first + 1], args: {} };
    default:
      return { code, span: [start, Math.min(Math.max(end, start + 1), endOfLine(text, start))], args: {} };
  }
}

/** Why a bracket counts as open: it has lines that belong to no bracket, or closes too far to the left, or not at all. */
function openBracket(text: string, at: number): Problem {
  const close = text[at] === '{' ? '}' : ']';
  const rest = text.slice(at + 1);
  const closesLeft = rest.split('\n').some((line) => line.trimStart().startsWith(close));
  const code = beginsList(text, at) ? 'list-in-bracket' : closesLeft ? 'bracket-indent' : 'open-bracket';
  return { code, span: [at, at + 1], args: { close } };
}

/** True for a bracket in front of a list with a line for each entry. */
function beginsList(text: string, at: number): boolean {
  return /^[ \t]*(#.*)?\r?\n\s*- /.test(text.slice(at + 1));
}

function endOfLine(text: string, from: number): number {
  const length = text.slice(from).search(/\r?\n|$/);
  return from + Math.max(1, length);
}

/** Where the quoted text begins that runs to this offset. */
function openQuote(document: YamlDocument.Parsed, end: number): number | undefined {
  let found: number | undefined;
  visit(document, {
    Scalar(_, scalar) {
      const quoted = scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE';
      if (quoted && scalar.range && scalar.range[1] >= end) found = scalar.range[0];
    },
  });
  return found;
}
