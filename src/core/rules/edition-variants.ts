import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { missingParts } from './support/missing.ts';

export const editionVariants = defineRule({
  id: 'edition-variants',
  title: 'The message has a variant for every edition',
  description: 'Each edition of the product has a headline and a message of its own.',
  kinds: ['messaging'],
  severity: 'warning',
  messages: {
    none: 'The product has {count|edition|editions}, but the message has no variant for any. Add `edition_variants`.',
    missing: 'There is no variant of the message for {names}. Add what is missing under `edition_variants`.',
    empty: 'The variant for {title} has no {parts}. Write what is missing.',
    'the-edition': 'The edition {title}',
    found: '{title}: “{headline}”',
  },
  *check(document, { project }) {
    const variants = [...itemsOf(document.facts.edition_variants)];
    const editions = [...itemsOf(project.settings?.facts.business?.editions)];
    const missing = editions.filter(([{ id }]) => !variants.some(([variant]) => variant.edition === id));
    if (missing.length > 0) {
      const isNone = missing.length === editions.length;
      const names = list(missing.map(([{ title, id }]) => title ?? id ?? ''));
      const related = missing.map(([{ title = '' }, index]) => ({
        file: project.settings?.file ?? '',
        path: `/business/editions/${index}`,
        message: 'the-edition',
        args: { title },
      }));
      const place = { args: { names, count: editions.length }, path: '/edition_variants', at: 'key', related } as const;
      yield isNone ? { message: 'none', severity: 'info', ...place } : { message: 'missing', ...place };
    }
    for (const [variant, index] of variants) {
      const title = editions.find(([{ id }]) => id === variant.edition)?.[0].title ?? variant.edition ?? '';
      const path = `/edition_variants/${index}`;
      const parts = missingParts(variant, { headline: 'headline', message: 'message' }).join(' and no ');
      if (parts !== '') yield { message: 'empty', args: { title, parts }, path };
      else yield { evidence: 'found', args: { title, headline: variant.headline ?? '' }, path };
    }
  },
});
