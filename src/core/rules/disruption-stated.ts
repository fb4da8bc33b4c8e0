import { defineRule } from './rule.ts';
import { missingParts } from './support/missing.ts';

const parts = {
  unmet_need: 'what buyers need and nobody gives them (`unmet_need`)',
  overturned_assumption: 'what everybody takes for granted and we do not (`overturned_assumption`)',
} as const;

export const disruptionStated = defineRule({
  id: 'disruption-stated',
  title: 'The strategy says which need is unmet and which assumption it overturns',
  description:
    'Whoever wants to unsettle a market names the need that nobody serves, and what everybody else takes for granted.',
  kinds: ['strategy'],
  severity: 'info',
  messages: {
    missing: 'The strategy does not say {list}. Add it, so that the positioning rests on more than a feature.',
    stated: 'Unmet need: {need}',
  },
  *check(document) {
    const missing = missingParts(document.facts, parts);
    if (missing.length > 0)
      yield { message: 'missing', args: { list: missing.join(' and ') }, path: '/unmet_need', at: 'key' };
    else yield { evidence: 'stated', args: { need: document.facts.unmet_need ?? '' }, path: '/unmet_need', at: 'key' };
  },
});
