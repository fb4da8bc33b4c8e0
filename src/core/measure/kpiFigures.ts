import { type FigureUnit, figureOf } from '../documents/figure.ts';
import { minorUnitDigits } from '../documents/quantity.ts';
import { computeKpis } from '../measurement/kpiValues.ts';
import type { PaceKind } from '../measurement/pace.ts';
import type { ProjectView } from '../project/view.ts';
import { type KpiFacts, type KpiPlace, kpisOf } from '../rules/support/kpis.ts';
import { actualRows } from './actualRows.ts';
import { type ActualPeriod, withoutOverlap } from './periods.ts';

/** A KPI in one period, as a file of actual figures has it. */
export interface KpiEntry {
  at: ActualPeriod;
  /** Pointer into the file. */
  path: string;
  planned: number | undefined;
  actual: number | undefined;
  cause: string | undefined;
  action: string | undefined;
  owner: string | undefined;
  by: string | undefined;
}

/** Counts that every tool reports as they stand; those who came in a month are another figure. */
const standing = /\bfollowers\b/i;
const coming = /\b(?:new|gained|added)\b/i;

/** Whether the figures of several periods add up, or the last one counts. */
export function paceKindOf({ aggregation, unit, id = '', title = '' }: KpiFacts): PaceKind {
  if (aggregation !== undefined) return aggregation === 'sum' ? 'flow' : 'level';
  const name = `${id} ${title}`;
  if (standing.test(name) && !coming.test(name)) return 'level';
  return unit === 'count' || unit === 'money' ? 'flow' : 'level';
}

/** The entries of each KPI by its id, oldest first; of periods that overlap only the longest. */
export function kpiEntries(
  project: ProjectView,
  periods: readonly ActualPeriod[],
  kpis: ReadonlyMap<string, KpiPlace>,
): Map<string, KpiEntry[]> {
  const entries = new Map<string, KpiEntry[]>();
  for (const at of periods) {
    for (const row of actualRows(at.document, project)) {
      const unit = kpis.get(row.kpi)?.kpi.unit;
      const entry = {
        at,
        path: row.path,
        planned: figureOf(row.planned, unit, project.currency),
        actual: figureOf(row.actual, unit, project.currency),
        cause: row.cause,
        action: row.action,
        owner: row.owner,
        by: row.by,
      };
      entries.set(row.kpi, [...(entries.get(row.kpi) ?? []), entry]);
    }
  }
  return new Map([...entries].map(([id, list]) => [id, withoutOverlap(list)]));
}

/** What several periods come to: their sum for a flow, the last for a level; undefined where one is missing. */
export function together(kind: PaceKind, values: readonly (number | undefined)[]): number | undefined {
  if (values.length === 0) return undefined;
  if (kind === 'level') return values.at(-1);
  return values.some((value) => value === undefined) ? undefined : values.reduce<number>((sum, v) => sum + (v ?? 0), 0);
}

/**
 * Figures of all KPIs, those with a formula computed from the others.
 * @param measured what was planned or measured, by id, in the units of `figureOf`
 * @returns figures by id, and why one is missing
 */
export function allFigures(
  project: ProjectView,
  measured: (id: string) => number | undefined,
): Map<string, { value: number | undefined; problem?: string }> {
  const kpis = [...kpisOf(project).values()].map(({ kpi }) => kpi);
  const scale = (unit: FigureUnit | undefined) => (unit === 'money' ? 10 ** minorUnitDigits(project.currency) : 1);
  const values = computeKpis(
    kpis.map(({ id = '', formula, unit }) => {
      const value = measured(id);
      return { id, formula, value: value === undefined ? undefined : value / scale(unit) };
    }),
  );
  return new Map(
    values.map(({ id, value, problem }, index) => {
      const unit = kpis[index]?.unit;
      const figure = value === null ? undefined : unit === 'money' ? Math.round(value * scale(unit)) : value;
      return [id, { value: figure, ...(problem === undefined ? {} : { problem }) }];
    }),
  );
}
