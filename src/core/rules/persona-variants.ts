import { hasContent } from '../documents/placeholder.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { repeatsAmong } from './support/copiedText.ts';
import { nearCopyLimit } from './support/nearCopy.ts';

export const personaVariants = defineRule({
  id: 'persona-variants',
  title: 'The message has a variant for every persona',
  description:
    'Each persona of the cycle has a headline and a message of its own, none of them pasted from that of another persona.',
  kinds: ['messaging'],
  needs: ['persona'],
  severity: 'warning',
  messages: {
    missing:
      'There is no variant of the message for the persona {persona}. Add one under `persona_variants` with `persona: {id}`.',
    empty: 'The variant for {persona} has no {part}. Write it under `{part}`.',
    copied: 'The {part} for {persona} is nearly that for {other}. Write what only {persona} would stop for.',
    'the-other': 'The other variant',
    'the-persona': 'The persona',
    found: '{persona}: “{headline}”',
  },
  *check(document, { project }) {
    const variants = [...itemsOf(document.facts.persona_variants)];
    const personas = project.documents('persona');
    const names = personas.map(({ title }) => title);
    const own = personas.flatMap(({ id, title }) => {
      const [variant, index] = variants.find(([{ persona }]) => persona === id) ?? [];
      return variant === undefined ? [] : [{ variant, index, persona: title }];
    });
    const copied = new Set<unknown>();
    for (const part of ['headline', 'message'] as const) {
      const texts = own
        .filter(({ variant }) => hasContent(variant[part]))
        .map((one) => ({ of: one, text: one.variant[part] ?? '' }));
      for (const { of, original } of repeatsAmong(texts, nearCopyLimit(project), names)) {
        copied.add(of.variant);
        const args = { part, persona: of.persona, other: original.persona };
        const related = [{ path: `/persona_variants/${original.index}/${part}`, message: 'the-other' }];
        yield { message: 'copied', args, path: `/persona_variants/${of.index}/${part}`, related };
      }
    }
    for (const persona of personas) {
      const [variant, index] = variants.find(([candidate]) => candidate.persona === persona.id) ?? [];
      if (variant === undefined) {
        const related = [{ file: persona.file, path: '/title', message: 'the-persona' }];
        yield {
          message: 'missing',
          args: { persona: persona.title, id: persona.id },
          path: '/persona_variants',
          at: 'key',
          related,
        };
        continue;
      }
      const path = `/persona_variants/${index}`;
      const empty = (['headline', 'message'] as const).filter((part) => !hasContent(variant[part]));
      for (const part of empty) yield { message: 'empty', args: { persona: persona.title, part }, path };
      if (empty.length === 0 && !copied.has(variant))
        yield { evidence: 'found', args: { persona: persona.title, headline: variant.headline ?? '' }, path };
    }
  },
});
