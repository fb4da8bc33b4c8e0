import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const featureMapCovers = defineRule({
  id: 'feature-map-covers',
  title: 'The feature map leads from every key feature to a benefit and an outcome',
  description:
    'For each key feature of the project and each persona the map says what the persona gains and what follows from it.',
  kinds: ['messaging'],
  needs: ['persona'],
  severity: 'warning',
  messages: {
    'no-features':
      'marketing.yaml names no key features, so there is nothing to map. Add them under `business.key_features`.',
    missing:
      'The feature map does not say what {feature} means for {personas}. Add what is missing under `feature_map`.',
    empty: 'The entry for {feature} and {persona} has no {part}. Write it under `{part}`.',
    'the-feature': 'The key feature',
    covered: '{feature} leads to an outcome for {count|persona|personas}',
  },
  *check(document, { project }) {
    const features = [...itemsOf(project.settings?.facts.business?.key_features)];
    const personas = project.documents('persona');
    const entries = [...itemsOf(document.facts.feature_map)];
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
