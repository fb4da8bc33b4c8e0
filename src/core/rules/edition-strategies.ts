import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const editionStrategies = defineRule({
  id: 'edition-strategies',
  title: 'The strategy says what it wants with every edition',
  description:
    'Each edition of the product has an entry in the strategy that says what matters for it in this cycle, or shares one with others by `also`.',
  kinds: ['strategy'],
  severity: 'warning',
  messages: {
    none: 'The product has {count|edition|editions}, but the strategy does not say what it wants with them. Add `editions`.',
    missing: 'The strategy does not say what it wants with {names}. Add what is missing under `editions`.',
    'no-focus': 'The strategy lists {names} without saying what matters there. Add `focus`.',
    'the-edition': 'The edition {title}',
    covered: '{title}: {focus}',
  },
  *check(document, { project }) {
    const entries = [...itemsOf(document.facts.editions)];
    const editions = [...itemsOf(project.settings?.facts.business?.editions)].map(([edition, index]) => {
      const [entry, place] =
        entries.find(([candidate]) => candidate.edition === edition.id) ??
        entries.find(([{ also }]) => also?.includes(edition.id ?? '')) ??
        [];
      return { id: edition.id, title: edition.title ?? edition.id ?? '', index, entry, place };
    });
    const missing = editions.filter(({ entry }) => entry === undefined);
    const file = project.settings?.file ?? '';
    if (missing.length > 0) {
      const isNone = missing.length === editions.length;
      const args = { names: list(missing.map(({ title }) => title)), count: editions.length };
      const related = missing.map(({ title, index }) => ({
        file,
        path: `/business/editions/${index}`,
        message: 'the-edition',
        args: { title },
      }));
      const place = { path: '/editions', at: 'key', related } as const;
      yield isNone ? { message: 'none', severity: 'info', args, ...place } : { message: 'missing', args, ...place };
    }
    const vague = editions.filter(({ entry }) => entry !== undefined && !hasContent(entry.focus));
    if (vague.length > 0) {
      const args = { names: list(vague.map(({ title }) => title)) };
      yield { message: 'no-focus', args, path: `/editions/${vague[0]?.place}` };
    }
    for (const { entry, place, title } of editions)
      if (entry && hasContent(entry.focus))
        yield { evidence: 'covered', args: { title, focus: entry.focus ?? '' }, path: `/editions/${place}` };
  },
});
