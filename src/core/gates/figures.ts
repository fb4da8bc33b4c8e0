import { parseDay, parsePeriod } from '../documents/dates.ts';
import { parseMoney, parseRate } from '../documents/quantity.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import { itemsOf } from '../schema/types.ts';

/** A measured value with the period and the file that it is from. */
export interface Figure {
  period: string;
  /** Last day of the period. */
  end: number;
  value: number;
  file: string;
}

export type KpiFacts = NonNullable<NonNullable<PlanDocument<'kpis'>['facts']['kpis']>[number]>;

/** A KPI with the file that defines it. */
export interface DefinedKpi {
  kpi: KpiFacts;
  file: string;
}

/** The first KPI of the project whose id or title fits. */
export function findKpi(project: Project, pattern: RegExp): DefinedKpi | undefined {
  for (const document of project.ofKind('kpis'))
    for (const [kpi] of itemsOf(document.facts.kpis))
      if (pattern.test(kpi.id ?? '') || pattern.test(kpi.title ?? '')) return { kpi, file: document.file };
  return undefined;
}

/** The actual figures of a project by period, oldest first. */
export function actualsOf(project: Project): { document: PlanDocument<'actuals'>; period: string; end: number }[] {
  return project
    .ofKind('actuals')
    .flatMap((document) => {
      const period = String(document.facts.period ?? '');
      const end = parseDay(document.facts.through) ?? parsePeriod(period)?.end;
      return end === undefined ? [] : [{ document, period, end }];
    })
    .sort((a, b) => a.end - b.end);
}

/** What a new customer cost, in minor units: as stated, or as it follows from cost and customers, or as a KPI. */
export function acquisitionCosts(project: Project, kpi: string | undefined): Figure[] {
  const currency = project.settings?.facts.budget?.currency;
  const money = (value: unknown) => {
    const amount = value === undefined ? undefined : parseMoney(value, currency);
    return amount?.unit === 'money' ? amount.minor : undefined;
  };
  return figures(project, (facts) => {
    const { cac, acquisition_cost: cost, new_customers: customers } = facts.unit_economics ?? {};
    const total = money(cost);
    const count = Number(String(customers ?? '').replaceAll(',', ''));
    return money(cac) ?? (total !== undefined && count > 0 ? total / count : money(actualOf(facts, kpi)));
  });
}

/** Share of customers lost: as a KPI, or as the unit economics state it. */
export function churnRates(project: Project, kpi: string | undefined): Figure[] {
  const rate = (value: unknown) => {
    const read = value === undefined ? undefined : parseRate(value);
    return read?.unit === 'rate' ? read.fraction : undefined;
  };
  return figures(project, (facts) => rate(actualOf(facts, kpi)) ?? rate(facts.unit_economics?.monthly_churn));
}

type ActualFacts = PlanDocument<'actuals'>['facts'];

function figures(project: Project, read: (facts: ActualFacts) => number | undefined): Figure[] {
  return actualsOf(project).flatMap(({ document, period, end }) => {
    const value = read(document.facts);
    return value === undefined ? [] : [{ period, end, value, file: document.file }];
  });
}

function actualOf(facts: ActualFacts, kpi: string | undefined): unknown {
  return [...itemsOf(facts.kpis)].map(([entry]) => entry).find((entry) => kpi !== undefined && entry.kpi === kpi)
    ?.actual;
}
