import { fromPointer, toPointer, valueAt } from '../documents/pointer.ts';
import { list } from '../messages/format.ts';
import { nearest } from '../messages/nearest.ts';
import { schemaAt } from '../schema/registry.ts';
import { defineRule } from './rule.ts';

export const unknownKey = defineRule({
  id: 'unknown-key',
  title: 'Every key is known',
  description: 'A key that the schema does not know is read by nobody; most often it is mistyped.',
  kinds: 'any',
  severity: 'error',
  about: 'shape',
  messages: {
    mistyped: '`{key}` is not a key that is read here. Did you mean `{suggestion}`?',
    unknown: '`{key}` is not a key that is read here. {known}',
    comma: 'Inside braces a comma ends the value, so `{key}` is read as a key. Put the whole value in quotes.',
  },
  fixes: {
    rename: 'Rename to `{suggestion}`',
  },
  *check(document) {
    if (document.kind === undefined) return;
    for (const error of document.schemaErrors) {
      if (error.keyword !== 'additionalProperties') continue;
      const key = String(error.params.additionalProperty);
      const path = toPointer([...fromPointer(error.pointer), key]);
      if (/^\d/.test(key) && valueAt(error.value, toPointer([key])) === null) {
        yield { message: 'comma', args: { key }, path, at: 'key' };
        continue;
      }
      const keys = Object.keys(schemaAt(document.kind, error.pointer)?.properties ?? {});
      const used = error.value !== null && typeof error.value === 'object' ? Object.keys(error.value) : [];
      const free = keys.filter((candidate) => !used.includes(candidate));
      const suggestion = nearest(key, free);
      if (suggestion !== undefined) {
        const fix = {
          message: 'rename',
          args: { suggestion },
          changes: [{ op: 'rename-key', path, key: suggestion }],
        } as const;
        yield { message: 'mistyped', args: { key, suggestion }, path, at: 'key', fix };
      } else {
        const known =
          free.length === 0 || free.length > 8
            ? 'Remove it, or move it to where it belongs.'
            : `Keys that can still be used here: ${list(
                free.map((name) => `\`${name}\``),
                'or',
              )}.`;
        yield { message: 'unknown', args: { key, known }, path, at: 'key' };
      }
    }
  },
});
