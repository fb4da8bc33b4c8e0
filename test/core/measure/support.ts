import { loadProject, MemoryWorkspace, type Project } from '../../../src/core/index.ts';
import { type MeasureReport, measureReport } from '../../../src/core/measure/report.ts';

export const settings = `kind: project
title: Acme
cycle: { period: 2026-Q2 }
budget: { currency: USD, per_month: "USD 3,000", per_cycle: "USD 9,000" }
`;

export const kpis = `kind: kpis
title: KPIs
kpis:
  - { id: visits, title: Visits, unit: count, stage: acquisition, direction: up, target: 9000, threshold: 8000 }
  - { id: signups, title: Sign-ups, unit: count, stage: acquisition, direction: up, target: 910, threshold: 700 }
  - { id: rate, title: Sign-up rate, unit: rate, direction: up, formula: signups / visits, target: 10% }
  - { id: followers, title: Followers, unit: count, aggregation: last, direction: up, baseline: 100, target: 130 }
  - { id: churn, title: Churn, unit: rate, direction: down, baseline: 4%, target: 3%, threshold: 5% }
  - { id: customers, title: Customers, unit: count, stage: revenue, direction: up, target: 90 }
`;

/** A small project, with what is given laid over it. */
export async function projectWith(files: Readonly<Record<string, string>>): Promise<Project> {
  return loadProject(new MemoryWorkspace({ 'marketing.yaml': settings, 'main.kpis.yaml': kpis, ...files }));
}

export async function measured(files: Readonly<Record<string, string>>, today = '2026-06-15'): Promise<MeasureReport> {
  return measureReport(await projectWith(files), today);
}

/** Actual figures of a month. */
export function month(period: string, rows: string, more = ''): Record<string, string> {
  return { [`${period}.actuals.yaml`]: `kind: actuals\ntitle: ${period}\nperiod: ${period}\nkpis:\n${rows}${more}` };
}
