import type { Kind } from '../documents/kinds.ts';
import { resolveSchema, schemaOf, sharedSchema } from './registry.ts';
import type { Schema } from './schema.ts';

/** The schema of a kind complete in itself: the shared definitions that it uses stand under its own `definitions`. */
export function publishedSchema(kind: Kind): Schema {
  const schema = schemaOf(kind);
  const used: Record<string, Schema> = {};
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, key === '$ref' ? localReference(String(item)) : copy(item)]),
    );
  };
  const localReference = (reference: string): string => {
    const name = reference.slice(reference.lastIndexOf('/') + 1);
    if (reference.startsWith(sharedSchema.$id ?? '') && !Object.hasOwn(used, name)) {
      used[name] = {};
      used[name] = copy(resolveSchema({ $ref: reference })) as Schema;
    }
    return `#/definitions/${name}`;
  };
  const own = copy(schema) as Schema;
  return { ...own, definitions: { ...used, ...own.definitions } };
}
