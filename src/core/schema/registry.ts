import type { Kind } from '../documents/kinds.ts';
import { fromPointer, valueAt } from '../documents/pointer.ts';
import { commonSchema, schemasByKind } from '../generated/schemas.ts';
import type { Schema } from './schema.ts';

const resolved = new WeakMap<Schema, Schema>();
const roots = new Map<string, Schema>();
const byKind = new Map<Kind, Schema>();

/** The shared definitions, with every reference absolute. */
export const sharedSchema = withAbsoluteReferences(commonSchema);

/** The schema of a kind, with every reference absolute. */
export function schemaOf(kind: Kind): Schema {
  const known = byKind.get(kind);
  if (known) return known;
  const schema = withAbsoluteReferences(schemasByKind[kind]);
  byKind.set(kind, schema);
  return schema;
}

/** A copy of a published schema in which `#/…` and `common.schema.json#/…` name the schema that they mean. */
function withAbsoluteReferences(root: Schema): Schema {
  const id = root.$id ?? '';
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).map(([key, item]) => [
      key,
      key === '$ref' ? absolute(id, String(item)) : copy(item),
    ]);
    return Object.fromEntries(entries);
  };
  const schema = copy(root) as Schema;
  roots.set(id, schema);
  return schema;
}

function absolute(base: string, reference: string): string {
  if (reference.startsWith('#')) return `${base}${reference}`;
  return `${base.slice(0, base.lastIndexOf('/') + 1)}${reference}`;
}

/** Follows a `$ref`; what stands beside it wins. A schema without one is returned as it is. */
export function resolveSchema(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const known = resolved.get(schema);
  if (known) return known;
  const [address, pointer] = schema.$ref.split('#') as [string, string];
  const target = valueAt(roots.get(address), pointer) as Schema | undefined;
  if (!target) throw new Error(`Schema reference ${schema.$ref} leads nowhere.`);
  const { $ref: _, ...own } = schema;
  const merged = { ...resolveSchema(target), ...own };
  resolved.set(schema, merged);
  return merged;
}

/** Schema of an entry inside a value that follows `schema`; undefined for a key that the schema does not know. */
export function childSchema(schema: Schema, segment: string): Schema | undefined {
  const known = schema.properties && Object.hasOwn(schema.properties, segment) ? schema.properties[segment] : undefined;
  if (known) return resolveSchema(known);
  if (schema.items && /^\d+$/.test(segment)) return resolveSchema(schema.items);
  if (typeof schema.additionalProperties === 'object') return resolveSchema(schema.additionalProperties);
  return undefined;
}

/** Schema of the place that a pointer leads to in a document of a kind. */
export function schemaAt(kind: Kind, pointer: string): Schema | undefined {
  let schema: Schema | undefined = schemaOf(kind);
  for (const segment of fromPointer(pointer)) {
    schema = schema && childSchema(schema, segment);
    if (!schema) return undefined;
  }
  return schema;
}
