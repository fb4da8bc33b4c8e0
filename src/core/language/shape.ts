import { resolveSchema } from '../schema/registry.ts';
import type { Schema } from '../schema/schema.ts';

/** True for keys and values. */
export function isMapSchema(schema: Schema): boolean {
  return schema.properties !== undefined || typeof schema.additionalProperties === 'object';
}

/** Schema of the items of a list; undefined for what is no list. */
export function itemSchema(schema: Schema): Schema | undefined {
  return schema.items && resolveSchema(schema.items);
}

/** The values that a schema fixes: its list, its one value, or yes and no. */
export function fixedValues(schema: Schema): readonly unknown[] {
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum) return schema.enum;
  return schema.type === 'boolean' ? [true, false] : [];
}

/** The scopes whose ids a schema takes. */
export function scopesOf(schema: Schema): readonly string[] {
  const scopes = schema['x-ref'];
  return scopes === undefined ? [] : typeof scopes === 'string' ? [scopes] : scopes;
}

/** Keys that a document may have and hardly ever needs. */
const rare: ReadonlySet<string> = new Set(['schema_version', 'id']);

/** The keys of a map in the order in which they are offered: required ones first, those that are seldom needed last. */
export function orderedKeys(schema: Schema): { key: string; schema: Schema; required: boolean }[] {
  const required = schema.required ?? [];
  const all = Object.entries(schema.properties ?? {}).map(([key, child]) => ({
    key,
    schema: resolveSchema(child),
    required: required.includes(key),
  }));
  const rank = (entry: { key: string; required: boolean }) => (entry.required ? 0 : rare.has(entry.key) ? 2 : 1);
  return all.sort((a, b) => rank(a) - rank(b));
}
