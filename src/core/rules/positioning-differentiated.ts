import { hasContent } from '../documents/placeholder.ts';
import { overlap } from '../documents/similarity.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { nearCopyLimit } from './support/nearCopy.ts';

const slots = [
  { key: 'target', help: 'who it is for' },
  { key: 'need', help: 'what they need' },
  { key: 'product', help: 'what the product is called' },
  { key: 'category', help: 'what kind of product it is' },
  { key: 'benefit', help: 'what they gain' },
  { key: 'alternatives', help: 'what they would use without it' },
  { key: 'differentiator', help: 'what only this product does' },
] as const;

export const positioningDifferentiated = defineRule({
  id: 'positioning-differentiated',
  title: 'The positioning is complete and sets the product apart',
  description:
    'All seven parts of a positioning statement (target, need, product, category, benefit, alternatives, differentiator) say something, and the differentiator is not what a competitor claims too.',
  kinds: ['strategy'],
  severity: 'warning',
  messages: {
    none: 'The strategy has no positioning. Add `positioning` with target, need, product, category, benefit, alternatives and differentiator.',
    missing: 'The positioning does not say {help}. Add `{key}`.',
    copied:
      'The differentiator reads like a claim of {competitor} ({share} of the words are the same). Say what only this product does.',
    'the-claim': 'The claim of {competitor}',
    complete: 'All seven parts of the positioning say something',
    apart: 'No competitor claims the differentiator: {differentiator}',
  },
  *check(document, { project }) {
    const positioning = document.facts.positioning;
    if (positioning === undefined) {
      yield { message: 'none', path: '/positioning', at: 'key' };
      return;
    }
    const missing = slots.filter(({ key }) => !hasContent(positioning[key]));
    for (const { key, help } of missing) {
      const path = positioning[key] === undefined ? '/positioning' : `/positioning/${key}`;
      yield { message: 'missing', args: { key, help }, path, at: 'key' };
    }
    if (missing.length === 0) yield { evidence: 'complete', path: '/positioning', at: 'key' };
    const { differentiator } = positioning;
    if (!hasContent(differentiator) || differentiator === undefined) return;
    const limit = nearCopyLimit(project);
    let copied = false;
    for (const [competitor, index] of itemsOf(document.facts.competitors)) {
      for (const [claim, place] of itemsOf(competitor.claims)) {
        const share = overlap(differentiator, claim.statement ?? '');
        if (share < limit) continue;
        copied = true;
        const args = { competitor: competitor.name ?? competitor.id ?? '', share: `${Math.round(share * 100)} %` };
        const related = [{ path: `/competitors/${index}/claims/${place}`, message: 'the-claim', args }];
        yield { message: 'copied', args, path: '/positioning/differentiator', related };
      }
    }
    if (!copied) yield { evidence: 'apart', args: { differentiator }, path: '/positioning/differentiator' };
  },
});
