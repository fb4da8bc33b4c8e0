import { findPlaceholder, hasContent } from '../documents/placeholder.ts';
import { foldWords, overlapOf } from '../documents/similarity.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { nearCopyLimit } from './support/nearCopy.ts';
import { perDocument } from './support/perDocument.ts';

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
    distinct: {
      title: 'Distinct',
      description: 'Whether no persona may say nearly what another one says.',
      type: 'boolean',
      default: false,
    },
  },
  messages: {
    missing: '{title} has no {key} yet. Add `{key}`: {help}.',
    few: '{title} has {found} of the {minimum} {key} that are needed. Add another under `{key}`.',
    placeholder: '“{text}” is a placeholder, not {article} {what} of {title}. Write {help}.',
    thin: '“{text}” is too short to be {article} {what} of {title}. Write {help}.',
    again: '“{text}” stands here twice. Say something else, or take it out.',
    copied:
      'What {title} says is nearly all said by {other} as well ({share}% of the words), so nobody can write to one and not to the other. Say what is particular to {title}.',
    'the-other': 'The other persona',
    found: '{title} has {found} {what}',
  },
  *check(document, { options, project }) {
    const { title } = document;
    for (const { key, what, help } of parts) {
      const path = `/${key}`;
      const entries = [...itemsOf(document.facts[key] as readonly unknown[] | undefined)];
      const said = new Set<string>();
      const again = new Set(
        entries.flatMap(([entry, index]) => {
          const words = foldWords(textOf(entry)).join(' ');
          if (words === '') return [];
          if (said.has(words)) return [index];
          said.add(words);
          return [];
        }),
      );
      const written = entries.filter(([entry]) => hasContent(textOf(entry)) && !isThin(textOf(entry)));
      const real = written.filter(([, index]) => !again.has(index));
      const minimum = Number(options.minimum);
      let reported = false;
      for (const [entry, index] of entries) {
        const whole = textOf(entry);
        const placeholder = findPlaceholder(whole);
        if (placeholder === undefined && !isThin(whole)) continue;
        const text = placeholder ?? whole;
        reported = true;
        yield {
          message: placeholder === undefined ? 'thin' : 'placeholder',
          args: { text, title, what, help, article: what === 'objection' ? 'an' : 'a' },
          path: `${path}/${index}`,
        };
      }
      for (const [entry, index] of written)
        if (again.has(index)) yield { message: 'again', args: { text: textOf(entry) }, path: `${path}/${index}` };
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
    if (options.distinct !== true) return;
    const limit = nearCopyLimit(project);
    for (const other of project.documents('persona')) {
      if (other.file >= document.file) break;
      const share = overlapOf(wordsOf(document), wordsOf(other));
      if (share < limit) continue;
      const args = { title, other: other.title, share: Math.round(share * 100) };
      yield {
        message: 'copied',
        args,
        related: [{ file: other.file, path: '/title', message: 'the-other' }],
        path: '',
      };
    }
  },
});

/** True for a letter or two, which fill a place and say nothing. In scripts that write words with one sign, two are enough. */
function isThin(text: string): boolean {
  const letters = text.match(/[\p{L}\p{N}]/gu) ?? [];
  return letters.length > 0 && letters.length < 3 && !/[\p{Script=Han}\p{Script=Hangul}]/u.test(text);
}

/** The words of all that a persona says in the parts that it has to have. */
const wordsOf = perDocument(({ facts }: PlanDocument<'persona'>): ReadonlySet<string> => {
  const entries = parts.flatMap(({ key }) => [...itemsOf(facts[key] as readonly unknown[] | undefined)]);
  return new Set(foldWords(entries.map(([entry]) => textOf(entry)).join('\n')));
});

/** What an entry says: itself, or its statement. */
function textOf(entry: unknown): string {
  if (entry !== null && typeof entry === 'object') return String((entry as { objection?: unknown }).objection ?? '');
  return String(entry);
}
