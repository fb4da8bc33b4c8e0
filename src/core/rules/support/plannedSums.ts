import { figureOf } from '../../documents/figure.ts';
import { kpiEntries, paceKindOf, together } from '../../measure/kpiFigures.ts';
import { actualPeriods } from '../../measure/periods.ts';
import type { ProjectView } from '../../project/view.ts';
import { type KpiFacts, kpisOf } from './kpis.ts';

/** How far the plans of the periods may add up past the target, and how near the last one comes to it, both as shares of it. */
const pastTarget = 1.5;
const nearTarget = 0.5;

/**
 * The KPIs whose planned figures add up far past their target, while the last figure alone is near it: a level, such as
 * subscribers, that is taken for a flow because nobody has said which it is.
 * @returns what the plans come to, by id, in the units of `figureOf`
 */
export function plansPastTarget(project: ProjectView): Map<string, { kpi: KpiFacts; sum: number }> {
  const kpis = kpisOf(project);
  const entries = kpiEntries(project, actualPeriods(project), kpis);
  return new Map(
    [...kpis].flatMap(([id, { kpi }]) => {
      if (kpi.aggregation !== undefined || kpi.formula !== undefined || paceKindOf(kpi) !== 'flow') return [];
      const planned = (entries.get(id) ?? []).map((entry) => entry.planned);
      const [sum, last] = [together('flow', planned), planned.at(-1)];
      const target = figureOf(kpi.target, kpi.unit, project.currency);
      if (planned.length < 2 || sum === undefined || last === undefined || !target) return [];
      const isPast = sum > target * pastTarget && Math.abs(last - target) <= target * nearTarget;
      return isPast ? [[id, { kpi, sum }] as const] : [];
    }),
  );
}
