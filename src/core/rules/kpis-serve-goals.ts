import { kpisIn, parseFormula } from '../measurement/formula.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { kpiName, kpisOf } from './support/kpis.ts';

export const kpisServeGoals = defineRule({
  id: 'kpis-serve-goals',
  title: 'Every KPI that decides serves a goal',
  description:
    'Each business KPI is the one of a goal, an objective or a service goal, or a part of the formula of one. Vanity KPIs are only reported and need not.',
  kinds: ['kpis'],
  needs: ['project', 'strategy'],
  severity: 'warning',
  gateOnly: true,
  messages: {
    idle: '{kpi} serves no goal and no objective, so nobody will act on it. Name it in one, use it in a formula of one, or make it `class: vanity`.',
    none: 'No KPI here decides anything. Name the KPIs of the goals.',
    serves: '{count|KPI serves|KPIs serve} a goal or an objective',
  },
  *check({ facts }, { project }) {
    const served = servedIn(project);
    const deciding = [...itemsOf(facts.kpis)].filter(([kpi]) => kpi.class !== 'vanity');
    const idle = deciding.filter(([{ id }]) => id === undefined || !served.has(id));
    for (const [kpi, index] of idle) yield { message: 'idle', args: { kpi: kpiName(kpi) }, path: `/kpis/${index}` };
    if (deciding.length === 0) yield { message: 'none', path: '/kpis', at: 'key' };
    else if (idle.length === 0)
      yield { evidence: 'serves', args: { count: deciding.length }, path: '/kpis', at: 'key' };
  },
});

/** Ids of the KPIs of goals and objectives, and of all that they are computed from. */
function servedIn(project: ProjectView): Set<string> {
  const kpis = kpisOf(project);
  const open = [
    ...[...itemsOf(project.settings?.facts.goals)].map(([goal]) => goal.kpi),
    ...project
      .documents('strategy')
      .flatMap(({ facts }) => [...itemsOf(facts.objectives), ...itemsOf(facts.service_goals)])
      .map(([objective]) => objective.kpi),
  ];
  const served = new Set<string>();
  for (const id of open) {
    if (id === undefined || served.has(id)) continue;
    served.add(id);
    const formula = kpis.get(id)?.kpi.formula;
    const read = formula === undefined ? undefined : parseFormula(formula);
    if (read && 'formula' in read) open.push(...kpisIn(read.formula));
  }
  return served;
}
