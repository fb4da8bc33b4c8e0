import { figureOf, formatFigure } from '../../documents/figure.ts';
import builtIn from '../../generated/metrics.json' with { type: 'json' };
import { allFigures } from '../../measure/kpiFigures.ts';
import type { ProjectView } from '../../project/view.ts';
import { itemsOf } from '../../schema/types.ts';
import { type KpiFacts, kpiName, kpisOf } from './kpis.ts';

/** A success metric of a workflow with what was measured of it. */
export interface MeasuredMetric {
  id: string;
  name: string;
  /** How it has to stand, in words: `above 80 %`; undefined where it only has to be measured. */
  wanted: string | undefined;
  value: number | undefined;
  /** As people read it. */
  written: string;
  isMet: boolean;
  cause: string | undefined;
  action: string | undefined;
  /** Where the latest figure stands; undefined while there is none. */
  place: { file: string; path: string } | undefined;
}

const words: Readonly<Record<string, string>> = {
  above: 'above',
  below: 'below',
  'at-least': 'at least',
  'at-most': 'at most',
};

/** The metrics of a workflow. A project's own KPI of the same id takes the place of the built-in one. */
export function measuredMetrics(project: ProjectView, workflow: string): MeasuredMetric[] {
  const own = kpisOf(project);
  const rows = project
    .documents('actuals')
    .flatMap(({ file, facts }) =>
      [...itemsOf(facts.kpis)].map(([row, index]) => ({ row, file, path: `/kpis/${index}` })),
    );
  const latest = (id: string) => rows.findLast(({ row }) => row.kpi === id && row.actual !== undefined);
  const unitOf = (id: string) =>
    own.get(id)?.kpi.unit ?? (builtIn.find((metric) => metric.id === id)?.unit as KpiFacts['unit']);
  const measured = (id: string) => figureOf(latest(id)?.row.actual, unitOf(id), project.currency);
  const computed = allFigures(project, measured);
  return builtIn
    .filter((metric) => metric.workflow === workflow)
    .map((metric) => {
      const kpi = own.get(metric.id)?.kpi;
      const unit = unitOf(metric.id);
      const found = latest(metric.id);
      const value = computed.get(metric.id)?.value ?? measured(metric.id);
      // Without a threshold of its own a metric is held against the project's target, as the source asks.
      const stated = kpi?.threshold ?? ('threshold' in metric ? metric.threshold : kpi?.target);
      const limit = figureOf(stated, unit, project.currency);
      const write = (figure: number) => formatFigure(figure, unit, project.currency);
      return {
        id: metric.id,
        name: kpi ? kpiName(kpi) : metric.title,
        wanted: limit === undefined ? undefined : `${words[metric.comparison] ?? metric.comparison} ${write(limit)}`,
        value,
        written: value === undefined ? '' : write(value),
        isMet: value !== undefined && (limit === undefined || meets(value, metric.comparison, limit)),
        cause: found?.row.cause,
        action: found?.row.action,
        place: found && { file: found.file, path: found.path },
      };
    });
}

function meets(value: number, comparison: string, limit: number): boolean {
  if (comparison === 'above') return value > limit;
  if (comparison === 'below') return value < limit;
  return comparison === 'at-most' ? value <= limit : value >= limit;
}
