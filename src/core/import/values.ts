import { says } from './draft.ts';
import type { Part, Piece } from './outline.ts';
import { listIn } from './plainText.ts';
import { foldTitle } from './topicOf.ts';

export interface Value {
  /** As it was written. */
  text: string;
  /** The items, where it was written as a list. */
  items: string[] | undefined;
  /** The column or label, folded. */
  label: string;
  /** Lines that it stands in. */
  first: number;
  last: number;
  take(): void;
  refuse(reason: string): void;
}

export type Labels = Readonly<Record<string, readonly string[]>>;

/** The key that a label stands for. */
export function keyOf(label: string, labels: Labels): string | undefined {
  const folded = foldTitle(label);
  for (const [key, words] of Object.entries(labels)) if (words.includes(folded)) return key;
  return undefined;
}

/** What a section says by labels: `**Pains:** …`, a list below `Pains:`, a sub-section with this name. */
export function valuesOf(part: Part, labels: Labels): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const [index, piece] of part.pieces.entries()) {
    if (piece.taken || piece.form === 'table' || piece.form === 'code') continue;
    const name = piece.label ?? (piece.text.endsWith(':') ? piece.text.slice(0, -1) : undefined);
    const key = name === undefined ? undefined : keyOf(name, labels);
    if (key === undefined || name === undefined) continue;
    const below = itemsBelow(part.pieces, index);
    if (!says(piece.value) && below.length === 0) continue;
    const value = pieceValue(piece, piece.value ?? '', name);
    if (below.length > 0) addItems(value, below);
    merge(values, key, value);
  }
  for (const child of part.children) {
    const key = keyOf(child.heading, labels);
    if (key === undefined || child.pieces.length === 0) continue;
    const [first] = child.pieces as [Piece];
    const items = child.pieces.filter((piece) => piece.form === 'item');
    const value = pieceValue(first, items.length > 0 ? '' : first.text, child.heading);
    if (items.length > 0) addItems(value, items);
    merge(values, key, value);
  }
  return values;
}

function merge(values: Map<string, Value>, key: string, value: Value): void {
  const known = values.get(key);
  if (!known) {
    values.set(key, value);
    return;
  }
  const { take } = known;
  known.items = [...(known.items ?? [known.text]), ...(value.items ?? [value.text])];
  known.take = () => {
    take();
    value.take();
  };
}

function addItems(value: Value, pieces: readonly Piece[]): void {
  value.last = Math.max(value.last, ...pieces.map((piece) => piece.last));
  const { take } = value;
  const said = pieces.filter((piece) => says(piece.text));
  value.items = [...(value.text === '' ? [] : (value.items ?? [value.text])), ...said.map((piece) => piece.text)];
  value.take = () => {
    take();
    for (const piece of said) piece.taken = true;
  };
}

/** The items of the list that a label leads: deeper ones below an item, all of them below a line of text. */
function itemsBelow(pieces: readonly Piece[], index: number): Piece[] {
  const label = pieces[index] as Piece;
  if (label.form !== 'item' && label.value !== undefined) return [];
  const below: Piece[] = [];
  for (const piece of pieces.slice(index + 1)) {
    if (piece.form !== 'item' || (label.form === 'item' && piece.indent <= label.indent)) break;
    below.push(piece);
  }
  return below;
}

/** A value as a list: its items, or what semicolons (and commas, where they set words apart) separate. */
export function itemsOfValue(value: Value, separators = ';'): string[] {
  const items = value.items ?? listIn(value.text, separators);
  return [...new Set(items.map((item) => item.trim()).filter(says))];
}

/** A value of a text. */
export function valueFrom(
  text: string,
  label: string,
  lines: { first: number; last: number },
  take: () => void,
  refuse: (reason: string) => void,
): Value {
  const parts = listIn(text, ';');
  return {
    text,
    items: parts.length > 1 ? parts : undefined,
    label,
    first: lines.first,
    last: lines.last,
    take,
    refuse,
  };
}

/** The value that a piece holds. */
export function pieceValue(piece: Piece, text: string, label: string): Value {
  const take = () => {
    piece.taken = true;
  };
  return valueFrom(text, foldTitle(label), piece, take, (reason) => {
    piece.reason ??= reason;
  });
}
