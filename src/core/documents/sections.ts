import type { Document } from './document.ts';
import { countFresh, countItems, foldHeading, parseTables, type Section, type Table, wordsOf } from './markdown.ts';
import { findPlaceholder } from './placeholder.ts';

/** What a section of a deliverable must hold. */
export interface SectionNeed {
  title: string;
  aliases?: readonly string[] | undefined;
  words?: number | undefined;
  items?: number | undefined;
  rows?: number | undefined;
  columns?: readonly string[] | undefined;
}

/** What a section lacks: the code of a message and its arguments. */
export interface Lack {
  code:
    | 'section-missing'
    | 'section-placeholder'
    | 'section-short'
    | 'section-repeats'
    | 'section-items'
    | 'section-rows'
    | 'section-columns';
  args: Record<string, string | number>;
}

/** The section with this title or one of its aliases; case and punctuation do not count. */
export function findSection(document: Document, need: SectionNeed): Section | undefined {
  const titles = [need.title, ...(need.aliases ?? [])].map(foldHeading);
  return document.sections.find((section) => titles.includes(foldHeading(section.title)));
}

/** What a section lacks of what it must hold; nothing when it says what it must. */
export function* lacksOf(section: Section | undefined, need: SectionNeed, minimumWords: number): Generator<Lack> {
  const { title } = need;
  if (!section) {
    yield { code: 'section-missing', args: { title } };
    return;
  }
  const placeholder = findPlaceholder(section.text);
  if (placeholder !== undefined) yield { code: 'section-placeholder', args: { title, placeholder } };
  const words = wordsOf(section.text);
  const wanted = need.words ?? minimumWords;
  const fresh = tooFewFresh(words, wanted);
  if (words.length < wanted) yield { code: 'section-short', args: { title, words: words.length, wanted } };
  else if (fresh !== undefined) yield { code: 'section-repeats', args: { title, words: words.length, fresh, wanted } };
  const items = countItems(section.text);
  if (items < (need.items ?? 0)) yield { code: 'section-items', args: { title, items, wanted: need.items ?? 0 } };
  const tables = parseTables(section.text);
  const rows = Math.max(0, ...tables.map(differentRows));
  if (rows < (need.rows ?? 0)) yield { code: 'section-rows', args: { title, rows, wanted: need.rows ?? 0 } };
  const columns = need.columns ?? [];
  const complete = tables.some((table) =>
    columns.every((column) => table.columns.some((name) => foldHeading(name) === foldHeading(column))),
  );
  // Rows that are optional need no table either; one that is there has its columns.
  const isOptional = need.rows === 0 && tables.length === 0;
  if (columns.length > 0 && !complete && !isOptional)
    yield { code: 'section-columns', args: { title, columns: columns.join(', ') } };
}

/** How many words are new in a text that only has enough of them because it repeats itself; undefined for any other. */
export function tooFewFresh(words: readonly string[], wanted: number): number | undefined {
  if (words.length < wanted) return undefined;
  const fresh = countFresh(words);
  // A figure of speech that comes back is no padding.
  return fresh < wanted && fresh < words.length * 0.75 ? fresh : undefined;
}

/** Number of rows that say something, and not what another one says. */
function differentRows({ rows }: Table): number {
  const said = rows.map(({ cells }) => cells.map(foldHeading)).filter((cells) => cells.some((cell) => cell !== ''));
  return new Set(said.map((cells) => cells.join('|'))).size;
}
