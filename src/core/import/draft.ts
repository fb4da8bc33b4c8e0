import type { Kind } from '../documents/kinds.ts';
import { findPlaceholder } from '../documents/placeholder.ts';
import { type Segment, toPointer } from '../documents/pointer.ts';
import type { Part, Piece } from './outline.ts';

/** Facts of a document in the making. */
export type Facts = Record<string, unknown>;

/** Where something of the plan now stands. Lines of the plan are counted from 1. */
export interface Placement {
  section: string;
  first: number;
  last: number;
  document: string;
  pointer: string;
}

export interface DraftDocument {
  kind: Kind;
  /** Stem of its file: its id. */
  id: string;
  facts: Facts;
}

/** What the project has already, so that nothing is defined twice. */
export interface ExistingProject {
  isDefined(scope: string, id: string): boolean;
}

/** Lines that a fact comes from. */
export interface Origin {
  part: Part;
  first: number;
  last: number;
}

/** The documents that an import makes, while they are being filled. */
export class Draft {
  readonly documents = new Map<string, DraftDocument>();
  readonly placements: Placement[] = [];
  readonly #existing: ExistingProject | undefined;
  readonly #ids = new Map<string, Set<string>>();

  constructor(existing?: ExistingProject) {
    this.#existing = existing;
  }

  /** A document, made on first use. */
  document(kind: Kind, id: string): DraftDocument {
    const name = nameOf(kind, id);
    const known = this.documents.get(name);
    if (known) return known;
    const document = { kind, id, facts: {} };
    this.documents.set(name, document);
    return document;
  }

  /** The facts of a document, or undefined while it has none. */
  facts(kind: Kind, id: string): Facts | undefined {
    return this.documents.get(nameOf(kind, id))?.facts;
  }

  /** Sets a value, with the maps on its way. False where another value stands there already. */
  set(document: DraftDocument, path: readonly Segment[], value: unknown, origin: Origin): boolean {
    let holder = document.facts;
    for (const segment of path.slice(0, -1)) {
      holder[segment] ??= {};
      holder = holder[segment] as Facts;
    }
    const key = path.at(-1) as Segment;
    if (holder[key] !== undefined && JSON.stringify(holder[key]) !== JSON.stringify(value)) return false;
    holder[key] = value;
    this.note(document, path, origin);
    return true;
  }

  /** Adds to a list; returns its pointer as segments. */
  push(document: DraftDocument, path: readonly Segment[], item: unknown, origin: Origin): Segment[] {
    let holder = document.facts;
    for (const segment of path.slice(0, -1)) {
      holder[segment] ??= {};
      holder = holder[segment] as Facts;
    }
    const key = path.at(-1) as Segment;
    const list = (holder[key] ?? []) as unknown[];
    holder[key] = list;
    list.push(item);
    const place = [...path, list.length - 1];
    this.note(document, place, origin);
    return place;
  }

  note(document: DraftDocument, path: readonly Segment[], { part, first, last }: Origin): void {
    const pointer = toPointer(path);
    const section = sectionOf(part);
    this.placements.push({ section, first, last, document: nameOf(document.kind, document.id), pointer });
  }

  /** True for an id that is taken, by this import or by the project. */
  isDefined(scope: string, id: string): boolean {
    return this.#ids.get(scope)?.has(id) === true || this.#existing?.isDefined(scope, id) === true;
  }

  /** True for an id that the project has, apart from this import. */
  exists(scope: string, id: string): boolean {
    return this.#existing?.isDefined(scope, id) === true;
  }

  /** An id of its own for a title. */
  id(scope: string, title: string): string {
    const ids = this.#ids.get(scope) ?? new Set<string>();
    this.#ids.set(scope, ids);
    const base = slug(title) || `${scope}-${ids.size + 1}`;
    let id = base;
    for (let number = 2; this.isDefined(scope, id); number++) id = `${base}-${number}`;
    ids.add(id);
    return id;
  }
}

function nameOf(kind: Kind, id: string): string {
  return `${kind}:${id}`;
}

/** The heading that a reader would look for: bold lines belong to the heading above them. */
export function sectionOf(part: Part): string {
  return part.isLead && part.parent ? sectionOf(part.parent) : part.heading;
}

/** `Café & Bar` → `cafe-bar`; empty where no letter of an id is left. */
export function slug(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let id = '';
  for (const word of words) {
    const longer = id === '' ? word.slice(0, 48) : `${id}-${word}`;
    if (longer.length > 48) break;
    id = longer;
  }
  return id;
}

/** Text that says something: no gap to fill in, no dots, no dash. */
export function says(text: string | undefined): text is string {
  if (text === undefined || !/[\p{L}\p{N}]/u.test(text)) return false;
  if (
    /^(?:n\/?a|none|tbd|tba|to be (?:decided|defined|determined|confirmed)|unknown|pending|\(list\)|\(current\))\.?$/i.test(
      text.trim(),
    )
  )
    return false;
  return findPlaceholder(text) === undefined && !/\{[A-Z][^{}]*\}|\$X\b|\bX%/.test(text);
}

/** Lines of pieces, as one stretch. */
export function originOf(part: Part, pieces: readonly Pick<Piece, 'first' | 'last'>[]): Origin {
  const first = Math.min(part.isLead ? part.line : Number.POSITIVE_INFINITY, ...pieces.map((piece) => piece.first));
  const last = Math.max(...pieces.map((piece) => piece.last), Number.isFinite(first) ? first : part.line);
  return { part, first: Number.isFinite(first) ? first : part.line, last };
}
