import { formatDay, parseDay } from '../documents/dates.ts';
import { figureOf } from '../documents/figure.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { cycleOf } from './support/cycle.ts';
import { getsWorse, kpiName, kpisOf } from './support/kpis.ts';

export const goalsInReach = defineRule({
  id: 'goals-in-reach',
  title: 'Goals are due inside the cycle and no further than their KPIs aim',
  description:
    'The day of a goal lies in the cycle, and what the goal asks for is not beyond the target that its KPI has for the same cycle.',
  kinds: ['project'],
  severity: 'warning',
  messages: {
    late: 'The goal “{goal}” is due on {by}, outside the cycle ({start} to {end}). Choose a day inside it.',
    'the-cycle': 'The cycle',
    beyond:
      'The goal “{goal}” asks for {wanted}, but its KPI {kpi} aims at {target} only. Move the KPI’s target, or the goal.',
    'the-target': 'The target of {kpi}',
    reachable: '“{goal}”: {wanted}{by}',
  },
  *check(document, { project }) {
    const cycle = cycleOf(project);
    const kpis = kpisOf(project);
    for (const [goal, index] of itemsOf(document.facts.goals)) {
      const path = `/goals/${index}`;
      const name = goal.title ?? goal.id ?? goal.kpi ?? '';
      const by = parseDay(goal.by);
      const isLate = cycle !== undefined && by !== undefined && (by < cycle.start || by > cycle.end);
      if (cycle && isLate) {
        const args = { goal: name, by: String(goal.by), start: formatDay(cycle.start), end: formatDay(cycle.end) };
        yield { message: 'late', args, path: `${path}/by`, related: [{ path: '/cycle', message: 'the-cycle' }] };
      }
      const place = kpis.get(goal.kpi ?? '');
      const kpi = place?.kpi;
      const wanted = figureOf(goal.target, kpi?.unit, project.currency);
      const target = figureOf(kpi?.target, kpi?.unit, project.currency);
      const isBeyond = wanted !== undefined && target !== undefined && getsWorse(kpi?.direction, wanted, target);
      const args = {
        goal: name,
        wanted: String(goal.target),
        kpi: kpi ? kpiName(kpi) : '',
        target: String(kpi?.target),
      };
      if (place && isBeyond) {
        const related = [{ file: place.file, path: `${place.path}/target`, message: 'the-target', args }];
        yield { message: 'beyond', args, path: `${path}/target`, related };
      } else if (!isLate && goal.target !== undefined)
        yield { evidence: 'reachable', args: { ...args, by: goal.by === undefined ? '' : ` by ${goal.by}` }, path };
    }
  },
});
