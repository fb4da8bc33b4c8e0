import type { Schema } from '../schema/schema.ts';

/**
 * A schema with the values of the group alone that the key beside it has chosen; as it is where nothing is chosen yet.
 * @param holder the map that the value stands in, as it is now
 */
export function narrowed(schema: Schema, holder: unknown): Schema {
  const groups = schema['x-groups'];
  if (!groups || holder === null || typeof holder !== 'object') return schema;
  const own = groups.values[String((holder as Record<string, unknown>)[groups.by])];
  return own ? { ...schema, enum: own } : schema;
}
