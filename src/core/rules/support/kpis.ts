import type { FigureUnit } from '../../documents/figure.ts';
import type { ProjectView } from '../../project/view.ts';
import { type Facts, itemsOf } from '../../schema/types.ts';

export type KpiFacts = NonNullable<NonNullable<Facts<'kpis'>['kpis']>[number]>;

/** A KPI and where it is defined. */
export interface KpiPlace {
  kpi: KpiFacts;
  file: string;
  path: string;
}

/** All KPIs of the cycle by their ids; of two with one id the first counts. */
export function kpisOf(project: ProjectView): Map<string, KpiPlace> {
  const kpis = new Map<string, KpiPlace>();
  for (const document of project.documents('kpis')) {
    for (const [kpi, index] of itemsOf(document.facts.kpis)) {
      if (kpi.id === undefined || kpis.has(kpi.id)) continue;
      kpis.set(kpi.id, { kpi, file: document.file, path: `/kpis/${index}` });
    }
  }
  return kpis;
}

/** What a KPI is called. */
export function kpiName({ title, id }: Pick<KpiFacts, 'title' | 'id'>): string {
  return title ?? id ?? 'unnamed';
}

const unitNames: Record<FigureUnit, string> = {
  count: 'a number',
  rate: 'a rate',
  money: 'an amount of money',
  duration: 'a length of time',
  score: 'a number',
  ratio: 'a number',
};

/** A unit in a sentence: “does not read as a rate”. */
export function unitName(unit: FigureUnit): string {
  return unitNames[unit];
}

/** True when a KPI gets worse on the way from one figure to another. */
export function getsWorse(direction: KpiFacts['direction'], from: number, to: number): boolean {
  return (direction === 'up' && to < from) || (direction === 'down' && to > from);
}
