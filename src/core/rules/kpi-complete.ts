import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { kpiName } from './support/kpis.ts';
import { fewOf, missingParts } from './support/missing.ts';

const parts = {
  class: 'class',
  unit: 'unit',
  direction: 'direction',
  source: 'source',
  cadence: 'cadence',
  owner: 'owner',
} as const;

export const kpiComplete = defineRule({
  id: 'kpi-complete',
  title: 'Every KPI says what it counts, where from, how often and whose it is',
  description:
    'A KPI has a class, a unit and a direction, a source to read it from, a cadence and an owner, so that two people get the same number.',
  kinds: ['kpis'],
  severity: 'info',
  messages: {
    incomplete: '{count|KPI is|KPIs are} not fully described: {list}. Add what is missing.',
    'the-kpi': '{kpi} has no {missing}',
    complete: '{count|KPI is|KPIs are} fully described',
  },
  *check(document) {
    const kpis = [...itemsOf(document.facts.kpis)].map(([kpi, index]) => ({
      name: kpiName(kpi),
      path: `/kpis/${index}`,
      missing: missingParts(kpi, parts, ['source']),
    }));
    const incomplete = kpis.filter(({ missing }) => missing.length > 0);
    if (incomplete.length > 0) {
      const list = fewOf(incomplete.map(({ name, missing }) => `${name} (${missing.join(', ')})`));
      const related = incomplete.slice(0, 20).map(({ name, missing, path }) => ({
        path,
        message: 'the-kpi',
        args: { kpi: name, missing: missing.join(', ') },
      }));
      yield { message: 'incomplete', args: { count: incomplete.length, list }, path: '/kpis', at: 'key', related };
    } else if (kpis.length > 0) yield { evidence: 'complete', args: { count: kpis.length }, path: '/kpis', at: 'key' };
  },
});
