import { formatDay, parseDay } from '../documents/dates.ts';
import { isStated } from '../documents/placeholder.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { cycleOf } from './support/cycle.ts';

export const claimsSourced = defineRule({
  id: 'claims-sourced',
  title: 'Every approved claim has a source and holds for the whole cycle',
  description: 'A claim names where it comes from, and does not have to be checked again before the cycle is over.',
  kinds: ['messaging'],
  severity: 'warning',
  messages: {
    'no-source': 'The claim “{claim}” has no source. Add where it comes from under `source`.',
    expires:
      'The claim “{claim}” holds until {until} only, but the cycle ends on {end}. Check it again and move `valid_until`.',
    'the-cycle': 'The cycle',
    sourced: '{count|claim|claims} with a source',
  },
  *check(document, { project }) {
    const cycle = cycleOf(project);
    let sourced = 0;
    const claims = [...itemsOf(document.facts.claims)];
    for (const [claim, index] of claims) {
      const path = `/claims/${index}`;
      const name = shorten(claim.statement ?? claim.id ?? '');
      const isSourced = isStated(claim.source);
      if (!isSourced) yield { message: 'no-source', args: { claim: name }, path };
      const until = parseDay(claim.valid_until);
      if (cycle && until !== undefined && until < cycle.end) {
        const args = { claim: name, until: formatDay(until), end: formatDay(cycle.end) };
        const related = [{ file: project.settings?.file ?? '', path: '/cycle', message: 'the-cycle' }];
        yield { message: 'expires', args, path: `${path}/valid_until`, related };
      } else if (isSourced) sourced++;
    }
    if (sourced > 0 && sourced === claims.length)
      yield { evidence: 'sourced', args: { count: sourced }, path: '/claims', at: 'key' };
  },
});

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text;
}
