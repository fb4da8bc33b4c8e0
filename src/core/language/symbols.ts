import type { Range, Span } from '../documents/position.ts';
import { isMap, isScalar, isSeq, keyText, spanOf } from '../documents/yaml.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { childSchema, schemaOf } from '../schema/registry.ts';
import type { Schema } from '../schema/schema.ts';

/** A part of a document, for its outline. */
export interface DocumentSymbol {
  name: string;
  /** Id of an entry, or what a value says; may be empty. */
  detail: string;
  kind: 'map' | 'list' | 'entry' | 'value' | 'section';
  range: Range;
  /** What to show when it is chosen; within the range. */
  selection: Range;
  children: DocumentSymbol[];
}

/** The outline of a document: its keys with what they hold, entries of lists by their titles, and the sections of prose. */
export function documentSymbols(document: PlanDocument): DocumentSymbol[] {
  const schema = document.kind && schemaOf(document.kind);
  const root = document.yaml?.contents;
  const facts = schema && isMap(root) ? mapSymbols(document, root, schema) : [];
  return [...facts, ...sectionSymbols(document)];
}

type MapNode = Extract<NonNullable<NonNullable<PlanDocument['yaml']>['contents']>, { items: unknown[] }>;

function mapSymbols(document: PlanDocument, map: unknown, schema: Schema | undefined): DocumentSymbol[] {
  if (!isMap(map)) return [];
  return map.items.flatMap(({ key, value }): DocumentSymbol[] => {
    const keySpan = spanOf(key as MapNode);
    if (!keySpan) return [];
    const name = keyText(key);
    const child = schema && childSchema(schema, name);
    const end = spanOf((value as MapNode | null) ?? undefined)?.[1] ?? keySpan[1];
    const symbol = (kind: DocumentSymbol['kind'], detail: string, children: DocumentSymbol[] = []) => [
      { name, detail, kind, ...ranges(document, [keySpan[0], end], keySpan), children },
    ];
    if (isMap(value)) return symbol('map', '', mapSymbols(document, value, child));
    if (isSeq(value)) return symbol('list', countOf(value.items.length), itemSymbols(document, value, child));
    return symbol('value', isScalar(value) ? short(String(value.value ?? '')) : '');
  });
}

function itemSymbols(document: PlanDocument, list: unknown, schema: Schema | undefined): DocumentSymbol[] {
  if (!isSeq(list)) return [];
  const items = schema && childSchema(schema, '0');
  return list.items.flatMap((item, index): DocumentSymbol[] => {
    const span = spanOf(item as MapNode);
    if (!isMap(item) || !span) return [];
    const text = (key: string) => {
      const value = item.items.find((pair) => keyText(pair.key) === key)?.value;
      return isScalar(value) && value.value !== null ? String(value.value) : '';
    };
    const id = text('id');
    const named = ['title', 'name', 'statement', ...item.items.map((pair) => keyText(pair.key))]
      .map(text)
      .find(Boolean);
    const name = short(named ?? `${items?.title ?? 'Entry'} ${index + 1}`);
    const children = mapSymbols(document, item, items);
    return [{ name, detail: id === name ? '' : id, kind: 'entry', ...ranges(document, span, undefined), children }];
  });
}

/** The outline of Markdown headings, each below the one that holds it. */
function sectionSymbols(document: PlanDocument): DocumentSymbol[] {
  const top: DocumentSymbol[] = [];
  const open: { level: number; symbol: DocumentSymbol }[] = [];
  for (const { title, level, offset, headingEnd, end } of document.sections) {
    const range = document.lines.rangeOf([offset, Math.max(headingEnd, trimmed(document.text, offset, end))]);
    const selection = document.lines.rangeOf([offset, headingEnd]);
    const symbol: DocumentSymbol = { name: title || '…', detail: '', kind: 'section', range, selection, children: [] };
    while (open.length > 0 && (open.at(-1) as (typeof open)[number]).level >= level) open.pop();
    (open.at(-1)?.symbol.children ?? top).push(symbol);
    open.push({ level, symbol });
  }
  return top;
}

function ranges(
  document: PlanDocument,
  span: Span,
  own: Span | undefined,
): Pick<DocumentSymbol, 'range' | 'selection'> {
  const base = document.yamlOffset;
  const start = span[0] + base;
  const end = trimmed(document.text, start, span[1] + base);
  const lineEnd = document.text.slice(start, end).search(/\r?\n|$/);
  const selection: Span = own ? [own[0] + base, own[1] + base] : [start, start + lineEnd];
  return {
    range: document.lines.rangeOf([start, Math.max(end, selection[1])]),
    selection: document.lines.rangeOf(selection),
  };
}

function trimmed(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

function countOf(length: number): string {
  return length === 1 ? '1 entry' : `${length} entries`;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
