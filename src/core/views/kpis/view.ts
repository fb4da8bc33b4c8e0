import { type KpiRow, kpiRows } from '../../measure/kpis.ts';
import { actualPeriods } from '../../measure/periods.ts';
import { toleranceOf } from '../../measure/report.ts';
import { kpiTable, summaryOf } from '../../measure/sheets/kpi.ts';
import { figureText, kpiStateWords } from '../../measure/words.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import { itemsOf } from '../../schema/types.ts';
import type { BarRow, BarsView } from '../bars/model.ts';
import { cleanTable } from '../bars/table.ts';
import { cleanText } from '../clean.ts';
import { cycleAround } from '../cycle.ts';
import { rangeAt } from '../place.ts';
import type { ViewWorld } from '../source.ts';

/** The KPIs of a file, planned and actual, with threshold, target and trend. */
export interface KpisView extends BarsView {
  kind: 'kpis';
}

const skeleton = `kpis:
  - id: signups
    title: Sign-ups
    class: business
    stage: acquisition
    unit: count
    direction: up
    baseline: 2,000
    target: 2,750
    threshold: 2,300
`;

/** Draws the KPIs of a document as they stand in its cycle. */
export function kpisView(document: PlanDocument<'kpis'>, { project }: ViewWorld): KpisView {
  const { view, cycle } = cycleAround(document, project);
  const currency = view.currency ?? null;
  const places = new Map([...itemsOf(document.facts.kpis)].map(([kpi, index]) => [kpi.id ?? '', index] as const));
  const rows = kpiRows(view, cycle, toleranceOf(view), actualPeriods(view)).filter(({ id }) => places.has(id));
  const bars = rows.map((row) => ({
    ...barOf(row, currency),
    range: rangeAt(document, `/kpis/${places.get(row.id)}`),
  }));
  return {
    kind: 'kpis',
    title: cleanText(document.title),
    summary: summaryOf(rows),
    table: cleanTable(kpiTable(rows, currency).table),
    legend: legendOf(bars),
    scale: { unit: '% of what was planned to date', bars: 'actual', line: 'planned', shares: true },
    rows: bars,
    ...(rows.length === 0
      ? { empty: { message: 'This file has no KPIs yet. Add what you steer by, with target and threshold.', skeleton } }
      : {}),
  };
}

/** Explains what there is to see, and nothing else. */
function legendOf(rows: readonly BarRow[]): string {
  const has = (part: 'actual' | 'planned' | 'target' | 'threshold' | 'trend') =>
    rows.some((row) => row[part] !== undefined);
  return [
    ...(has('actual') ? ['Bar: actual to date.'] : []),
    ...(has('planned') ? ['Frame: planned to date.'] : []),
    ...(has('target') ? ['Grey line: target.'] : []),
    ...(has('threshold') ? ['Dashed red line: threshold.'] : []),
    ...(has('trend') ? ['At the right: period by period.'] : []),
  ].join(' ');
}

const signs = {
  'past-threshold': 'bad',
  'off-plan': 'warning',
  'on-plan': 'good',
  ahead: 'good',
  'no-figures': 'open',
} as const;

function barOf(row: KpiRow, currency: string | null): Omit<BarRow, 'range'> {
  const { planned, actual, target, threshold, range, forecast } = row;
  const write = (value: number | null) => figureText(value, row.unit, currency);
  const limit = threshold ?? range?.low ?? null;
  const known = [planned, actual, target, limit, range?.high ?? null].filter((value) => value !== null);
  const figures =
    actual === null ? '' : `${write(actual)}${planned === null ? '' : ` of ${write(planned)} planned`} · `;
  const end = [
    ...(forecast === null || forecast === actual ? [] : [`forecast ${write(forecast)}`]),
    ...(target === null ? [] : [`target ${write(target)}`]),
    ...(limit === null ? [] : [`threshold ${write(limit)}`]),
  ].join(', ');
  const trend = row.periods.flatMap((period) => (period.actual === null ? [] : [period.actual]));
  return {
    title: cleanText(row.title),
    sign: signs[row.state],
    text: `${figures}${kpiStateWords[row.state]}${end === '' ? '' : ` · ${end}`}`,
    full: Math.max(...known, 0) * 1.04 || 1,
    ...(actual === null ? {} : { actual }),
    ...(planned === null ? {} : { planned }),
    ...(target === null ? {} : { target }),
    ...(limit === null ? {} : { threshold: limit }),
    ...(trend.length > 1 ? { trend } : {}),
  };
}
