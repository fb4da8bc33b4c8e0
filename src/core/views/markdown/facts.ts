import type { PlanDocument } from '../../project/planDocument.ts';
import { cleanText } from '../clean.ts';
import { rangeAt } from '../place.ts';
import { escapeMarkup } from '../svg/element.ts';

/** What the head of a Markdown document says under a key. */
export interface PageFact {
  name: string;
  /** One for each entry of a list. */
  values: string[];
  /** From 1. */
  line: number;
}

/** What says what a document is, and not what it holds. */
const identity = new Set(['kind', 'id', 'title']);

/** What the head of a document says in words, for a page without prose such as an approval; signatures are left out. */
export function pageFacts(document: PlanDocument): PageFact[] {
  const { data } = document;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const values = identity.has(key) ? [] : textsOf(value);
    if (values.length === 0) return [];
    const words = key.replaceAll('_', ' ');
    const { line } = rangeAt(document, `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).start;
    return [{ name: cleanText(words.charAt(0).toUpperCase() + words.slice(1)), values: values.map(cleanText), line }];
  });
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(entryOf).filter((text) => text !== '');
  return typeof value === 'object' || value === undefined ? [] : [String(value)];
}

/** An entry of a list: itself, or the file that it is about. */
function entryOf(value: unknown): string {
  if (typeof value !== 'object') return String(value);
  const path = value !== null && 'path' in value ? value.path : undefined;
  return typeof path === 'string' ? path : '';
}

/** Facts as markup, each with its line. */
export function factsMarkup(facts: readonly PageFact[]): string {
  const rows = facts.map(
    ({ name, values, line }) =>
      `<tr data-line="${line}"><th>${escapeMarkup(name)}</th><td>${values.map(escapeMarkup).join('<br>')}</td></tr>`,
  );
  return `<table class="facts">\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>\n`;
}

/** Facts as text. */
export function factsText(facts: readonly PageFact[]): string {
  return facts.map(({ name, values }) => `${name}: ${values.join(', ')}\n`).join('');
}
