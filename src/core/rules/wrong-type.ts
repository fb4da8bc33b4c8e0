import { fromPointer } from '../documents/pointer.ts';
import { list } from '../messages/format.ts';
import { resolveSchema } from '../schema/registry.ts';
import { defineRule } from './rule.ts';

const names: Record<string, string> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list (lines that begin with `- `)',
  object: 'keys and values',
  null: 'nothing',
};

export const wrongType = defineRule({
  id: 'wrong-type',
  title: 'Values have the shape that their key asks for',
  description: 'A list where a list is meant, text where text is meant, a number where a number is meant.',
  kinds: 'any',
  severity: 'error',
  about: 'shape',
  messages: {
    type: '`{key}` should be {wanted}, but here is {found}.{hint}',
    item: 'This entry of `{key}` should be {wanted}, but is {found}.{hint}',
  },
  fixes: {
    wrap: 'Make it a list of one',
  },
  *check(document) {
    for (const error of document.schemaErrors) {
      if (error.keyword !== 'type' || error.pointer === '') continue;
      const wantedTypes = [error.params.type].flat().map(String);
      const segments = fromPointer(error.pointer);
      const last = segments.at(-1) ?? '';
      const isItem = /^\d+$/.test(last);
      if ((error.value === null || error.value === undefined) && !isItem) continue;
      const key = segments.findLast((segment) => !/^\d+$/.test(segment)) ?? last;
      const args = {
        key,
        wanted: list(
          wantedTypes.map((type) => names[type] ?? type),
          'or',
        ),
        found: describe(error.value),
        hint: wantedTypes.includes('string') && isBare(error.value) ? ' Put it in quotes.' : '',
      };
      const single =
        wantedTypes.length === 1 && wantedTypes[0] === 'array' && ['string', 'number'].includes(typeof error.value);
      yield {
        message: isItem ? 'item' : 'type',
        args,
        path: error.pointer,
        ...(single && error.schema.items && resolveSchema(error.schema.items).type === typeof error.value
          ? { fix: { message: 'wrap', changes: [{ op: 'set', path: error.pointer, value: [error.value] }] } as const }
          : {}),
      };
    }
  },
});

/** A number, or true or false: in quotes it would be text. */
function isBare(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'keys and values';
  if (typeof value === 'string') return value.length > 40 ? 'text' : `the text “${value}”`;
  return `\`${value}\``;
}
