import { figureOf } from '../documents/figure.ts';
import { formatCount } from '../documents/quantity.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { stepsOf } from './support/funnel.ts';
import { kpiName, kpisOf } from './support/kpis.ts';

/** A goal of the project or an objective of the strategy. */
interface Served {
  title: string;
  kpi: string | undefined;
  target: number | string | undefined;
  file: string;
  path: string;
}

export const funnelReachesGoal = defineRule({
  id: 'funnel-reaches-goal',
  title: 'The planned end of a funnel reaches the goal that it serves',
  description:
    'The stage that counts what the goal or objective is measured by is planned to be at least as large as its target. Where no stage names that KPI, the last one counts.',
  kinds: ['funnel'],
  severity: 'warning',
  messages: {
    short:
      'The plan ends with {planned} at {stage}, but “{goal}” asks for {target}: {missing} are missing. Plan for more, or change the goal.',
    other:
      '“{goal}” is measured by {kpi}, but no stage counts that; the last stage counts {last}. Name the goal that the funnel serves, or correct the KPI of the stage.',
    'the-goal': 'The goal',
    reached: 'The plan ends with {planned} at {stage}, and “{goal}” asks for {target}',
  },
  *check(document, { project }) {
    const served = document.facts.serves === undefined ? undefined : servedBy(document.facts.serves, project);
    const steps = stepsOf(document.facts, 'planned');
    if (!served || steps.length === 0) return;
    const kpis = kpisOf(project);
    const kpi = kpis.get(served.kpi ?? '')?.kpi;
    // A share or an amount of money is no number of people.
    if (kpi?.unit !== undefined && kpi.unit !== 'count') return;
    const related = [{ file: served.file, path: served.path, message: 'the-goal' }];
    const counting = steps.findLast(({ stage }) => stage.kpi !== undefined && stage.kpi === served.kpi);
    const last = steps.at(-1);
    if (!counting && last?.stage.kpi !== undefined) {
      const names = [served.kpi, last.stage.kpi].map((id = '') => {
        const place = kpis.get(id);
        return place ? kpiName(place.kpi) : id;
      });
      const args = { goal: served.title, kpi: names[0] ?? '', last: names[1] ?? '' };
      if (served.kpi !== undefined) yield { message: 'other', args, path: '/serves', related };
      return;
    }
    const step = counting ?? last;
    const target = figureOf(served.target, 'count');
    if (!step || step.reached === undefined || target === undefined || kpi?.direction === 'down') return;
    const planned = Math.round(step.reached);
    const args = {
      planned: formatCount(planned),
      stage: step.name,
      goal: served.title,
      target: formatCount(target),
      missing: formatCount(target - planned),
    };
    const path = `/stages/${step.index}/planned`;
    if (planned < target) yield { message: 'short', args, path, at: 'key', related };
    else yield { evidence: 'reached', args, path, at: 'key' };
  },
});

function servedBy(id: string, project: ProjectView): Served | undefined {
  const { settings } = project;
  for (const [goal, index] of itemsOf(settings?.facts.goals)) {
    if (goal.id !== id || !settings) continue;
    const { title = id, kpi, target } = goal;
    return { title, kpi, target, file: settings.file, path: `/goals/${index}` };
  }
  for (const { facts, file } of project.documents('strategy')) {
    for (const [{ id: own, title = id, kpi, target }, index] of itemsOf(facts.objectives))
      if (own === id) return { title, kpi, target, file, path: `/objectives/${index}` };
  }
  return undefined;
}
