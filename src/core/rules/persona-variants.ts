import { hasContent } from '../documents/placeholder.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const personaVariants = defineRule({
  id: 'persona-variants',
  title: 'The message has a variant for every persona',
  description: 'Each persona of the cycle has a headline and a message of its own.',
  kinds: ['messaging'],
  needs: ['persona'],
  severity: 'warning',
  messages: {
    missing:
      'There is no variant of the message for the persona {persona}. Add one under `persona_variants` with `persona: {id}`.',
    empty: 'The variant for {persona} has no {part}. Write it under `{part}`.',
    'the-persona': 'The persona',
    found: '{persona}: “{headline}”',
  },
  *check(document, { project }) {
    const variants = [...itemsOf(document.facts.persona_variants)];
    for (const persona of project.documents('persona')) {
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
      if (empty.length === 0)
        yield { evidence: 'found', args: { persona: persona.title, headline: variant.headline ?? '' }, path };
    }
  },
});
