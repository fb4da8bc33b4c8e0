import { list } from '../messages/format.ts';
import type { Schema } from '../schema/schema.ts';
import { fixedValues } from './shape.ts';
import { shapeInWords } from './words.ts';

/** What a schema says about a key, as Markdown: name, purpose, what it takes, examples. */
export function schemaMarkdown(schema: Schema, required = false): string {
  const title = schema.title === undefined ? '' : `**${schema.title}**${required ? ' · required' : ''}`;
  return [title, schema.description ?? '', takes(schema), examples(schema)].filter((part) => part !== '').join('\n\n');
}

function takes(schema: Schema): string {
  const values = fixedValues(schema);
  const limits = limitsOf(schema);
  if (values.length > 0) return `Takes ${list(values.map(code), 'or')}.`;
  return `Takes ${shapeInWords(schema)}${limits}.`;
}

function limitsOf({ minimum, maximum, minItems }: Schema): string {
  if (minimum !== undefined && maximum !== undefined) return `, from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, at least ${minimum}`;
  if (maximum !== undefined) return `, at most ${maximum}`;
  return minItems === undefined ? '' : `, at least ${minItems}`;
}

function examples(schema: Schema): string {
  const shown = (schema.examples ?? []).map(exampleText).filter((text) => text !== undefined);
  if (shown.length === 0 || fixedValues(schema).length > 0) return '';
  return `For example ${list(shown.map(code), 'or')}.`;
}

/** An example on one line, the way it is written; undefined for one that is too large to show. */
function exampleText(example: unknown): string | undefined {
  if (Array.isArray(example) && example.every((item) => typeof item !== 'object')) return `[${example.join(', ')}]`;
  return example !== null && typeof example === 'object' ? undefined : String(example);
}

function code(value: unknown): string {
  return `\`${String(value).replaceAll('`', "'")}\``;
}
