import { withoutComments } from '../../documents/markdown.ts';
import { unmasked } from '../../documents/readable.ts';
import { foldWords } from '../../documents/similarity.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { ProjectView } from '../../project/view.ts';
import { itemsOf } from '../../schema/types.ts';
import { figuresIn } from './figures.ts';
import { escaped } from './wholeWord.ts';

/** A claim that the messaging document approves. */
export interface Claim {
  statement: string;
  numbers: ReadonlySet<string>;
  words: ReadonlySet<string>;
}

/** What makes a sentence a claim. */
export interface Assertion {
  sentence: string;
  start: number;
  numbers: string[];
  superlatives: string[];
  competitors: string[];
}

/** The approved claims of a messaging document. */
export function claimsIn({ facts }: PlanDocument<'messaging'>): Claim[] {
  return [...itemsOf(facts.claims)].flatMap(([{ statement }]) =>
    statement === undefined
      ? []
      : [{ statement, numbers: new Set(numbersIn(statement)), words: new Set(wordsOf(statement)) }],
  );
}

/** Names of the competitors in the strategy; staying as one is has none. */
export function competitorNames(project: ProjectView): string[] {
  return project
    .documents('strategy')
    .flatMap(({ facts }) => [...itemsOf(facts.competitors)])
    .flatMap(([{ name, kind }]) => (name === undefined || kind === 'status-quo' ? [] : [name]));
}

/** The claims that speak of what a sentence speaks of, the nearest first. */
export function claimsAlike(sentence: string, claims: readonly Claim[]): Claim[] {
  const words = wordsOf(sentence);
  return claims
    .map((claim) => ({ claim, shared: words.filter((word) => claim.words.has(word)).length }))
    .filter(({ claim, shared }) => shared >= Math.min(2, claim.words.size, words.length) && shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .map(({ claim }) => claim);
}

/** Those of some words that none of the claims says. */
export function unsaidBy(claims: readonly Claim[], words: readonly string[]): string[] {
  const said = claims.map(({ statement }) => statement.toLowerCase()).join(' ');
  return words.filter((word) => !said.includes(word.toLowerCase()));
}

/** The sentences of a text that claim something: with a number, a superlative or a competitor's name. */
export function* assertionsIn(
  { text }: Pick<PlanDocument, 'text'>,
  competitors: readonly string[],
): Generator<Assertion> {
  const blank = (match: string) => match.replace(/[^\r\n]/g, ' ');
  const { text: read, at } = unmasked(withoutComments(text));
  const body = read
    .replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---/, blank)
    .replace(/\]\([^)]*\)|https?:\/\/\S+|\{\{[^}]*\}\}|`[^`\n]*`/g, blank);
  for (const match of body.matchAll(/[^\s.!?|][^\n|]*?(?:[.!?](?=[\s"”*)]|$)|(?=[|\n])|$)/gm)) {
    const sentence = match[0].trim();
    const named = competitors.filter((name) => new RegExp(`\\b${escaped(name)}\\b`, 'i').test(sentence));
    const found = numbersIn(sentence);
    const superlatives = [...sentence.matchAll(superlative)].map(([word]) => word.toLowerCase());
    if (found.length + superlatives.length + named.length > 0)
      yield { sentence, start: at(match.index), numbers: found, superlatives, competitors: named };
  }
}

const superlative =
  /\b(?:best|fastest|quickest|easiest|simplest|cheapest|lowest|highest|largest|biggest|smallest|strongest|safest|smartest|greatest|leading|unrivalled|unbeatable|the only|number one|the most \p{L}+)\b/giu;

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';

/** Days, times of day and the numbers of steps promise nothing. */
const noClaim = new RegExp(
  `\\b\\d{4}-\\d{2}(?:-\\d{2})?\\b|\\b\\d{1,2}\\s+${month}\\b(?:\\s+\\d{4})?|\\b${month}\\s+\\d{1,2}\\b(?:,?\\s+\\d{4})?|\\b(?:19|20)\\d{2}\\b|\\b\\d{1,2}:\\d{2}(?:\\s?[ap]\\.?m\\.?)?\\b(?!\\s*%)|\\b\\d{1,2}\\s?[ap]\\.?m\\b|\\b(?:step|part|day|week|chapter|page|figure|question|tip)\\s+\\d+|^[-*+\\s#]*\\d+[.)](?:\\s|$)`,
  'gi',
);

/** Numbers by value, with a percent sign where they are percentages, written so or in words. */
function numbersIn(text: string): string[] {
  const plain = text.replace(noClaim, ' ');
  const digits = [...plain.matchAll(/(?<![\p{L}\p{N}.,])(\d[\d,]*(?:\.\d+)?)(\s?(?:%|per ?cent\b))?/giu)].map(
    ([, number = '', percent]) => `${Number(number.replaceAll(',', ''))}${percent ? '%' : ''}`,
  );
  const inWords = figuresIn(plain).flatMap(({ written, value }) => (/^\d/.test(written) ? [] : value));
  return [...digits, ...inWords];
}

/** Words that carry a meaning. */
function wordsOf(text: string): string[] {
  return [...new Set(foldWords(text).filter((word) => word.length > 3))];
}
