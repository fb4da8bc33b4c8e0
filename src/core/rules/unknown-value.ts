import { filePattern, isKind } from '../documents/kinds.ts';
import { fromPointer } from '../documents/pointer.ts';
import { list } from '../messages/format.ts';
import { nearest } from '../messages/nearest.ts';
import { defineRule } from './rule.ts';

export const unknownValue = defineRule({
  id: 'unknown-value',
  title: 'Values come from the list that their key allows',
  description: 'Where a key knows a fixed set of values, any other value is a mistake.',
  kinds: 'any',
  severity: 'error',
  about: 'shape',
  messages: {
    mistyped: '`{value}` is not a value of `{key}`. Did you mean `{suggestion}`?',
    unknown: '`{value}` is not a value of `{key}`. Allowed: {allowed}.',
    kind: 'The name of this file ({pattern}) says that it is of the kind {wanted}, but inside stands `kind: {value}`. Change one of the two.',
  },
  fixes: {
    replace: 'Replace with `{suggestion}`',
  },
  *check(document) {
    for (const error of document.schemaErrors) {
      if (error.keyword !== 'enum' && error.keyword !== 'const') continue;
      // An empty value and a value of a wrong shape are the business of other rules.
      if (error.value === null || (typeof error.value === 'object' && error.pointer !== '/kind')) continue;
      const value = typeof error.value === 'object' ? JSON.stringify(error.value) : String(error.value);
      const key = fromPointer(error.pointer).findLast((segment) => !/^\d+$/.test(segment)) ?? '';
      const allowed = (
        error.keyword === 'const' ? [error.params.allowedValue] : (error.params.allowedValues as unknown[])
      ).map(String);
      const path = error.pointer;
      if (path === '/kind' && isKind(document.kind)) {
        const wanted = allowed[0] ?? '';
        const fix = {
          message: 'replace',
          args: { suggestion: wanted },
          changes: [{ op: 'set', path, value: wanted }],
        } as const;
        yield {
          message: 'kind',
          args: { wanted: wanted.replaceAll('_', ' '), pattern: filePattern(document.kind), value },
          path,
          fix,
        };
        continue;
      }
      const suggestion = nearest(value, allowed);
      if (suggestion !== undefined) {
        const fix = {
          message: 'replace',
          args: { suggestion },
          changes: [{ op: 'set', path, value: suggestion }],
        } as const;
        yield { message: 'mistyped', args: { value, key, suggestion }, path, fix };
      } else {
        yield {
          message: 'unknown',
          args: {
            value,
            key,
            allowed: list(
              allowed.map((name) => `\`${name}\``),
              'or',
            ),
          },
          path,
        };
      }
    }
  },
});
