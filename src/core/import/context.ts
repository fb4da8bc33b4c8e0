import { foldHeading } from '../documents/markdown.ts';
import type { Draft, DraftDocument } from './draft.ts';
import { says } from './draft.ts';
import type { Entry } from './entries.ts';
import type { Part, Piece } from './outline.ts';
import { moneyIn } from './quantities.ts';
import type { Value } from './values.ts';

/** What the readers of a plan share. */
export interface Context {
  draft: Draft;
  /** The project's file, where the import makes one. */
  project: DraftDocument | undefined;
  /** Budgets of channels that do not say for how long they are; what they add up to may tell. */
  openBudgets: OpenBudget[];
  /** Names of channels, personas and the like that refer to others; resolved when all are known. */
  later: (() => void)[];
}

export interface OpenBudget {
  channel: Record<string, unknown>;
  text: string;
  minor: number;
  place(): void;
  refuse(reason: string): void;
}

export const noProject = 'there is a marketing.yaml already, and import does not change files that exist';

/** The strategy that an import writes. */
export function strategyOf(context: Context): DraftDocument {
  return context.draft.document('strategy', 'gtm');
}

export function messagingOf(context: Context): DraftDocument {
  return context.draft.document('messaging', 'core');
}

/** A name without what stands in parentheses behind it, and that. */
export function nameAndAside(title: string): [name: string, aside: string | undefined] {
  const match = /^(.*\S)\s*[(（]([^()（）]+)[)）]\s*\.?$/.exec(title);
  return match && says(match[1]) ? [cleanName(match[1] ?? ''), match[2]?.trim()] : [cleanName(title), undefined];
}

/** Texts as sentences of one paragraph; undefined where there are none. */
export function joined(texts: readonly (string | undefined)[]): string | undefined {
  const said = texts.filter(says);
  if (said.length < 2) return said[0];
  return said.map((text) => sentenceOf(text).replace(/(?<![.!?])$/, '.')).join(' ');
}

/** A name without a number in front and without a point behind. */
export function cleanName(title: string): string {
  const bare = title
    .replace(/^(?:\d{1,2}(?:\.\d{1,2})*[.)])\s+/, '')
    .replace(/[.:;,]+$/, '')
    .trim();
  return says(bare) ? bare : title.trim();
}

/** The text of pieces as one paragraph; the pieces count as placed. */
export function proseOf(pieces: readonly Piece[]): string | undefined {
  const said = pieces.filter(
    (piece) => !piece.taken && piece.form !== 'table' && piece.form !== 'code' && says(piece.text),
  );
  for (const piece of said) piece.taken = true;
  const text = said.map((piece) => (piece.form === 'item' ? piece.text.replace(/[.;]?$/, ';') : piece.text)).join(' ');
  return text === '' ? undefined : text.replace(/;$/, '');
}

/** The value of an entry under one of these keys, as text; it counts as placed. */
export function textOf(entry: { values: Map<string, Value> }, key: string): string | undefined {
  const value = entry.values.get(key);
  if (!value) return undefined;
  const text = value.items ? value.items.filter(says).join('; ') : value.text;
  if (!says(text)) return undefined;
  value.take();
  return text;
}

/** The word of a list that a value says, such as a level; undefined for anything else. */
export function choiceOf(
  entry: Entry,
  key: string,
  words: Readonly<Record<string, readonly string[]>>,
): string | undefined {
  const value = entry.values.get(key);
  if (!value) return undefined;
  const folded = foldHeading(value.text);
  const found = Object.entries(words).find(([, all]) => all.includes(folded));
  if (found) value.take();
  else value.refuse(`“${value.text.slice(0, 60)}” is not one of ${Object.keys(words).join(', ')}`);
  return found?.[0];
}

/** Words of a list as choices that stand for themselves: `self serve` is `self-serve`. */
export function sameWords(words: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(words.map((word) => [word, [foldHeading(word)]]));
}

/** An amount under a key, as our documents write it; says why where it cannot be read. */
export function amountOf(entry: { values: Map<string, Value> }, key: string) {
  const value = entry.values.get(key);
  if (!value) return undefined;
  const money = moneyIn(value.text);
  if (money.is === 'one') return { ...money.value, value };
  if (money.is === 'unclear') value.refuse(`${money.why}, so no amount was taken`);
  else value.refuse(`“${value.text.slice(0, 60)}” names no currency, so no amount was taken`);
  return undefined;
}

/** Puts values that are there into facts, and leaves out those that are not. */
export function known(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}

/** Everything below a part, the part included. */
export function* withDescendants(part: Part): Generator<Part> {
  yield part;
  for (const child of part.children) yield* withDescendants(child);
}

/** Words of a line as a sentence of their own begins: with a capital, and without a point. */
export function sentenceOf(text: string): string {
  return (text.charAt(0).toUpperCase() + text.slice(1)).replace(/\.$/, '');
}
