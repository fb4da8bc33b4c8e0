import type { Schema } from '../schema/schema.ts';

/** Short ways to write the schemas of calculators: each property has a title, a description and an example. */

type More = Omit<Schema, 'title' | 'description' | 'type'>;

/** A number. */
export function num(title: string, description: string, example: number, more: More = {}): Schema {
  return { title, description, type: 'number', examples: [example], ...more };
}

/** A whole number from 0 on. */
export function count(title: string, description: string, example: number, more: More = {}): Schema {
  return { title, description, type: 'integer', minimum: 0, examples: [example], ...more };
}

/** A number from 0 on. */
export function amount(title: string, description: string, example: number, more: More = {}): Schema {
  return num(title, description, example, { minimum: 0, ...more });
}

/** An amount of money in whole minor units, such as cents. */
export function money(title: string, description: string, example: number, more: More = {}): Schema {
  return { title, description: `${description} In minor units.`, type: 'integer', examples: [example], ...more };
}

/** A number that may be missing; null then. */
export function maybe(title: string, description: string, example: number): Schema {
  return { title, description, type: ['number', 'null'], examples: [example] };
}

export function text(title: string, description: string, example: string, more: More = {}): Schema {
  return { title, description, type: 'string', examples: [example], ...more };
}

export function flag(title: string, description: string, example = true): Schema {
  return { title, description, type: 'boolean', examples: [example] };
}

/** One of some words. */
export function choice(title: string, description: string, values: readonly string[], more: More = {}): Schema {
  return { title, description, type: 'string', enum: values, examples: values.slice(0, 1), ...more };
}

export function listOf(title: string, description: string, items: Schema, more: More = {}): Schema {
  const examples = items.examples ? { examples: [items.examples] } : {};
  return { title, description, type: 'array', items, ...examples, ...more };
}

/** A value for each name. */
export function mapOf(title: string, description: string, values: Schema, example: Record<string, unknown>): Schema {
  return { title, description, type: 'object', additionalProperties: values, examples: [example] };
}

/** An object with just these properties. All are required but those that are listed as optional. */
export function object(
  title: string,
  description: string,
  properties: Readonly<Record<string, Schema>>,
  optional: readonly string[] = [],
  more: More = {},
): Schema {
  return {
    title,
    description,
    type: 'object',
    additionalProperties: false,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    properties,
    ...more,
  };
}

/** The same schema with an example of a whole. */
export function withExample(schema: Schema, example: unknown): Schema {
  return { ...schema, examples: [example] };
}
