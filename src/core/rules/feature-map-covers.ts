import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { repeatsAmong } from './support/copiedText.ts';
import { nearCopyLimit } from './support/nearCopy.ts';

export const featureMapCovers = defineRule({
  id: 'feature-map-covers',
  title: 'The feature map leads from every key feature to a benefit and an outcome',
  description:
    'For each key feature of the project and each persona the map says what the persona gains and what follows from it, in words that are not pasted from another entry.',
  kinds: ['messaging'],
  needs: ['persona'],
  severity: 'warning',
  messages: {
    'no-features':
      'marketing.yaml names no key features, so there is nothing to map. Add them under `business.key_features`.',
    missing:
      'The feature map does not say what {feature} means for {personas}. Add what is missing under `feature_map`.',
    empty: 'The entry for {feature} and {persona} has no {part}. Write it under `{part}`.',
    copied:
      'The benefit and the outcome of {feature} for {persona} are nearly those of {other} for {otherPersona}. Say what this feature gives this persona.',
    'the-other': 'The other entry',
    'the-feature': 'The key feature',
    covered: '{feature} leads to an outcome for {count|persona|personas}',
  },
  *check(document, { project }) {
    const features = [...itemsOf(project.settings?.facts.business?.key_features)];
    const personas = project.documents('persona');
    const entries = [...itemsOf(document.facts.feature_map)];
    const nameOf = new Map([
      ...features.map(([{ id = '', title = id }]) => [`feature ${id}`, title] as const),
      ...personas.map((persona) => [`persona ${persona.id}`, persona.title] as const),
    ]);
    const nameFor = (kind: 'feature' | 'persona', id = 'one without a name') => nameOf.get(`${kind} ${id}`) ?? id;
    const texts = entries
      .filter(([entry]) => hasContent(entry.benefit) && hasContent(entry.outcome))
      .map((item) => ({ of: item, text: `${item[0].benefit}\n${item[0].outcome}` }));
    const copied = new Set<number>();
    for (const { of, original } of repeatsAmong(texts, nearCopyLimit(project), [...nameOf.values()])) {
      const [entry, place] = of;
      const [other, otherPlace] = original;
      // The same entry twice is not said of another feature or persona.
      if (entry.feature === other.feature && entry.persona === other.persona) continue;
      copied.add(place);
      const args = {
        feature: nameFor('feature', entry.feature),
        persona: nameFor('persona', entry.persona),
        other: nameFor('feature', other.feature),
        otherPersona: nameFor('persona', other.persona),
      };
      const related = [{ path: `/feature_map/${otherPlace}`, message: 'the-other' }];
      yield { message: 'copied', args, path: `/feature_map/${place}`, related };
    }
    if (features.length === 0 && !project.hides('project'))
      yield { message: 'no-features', path: '/feature_map', at: 'key' };
    for (const [{ id = '', title = id }, index] of features) {
      const absent = personas.filter(
        (persona) => !entries.some(([entry]) => entry.feature === id && entry.persona === persona.id),
      );
      if (absent.length > 0) {
        const args = { feature: title, personas: list(absent.map((persona) => persona.title)), count: absent.length };
        const related = [
          { file: project.settings?.file ?? '', path: `/business/key_features/${index}`, message: 'the-feature' },
        ];
        yield { message: 'missing', args, path: '/feature_map', at: 'key', related };
      }
      let complete = absent.length === 0;
      for (const [entry, place] of entries) {
        if (entry.feature !== id) continue;
        if (copied.has(place)) complete = false;
        for (const part of ['benefit', 'outcome'] as const) {
          if (hasContent(entry[part])) continue;
          complete = false;
          const persona = personas.find((candidate) => candidate.id === entry.persona)?.title ?? entry.persona ?? '';
          yield { message: 'empty', args: { feature: title, persona, part }, path: `/feature_map/${place}` };
        }
      }
      const first = entries.find(([entry]) => entry.feature === id);
      if (complete && first)
        yield {
          evidence: 'covered',
          args: { feature: title, count: personas.length },
          path: `/feature_map/${first[1]}`,
        };
    }
  },
});
