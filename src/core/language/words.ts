import { list } from '../messages/format.ts';
import type { Schema } from '../schema/schema.ts';
import { fixedValues, isMapSchema, itemSchema, scopesOf } from './shape.ts';

const quantityNames: Record<string, string> = {
  rate: 'a rate, such as `25%`',
  money: 'an amount of money',
  duration: 'a length of time',
  count: 'a number',
  score: 'a score',
  date: 'a day as year-month-day',
  period: 'a month, quarter or year',
  any: 'a number, rate, amount or length of time',
};

/** What a schema takes, in words: “a list of ids of personas”. */
export function shapeInWords(schema: Schema): string {
  const items = itemSchema(schema);
  if (items) return `a list of ${pluralInWords(items)}`;
  if (isMapSchema(schema)) return 'keys and values';
  const scopes = scopesOf(schema);
  if (scopes.length > 0) return `the id of ${withArticle(scopeInWords(scopes))}`;
  if (schema['x-defines'] !== undefined) return 'an id: lower case, words joined by hyphens';
  if (schema['x-path'] !== undefined) return `the path of a ${schema['x-path']}`;
  if (fixedValues(schema).length > 0) return 'one of its values';
  const quantity = schema['x-quantity'];
  if (quantity !== undefined) return quantityNames[quantity] ?? 'a quantity';
  const type = [schema.type].flat().join(' or ');
  return type === 'integer' ? 'a whole number' : type === 'number' ? 'a number' : 'text';
}

function pluralInWords(schema: Schema): string {
  const scopes = scopesOf(schema);
  if (scopes.length > 0) return `ids (${scopeInWords(scopes)})`;
  if (isMapSchema(schema)) return `entries (${inRunningText(schema.title ?? 'entry')})`;
  if (schema['x-path'] !== undefined) return 'paths';
  if (fixedValues(schema).length > 0) return 'values';
  return schema['x-quantity'] === undefined ? 'texts' : 'values';
}

/** A title inside a sentence: small letters, but abbreviations stay. */
function inRunningText(title: string): string {
  return title.replace(/[A-Za-z]+/g, (word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()));
}

/** Scopes as people say them: `value-proposition` is “value proposition”. */
export function scopeInWords(scopes: readonly string[]): string {
  return list(
    scopes.map((scope) => (scope === 'kpi' ? 'KPI' : scope.replaceAll('-', ' '))),
    'or',
  );
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
