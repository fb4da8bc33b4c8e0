import { allKinds, type Kind } from '../documents/kinds.ts';
import { resolveSchema, schemaAt, schemaOf } from './registry.ts';
import type { Schema } from './schema.ts';
import type { SchemaError } from './validate.ts';

const byKind = new Map<Kind, ReadonlySet<string>>();

/** Scopes in which documents of a kind define ids. */
export function scopesOf(kind: Kind): ReadonlySet<string> {
  const known = byKind.get(kind);
  if (known) return known;
  const scopes = scopesBelow(schemaOf(kind));
  byKind.set(kind, scopes);
  return scopes;
}

/** Kinds whose documents define ids of a scope. */
export function kindsDefining(scope: string): Kind[] {
  return allKinds.filter((kind) => scopesOf(kind).has(scope));
}

/** Scopes of the ids that a document would define, if its data had the shape that it should have. */
export function scopesLost(kind: Kind, errors: readonly SchemaError[]): Set<string> {
  return new Set(errors.flatMap((error) => schemasLost(kind, error).flatMap((schema) => [...scopesBelow(schema)])));
}

function schemasLost(kind: Kind, { keyword, pointer, value }: SchemaError): Schema[] {
  const schema = schemaAt(kind, pointer);
  if (!schema) return [];
  if (keyword === 'type') return [schema];
  if (keyword !== 'additionalProperties') return [];
  // A key that the schema does not know may be any of those that are not there, mistyped.
  return Object.entries(schema.properties ?? {})
    .filter(([key]) => !Object.hasOwn(value as object, key))
    .map(([, child]) => child);
}

function scopesBelow(root: Schema): Set<string> {
  const scopes = new Set<string>();
  const seen = new Set<Schema>();
  const walk = (unresolved: Schema) => {
    const schema = resolveSchema(unresolved);
    if (seen.has(schema)) return;
    seen.add(schema);
    if (schema['x-defines'] !== undefined) scopes.add(schema['x-defines']);
    for (const child of Object.values(schema.properties ?? {})) walk(child);
    if (schema.items) walk(schema.items);
    if (typeof schema.additionalProperties === 'object') walk(schema.additionalProperties);
  };
  walk(root);
  return scopes;
}
