import { foldHeading } from '../documents/markdown.ts';
import { type Origin, originOf, says } from './draft.ts';
import type { Part, Piece, PieceTable, TableRow } from './outline.ts';
import { ownTopics } from './topicOf.ts';
import { keyOf, type Labels, pieceValue, type Value, valueFrom, valuesOf } from './values.ts';

/** One thing that a section describes: a row of a table, a sub-section, an item of a list. */
export interface Entry {
  title: string;
  origin: Origin;
  form: 'row' | 'part' | 'item';
  /** What is said about it, by key. */
  values: Map<string, Value>;
  /** What belongs to it and has no key. */
  rest: Piece[];
  /** Marks the lines of its name as placed. */
  take(): void;
  /** Says why a part of it is not in a document. */
  refuse(reason: string): void;
}

export interface EntryOptions {
  labels: Labels;
  columns: readonly string[];
  /** Whether the first column may have any name, because the heading says what the table is about. */
  anyColumn?: boolean;
  parts?: boolean;
  items?: boolean;
}

/** The entries of a section, in order: tables, then list items, then sub-sections. */
export function entriesOf(part: Part, options: EntryOptions): Entry[] {
  const tables = part.pieces.flatMap((piece) =>
    piece.table && !piece.taken ? tableEntries(part, piece, options) : [],
  );
  const items = options.items === false ? [] : itemEntries(part, options);
  const parts = options.parts === true ? partEntries(part, options) : [];
  return [...tables, ...items, ...parts];
}

/** How the columns of a table are to be read: where the name stands, and which column fills which key. */
export function columnsOf(
  table: PieceTable,
  { labels, columns, anyColumn }: EntryOptions,
): { name: number; keys: Map<number, string> } | undefined {
  const folded = table.columns.map((column) => foldHeading(column));
  let name = folded.findIndex((column) => columns.includes(column));
  if (name < 0 && anyColumn) name = folded.findIndex((column) => keyOf(column, labels) === undefined && column !== '');
  if (name < 0) return undefined;
  const keys = new Map<number, string>();
  for (const [index, column] of folded.entries()) {
    if (index === name) continue;
    const key = keyOf(column, labels) ?? keyByWords(column, labels);
    if (key !== undefined && ![...keys.values()].includes(key)) keys.set(index, key);
  }
  return { name, keys };
}

/** `monthly budget usd` holds the words of `monthly budget`. */
function keyByWords(column: string, labels: Labels): string | undefined {
  let best: { key: string; length: number } | undefined;
  for (const [key, phrases] of Object.entries(labels))
    for (const phrase of phrases)
      if (phrase.length > Math.max(3, best?.length ?? 0) && ` ${column} `.includes(` ${phrase} `))
        best = { key, length: phrase.length };
  return best?.key;
}

function tableEntries(part: Part, piece: Piece, options: EntryOptions): Entry[] {
  const table = piece.table as PieceTable;
  const read = columnsOf(table, options);
  if (!read || read.keys.size === 0) return [];
  return table.rows.flatMap((row) => {
    const title = row.taken ? undefined : row.cells[read.name];
    if (!says(title) || isSum(title)) return [];
    const values = new Map<string, Value>();
    for (const [index, key] of read.keys) {
      const text = row.cells[index];
      if (!says(text)) continue;
      const label = foldHeading(table.columns[index] ?? '');
      values.set(
        key,
        valueFrom(
          text,
          label,
          { first: row.line, last: row.line },
          () => {},
          (reason) => refuseRow(row, reason),
        ),
      );
    }
    const origin = { part, first: row.line, last: row.line };
    const take = () => {
      row.taken = true;
    };
    return { title, origin, form: 'row', values, rest: [], take, refuse: (reason: string) => refuseRow(row, reason) };
  });
}

/** The row below a table that adds up the others. */
export function isSum(title: string): boolean {
  return /^(?:(?:grand |sub)?total|sum|all channels)s?$/i.test(title.trim());
}

function refuseRow(row: TableRow, reason: string): void {
  row.reason ??= reason;
}

function itemEntries(part: Part, { labels }: EntryOptions): Entry[] {
  const entries: Entry[] = [];
  let top: Entry | undefined;
  let label: { value: Value; indent: number } | undefined;
  const base = Math.min(...part.pieces.filter((piece) => piece.form === 'item').map((piece) => piece.indent));
  for (const piece of part.pieces) {
    if (piece.form !== 'item' || piece.taken) continue;
    if (piece.indent <= base) {
      label = undefined;
      const [title, rest] = splitItem(piece);
      top = says(title) ? itemEntry(part, piece, title) : undefined;
      if (!top) continue;
      entries.push(top);
      if (rest !== '') top.values.set('text', pieceValue(piece, rest, ''));
      continue;
    }
    if (!top) continue;
    if (label && piece.indent > label.indent) {
      label.value.items = [...(label.value.items ?? []), piece.text];
      label.value.last = piece.last;
      const { take } = label.value;
      label.value.take = () => {
        take();
        piece.taken = true;
      };
      continue;
    }
    const name = piece.label ?? (piece.text.endsWith(':') ? piece.text.slice(0, -1) : undefined);
    const key = name === undefined ? undefined : keyOf(name, labels);
    if (key === undefined) {
      top.rest.push(piece);
      label = undefined;
    } else if (!top.values.has(key)) {
      const value = pieceValue(piece, piece.value ?? '', name ?? '');
      top.values.set(key, value);
      label = { value, indent: piece.indent };
    }
    top.origin = { ...top.origin, last: piece.last };
  }
  return entries;
}

function itemEntry(part: Part, piece: Piece, title: string): Entry {
  return {
    title,
    origin: originOf(part, [piece]),
    form: 'item',
    values: new Map(),
    rest: [],
    take: () => {
      piece.taken = true;
    },
    refuse: (reason) => {
      piece.reason ??= reason;
    },
  };
}

/** `**Name**: what it is` and `Name — what it is` have two sides; anything else is all name. */
export function splitItem(piece: Piece): [title: string, rest: string] {
  if (piece.label !== undefined) return [piece.label, piece.value ?? ''];
  const dash = /^(.{2,60}?)\s+[—–-]{1,2}\s+(\S.*)$/.exec(piece.text);
  return dash ? [dash[1] ?? '', dash[2] ?? ''] : [piece.text, ''];
}

function piecesBelow(part: Part): Piece[] {
  return [...part.pieces, ...part.children.flatMap(piecesBelow)];
}

/** The sub-sections of a section, without those that have a topic of their own. */
function partEntries(part: Part, { labels }: EntryOptions): Entry[] {
  return part.children
    .filter((child) => ownTopics(child.heading).length === 0 && keyOf(child.heading, labels) === undefined)
    .filter((child) => says(child.heading))
    .map((child) => ({
      title: child.heading,
      origin: originOf(child, [{ first: child.line, last: child.line }, ...piecesBelow(child)]),
      form: 'part',
      values: valuesOf(child, labels),
      rest: child.pieces.filter((piece) => !piece.taken),
      take: () => {},
      refuse: (reason: string) => {
        for (const piece of child.pieces) piece.reason ??= reason;
      },
    }));
}
