import { fromPointer } from '../documents/pointer.ts';
import { defineRule } from './rule.ts';

const keywords = [
  'minimum',
  'maximum',
  'minLength',
  'minItems',
  'pattern',
  'uniqueItems',
  'maxItems',
  'exclusiveMinimum',
];

export const valueInBounds = defineRule({
  id: 'value-in-bounds',
  title: 'Values stay within their bounds',
  description: 'Numbers in their range, lists long enough, ids in the form that other files can refer to.',
  kinds: 'any',
  severity: 'error',
  about: 'shape',
  messages: {
    minimum: '`{key}` is {value}, but must be at least {limit}.',
    above: '`{key}` is {value}, but must be more than {limit}.',
    maximum: '`{key}` is {value}, but must be at most {limit}.',
    empty: '`{key}` is empty. Write something, or take it out.',
    'too-few': '`{key}` has {found|entry|entries}, but needs at least {limit}.',
    'too-many': '`{key}` has {found|entry|entries}, but may have at most {limit}.',
    repeated: '`{key}` holds the same entry twice. Keep one of them.',
    id: '“{value}” cannot be an id: use lower-case letters and digits, with words joined by hyphens, such as `{suggestion}`.',
    pattern: '“{value}” does not have the form that `{key}` needs{example}.',
  },
  fixes: {
    replace: 'Replace with `{suggestion}`',
  },
  *check(document) {
    for (const error of document.schemaErrors) {
      if (!keywords.includes(error.keyword)) continue;
      const path = error.pointer;
      const key = fromPointer(path).findLast((segment) => !/^\d+$/.test(segment)) ?? '';
      const value = String(error.value);
      const limit = Number(error.params.limit);
      const found = Array.isArray(error.value) ? error.value.length : 0;
      switch (error.keyword) {
        case 'minimum':
          yield { message: 'minimum', args: { key, value, limit }, path };
          break;
        case 'exclusiveMinimum':
          yield { message: 'above', args: { key, value, limit }, path };
          break;
        case 'maximum':
          yield { message: 'maximum', args: { key, value, limit }, path };
          break;
        case 'minLength':
          yield { message: 'empty', args: { key }, path };
          break;
        case 'minItems':
          yield found === 0
            ? { message: 'empty', args: { key }, path }
            : { message: 'too-few', args: { key, found, limit }, path };
          break;
        case 'maxItems':
          yield { message: 'too-many', args: { key, found, limit }, path };
          break;
        case 'uniqueItems':
          yield { message: 'repeated', args: { key }, path };
          break;
        default: {
          const suggestion = toId(value);
          if (error.schema['x-defines'] === undefined && error.schema['x-ref'] === undefined && key !== 'id') {
            const example = error.schema.examples?.[0];
            yield {
              message: 'pattern',
              args: { value, key, example: example === undefined ? '' : `, such as \`${example}\`` },
              path,
            };
          } else {
            const fix = {
              message: 'replace',
              args: { suggestion },
              changes: [{ op: 'set', path, value: suggestion }],
            } as const;
            yield {
              message: 'id',
              args: { value, suggestion: suggestion || 'q2-launch' },
              path,
              ...(suggestion ? { fix } : {}),
            };
          }
        }
      }
    }
  },
});

/** The id nearest to a text. */
function toId(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
