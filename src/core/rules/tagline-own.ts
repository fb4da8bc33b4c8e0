import { hasContent } from '../documents/placeholder.ts';
import { parseRate } from '../documents/quantity.ts';
import { overlap } from '../documents/similarity.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const taglineOwn = defineRule({
  id: 'tagline-own',
  title: 'Tagline and main promise are our own words',
  description: 'Neither the tagline nor the main promise reads like what a competitor says about itself.',
  kinds: ['messaging'],
  severity: 'warning',
  messages: {
    copied:
      'The {what} reads like a claim of {competitor} ({share} of the words are the same). Say it in words that fit only us.',
    'the-claim': 'The claim of {competitor}',
    own: 'No competitor says “{text}”',
  },
  *check(document, { project }) {
    const { tagline, primary_value_proposition: promise } = document.facts;
    const threshold = parseRate(project.settings?.facts.thresholds?.near_copy ?? 0.8);
    const limit = threshold.unit === 'rate' ? threshold.fraction : 0.8;
    const texts = [
      { what: 'tagline', text: tagline, path: '/tagline' },
      { what: 'main promise', text: promise?.statement, path: '/primary_value_proposition/statement' },
    ];
    for (const { what, text, path } of texts) {
      if (text === undefined || !hasContent(text)) continue;
      let isOwn = true;
      for (const { facts, file } of project.documents('strategy')) {
        for (const [competitor, index] of itemsOf(facts.competitors)) {
          for (const [claim, place] of itemsOf(competitor.claims)) {
            const share = overlap(text, claim.statement ?? '');
            if (share < limit) continue;
            isOwn = false;
            const args = {
              what,
              competitor: competitor.name ?? competitor.id ?? '',
              share: `${Math.round(share * 100)} %`,
            };
            const related = [{ file, path: `/competitors/${index}/claims/${place}`, message: 'the-claim', args }];
            yield { message: 'copied', args, path, related };
          }
        }
      }
      if (isOwn) yield { evidence: 'own', args: { text }, path };
    }
  },
});
