import type { Document } from '../documents/document.ts';
import { type Segment, toPointer } from '../documents/pointer.ts';
import { childSchema, resolveSchema, schemaOf } from './registry.ts';
import type { Schema } from './schema.ts';

/** Something with an id that others can refer to: a document, or an entry inside one. */
export interface Definition {
  /** What it is: `persona`, `kpi`, `channel`, … */
  scope: string;
  id: string;
  title: string;
  file: string;
  /** Where the id stands; for a document without an `id` key, the whole document. */
  pointer: string;
  /** What carries the id: the document or the entry. */
  holder: string;
  /** Known in its own document only. */
  local: boolean;
}

/** A place where one thing names another by its id. */
export interface Reference {
  /** Scopes that the id may come from. */
  scopes: readonly string[];
  id: string;
  file: string;
  pointer: string;
  local: boolean;
}

/** A place that names a file or folder of the project. */
export interface PathReference {
  file: string;
  pointer: string;
  path: string;
  folder: boolean;
}

export interface Identifiers {
  definitions: readonly Definition[];
  references: readonly Reference[];
  paths: readonly PathReference[];
}

interface Found {
  definitions: Definition[];
  references: Reference[];
  paths: PathReference[];
}

/** Walks a document along its schema and collects what it defines and what it refers to. */
export function collectIdentifiers(document: Document): Identifiers {
  const found: Found = { definitions: [], references: [], paths: [] };
  if (document.kind === undefined) return found;
  const schema = schemaOf(document.kind);
  const own = schema.properties?.id && resolveSchema(schema.properties.id)['x-defines'];
  if (own !== undefined && !hasOwnId(document.data)) {
    found.definitions.push({
      scope: own,
      id: document.id,
      title: document.title,
      file: document.file,
      pointer: '',
      holder: '',
      local: false,
    });
  }
  walk(document, schema, document.data, [], found);
  return found;
}

function hasOwnId(data: unknown): boolean {
  return data !== null && typeof data === 'object' && typeof (data as { id?: unknown }).id === 'string';
}

function walk(document: Document, schema: Schema, value: unknown, path: Segment[], found: Found): void {
  if (typeof value === 'string') collect(document, schema, value, path, found);
  if (value === null || typeof value !== 'object') return;
  for (const [key, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    const child = childSchema(schema, String(key));
    if (child) walk(document, child, item, [...path, key], found);
  }
}

function collect(document: Document, schema: Schema, value: string, path: Segment[], found: Found): void {
  const { file } = document;
  const pointer = toPointer(path);
  const local = schema['x-within'] === 'document';
  if (schema['x-defines'] !== undefined) {
    const holder = toPointer(path.slice(0, -1));
    const title = titleOf(document, path.slice(0, -1)) ?? value;
    found.definitions.push({ scope: schema['x-defines'], id: value, title, file, pointer, holder, local });
  }
  const ref = schema['x-ref'];
  if (ref !== undefined)
    found.references.push({ scopes: typeof ref === 'string' ? [ref] : ref, id: value, file, pointer, local });
  if (schema['x-path'] !== undefined)
    found.paths.push({ file, pointer, path: value, folder: schema['x-path'] === 'folder' || value.endsWith('/') });
}

function titleOf(document: Document, path: readonly Segment[]): string | undefined {
  let holder: unknown = document.data;
  for (const segment of path) holder = (holder as Record<string, unknown> | undefined)?.[segment];
  const { title, name, statement } = (holder ?? {}) as Record<string, unknown>;
  return [title, name, statement].find((text): text is string => typeof text === 'string' && text !== '');
}
