import { findPlaceholder, hasContent } from '../documents/placeholder.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

const parts = [
  { key: 'pains', what: 'pain', help: 'what costs this buyer time, money or sleep today' },
  { key: 'triggers', what: 'trigger', help: 'what happens that makes this buyer look for something new' },
  { key: 'objections', what: 'objection', help: 'what this buyer says against buying, with your answer' },
] as const;

export const personaComplete = defineRule({
  id: 'persona-complete',
  title: 'Personas have pains, triggers and objections',
  description: 'Without them nobody can write a message that this buyer would stop for.',
  kinds: ['persona'],
  severity: 'warning',
  options: {
    minimum: { title: 'Minimum', description: 'How many of each a persona needs.', type: 'integer', default: 1 },
  },
  messages: {
    missing: '{title} has no {key} yet. Add `{key}`: {help}.',
    few: '{title} has {found} of the {minimum} {key} that are needed. Add another under `{key}`.',
    placeholder: '“{text}” is a placeholder, not {article} {what} of {title}. Write {help}.',
    found: '{title} has {found} {what}',
  },
  *check(document, { options }) {
    const { title } = document;
    for (const { key, what, help } of parts) {
      const path = `/${key}`;
      const entries = [...itemsOf(document.facts[key] as readonly unknown[] | undefined)];
      const real = entries.filter(([entry]) => hasContent(textOf(entry)));
      const minimum = Number(options.minimum);
      let reported = false;
      for (const [entry, index] of entries) {
        const text = findPlaceholder(textOf(entry));
        if (text === undefined) continue;
        reported = true;
        yield {
          message: 'placeholder',
          args: { text, title, what, help, article: what === 'objection' ? 'an' : 'a' },
          path: `${path}/${index}`,
        };
      }
      if (real.length < minimum) {
        const message = real.length === 0 ? 'missing' : 'few';
        const args = { title, key, help, found: real.length, minimum };
        if (!reported) yield { message, args, path, at: 'key' };
      } else
        yield {
          evidence: 'found',
          args: { title, found: real.length, what: real.length === 1 ? what : key },
          path,
          at: 'key',
        };
    }
  },
});

/** What an entry says: itself, or its statement. */
function textOf(entry: unknown): string {
  if (entry !== null && typeof entry === 'object') return String((entry as { objection?: unknown }).objection ?? '');
  return String(entry);
}
