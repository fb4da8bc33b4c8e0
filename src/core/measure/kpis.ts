import { formatDay, type Period } from '../documents/dates.ts';
import { type FigureUnit, figureOf } from '../documents/figure.ts';
import { findAnomalies } from '../measurement/anomalies.ts';
import { type Pace, paceOf } from '../measurement/pace.ts';
import { type Direction, isPastThreshold, type Variance, varianceOf } from '../measurement/variance.ts';
import type { ProjectView } from '../project/view.ts';
import { type KpiFacts, kpisOf } from '../rules/support/kpis.ts';
import { allFigures, type KpiEntry, kpiEntries, paceKindOf, together } from './kpiFigures.ts';
import type { ActualPeriod } from './periods.ts';
import { type FigurePlace, placeOf } from './place.ts';

/** How a KPI stands. */
export type KpiState = 'no-figures' | 'past-threshold' | 'off-plan' | 'on-plan' | 'ahead';

export interface KpiPeriod {
  period: string;
  planned: number | null;
  actual: number | null;
  /** Far from the other periods, by the modified z-score; null where there are too few to say. */
  anomaly: boolean | null;
  cause?: string;
  action?: string;
  owner?: string;
  by?: string;
  place: FigurePlace;
}

/** A KPI against its plan. Rates are fractions, money whole minor units, lengths of time days. */
export interface KpiRow {
  id: string;
  title: string;
  class: string | null;
  stage: string | null;
  unit: FigureUnit | null;
  direction: Direction;
  owner: string | null;
  /** Whether the figures of the periods add up (`flow`), or the last counts (`level`). */
  kind: 'flow' | 'level';
  formula: string | null;
  baseline: number | null;
  target: number | null;
  threshold: number | null;
  range: { low: number | null; high: number | null } | null;
  /** From the first day of the cycle to the last day of the figures. */
  planned: number | null;
  actual: number | null;
  variance: Variance | null;
  pace: Pace | null;
  /** Where the cycle ends, and whether that reaches the target. */
  forecast: number | null;
  onTrack: boolean | null;
  state: KpiState;
  /** What a difference that needs a cause still lacks. */
  lacks: ('cause' | 'action')[];
  problem: string | null;
  periods: KpiPeriod[];
  place: FigurePlace;
}

/** From this number of periods on an outlier can be told from the others. */
const leastForAnomalies = 5;

/**
 * Every KPI of the cycle against its plan, in the order of the files.
 * @param cycle its days; without them there is no pace and no forecast
 * @param periods the figures to take
 */
export function kpiRows(
  project: ProjectView,
  cycle: Period | undefined,
  tolerance: number,
  periods: readonly ActualPeriod[],
): KpiRow[] {
  const kpis = kpisOf(project);
  const entries = kpiEntries(project, periods, kpis);
  const kindOf = (id: string) => paceKindOf(kpis.get(id)?.kpi ?? {});
  const sum = (id: string, which: 'planned' | 'actual') =>
    together(
      kindOf(id),
      (entries.get(id) ?? []).map((entry) => entry[which]),
    );
  const planned = allFigures(project, (id) => sum(id, 'planned'));
  const actual = allFigures(project, (id) => sum(id, 'actual'));
  const paces = new Map(
    [...kpis].map(
      ([id, { kpi }]) => [id, paceIn(project, kpi, actual.get(id)?.value, entries.get(id), cycle)] as const,
    ),
  );
  // A flow without a pace has no forecast; a level stays where it is.
  const forecasts = allFigures(
    project,
    (id) => paces.get(id)?.forecast ?? (kindOf(id) === 'level' ? actual.get(id)?.value : undefined),
  );
  return [...kpis].map(([id, { kpi, file, path }]) => {
    const own = entries.get(id) ?? [];
    const document = project.document(file);
    const row = rowOf(project, kpi, tolerance, {
      planned: planned.get(id)?.value,
      actual: actual.get(id)?.value,
      pace: paces.get(id),
      forecast: forecasts.get(id)?.value,
    });
    const latest = own.at(-1);
    const lacks =
      (row.variance?.needsCause === true || row.state === 'past-threshold') && kpi.formula === undefined
        ? (['cause', 'action'] as const).filter((part) => !own.some((entry) => entry[part] !== undefined))
        : [];
    return {
      ...row,
      lacks,
      problem: row.actual === null ? (actual.get(id)?.problem ?? null) : null,
      periods: periodsOf(own),
      place: latest
        ? placeOf(latest.at.document, latest.path)
        : document
          ? placeOf(document, path)
          : { file, range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } },
    };
  });
}

function paceIn(
  project: ProjectView,
  kpi: KpiFacts,
  actual: number | undefined,
  entries: readonly KpiEntry[] | undefined,
  cycle: Period | undefined,
): Pace | undefined {
  const target = figureOf(kpi.target, kpi.unit, project.currency);
  const baseline = figureOf(kpi.baseline, kpi.unit, project.currency);
  const first = entries?.[0];
  const last = entries?.at(-1);
  if (kpi.formula !== undefined || actual === undefined || target === undefined || !first || !last || !cycle)
    return undefined;
  const kind = paceKindOf(kpi);
  if (kind === 'level' && baseline === undefined) return undefined;
  // A flow that was not measured from the first day on has no pace to date.
  const covered = kind === 'level' || first.at.start <= cycle.start;
  if (!covered || last.at.end < cycle.start) return undefined;
  const pace = paceOf({ kind, target, baseline: baseline ?? 0, actual, ...cycle, through: last.at.end });
  const forecast = possible(pace.forecast, kpi);
  return { ...pace, forecast, forecastGap: forecast - target };
}

/** A share of a whole stays between nothing and all of it, a length of time does not become negative. */
function possible(forecast: number, { unit }: KpiFacts): number {
  if (unit === 'rate') return Math.min(1, Math.max(0, forecast));
  return unit === 'duration' ? Math.max(0, forecast) : forecast;
}

interface Figures {
  planned: number | undefined;
  actual: number | undefined;
  pace: Pace | undefined;
  forecast: number | undefined;
}

function rowOf(
  project: ProjectView,
  kpi: KpiFacts,
  tolerance: number,
  { planned, actual, pace, forecast }: Figures,
): Omit<KpiRow, 'lacks' | 'problem' | 'periods' | 'place'> {
  const { currency } = project;
  const figure = (value: unknown) => figureOf(value, kpi.unit, currency);
  const direction = kpi.direction ?? 'up';
  const kind = paceKindOf(kpi);
  const [target, threshold] = [figure(kpi.target), figure(kpi.threshold)];
  const range = kpi.range && { low: figure(kpi.range.low), high: figure(kpi.range.high) };
  const isFlow = kind === 'flow';
  // Threshold and band of a flow are about the whole cycle: what has come so far says nothing against them, the forecast does.
  const limits = { direction, threshold, range };
  const variance =
    actual === undefined ? undefined : varianceOf({ planned, actual, tolerance, ...(isFlow ? { direction } : limits) });
  const judged = isFlow ? forecast : actual;
  const past = judged !== undefined && isPastThreshold({ actual: judged, ...limits });
  return {
    id: kpi.id ?? '',
    title: kpi.title ?? kpi.id ?? '',
    class: kpi.class ?? null,
    stage: kpi.stage ?? null,
    unit: kpi.unit ?? null,
    direction,
    owner: kpi.owner ?? null,
    kind,
    formula: kpi.formula ?? null,
    baseline: figure(kpi.baseline) ?? null,
    target: target ?? null,
    threshold: threshold ?? null,
    range: range ? { low: range.low ?? null, high: range.high ?? null } : null,
    planned: planned ?? null,
    actual: actual ?? null,
    variance: variance ?? null,
    pace: pace ?? null,
    forecast: forecast ?? null,
    onTrack: forecast === undefined || target === undefined ? null : reaches(forecast, target, direction, range),
    state: actual === undefined ? 'no-figures' : past ? 'past-threshold' : stateOf(variance),
  };
}

function reaches(
  forecast: number,
  target: number,
  direction: Direction,
  range: { low: number | undefined; high: number | undefined } | undefined,
): boolean {
  if (direction === 'range') return forecast >= (range?.low ?? target) && forecast <= (range?.high ?? target);
  // Equal but for the errors of floating point is reached.
  const noise = Math.abs(target) * 1e-9;
  return direction === 'up' ? forecast >= target - noise : forecast <= target + noise;
}

function stateOf(variance: Variance | undefined): KpiState {
  if (!variance?.needsCause) return 'on-plan';
  return variance.favourability === 'favourable' ? 'ahead' : 'off-plan';
}

function periodsOf(entries: readonly KpiEntry[]): KpiPeriod[] {
  const known = entries.flatMap((entry) => (entry.actual === undefined ? [] : [entry.actual]));
  const scores = known.length < leastForAnomalies ? undefined : findAnomalies(known).points;
  let next = 0;
  return entries.map((entry) => {
    const { at, planned, actual, cause, action, owner, by, path } = entry;
    const anomaly = actual === undefined ? null : (scores?.[next++]?.isAnomaly ?? null);
    return {
      period: at.end < at.last ? `${at.period} to ${formatDay(at.end)}` : at.period,
      planned: planned ?? null,
      actual: actual ?? null,
      anomaly,
      ...(cause === undefined ? {} : { cause }),
      ...(action === undefined ? {} : { action }),
      ...(owner === undefined ? {} : { owner }),
      ...(by === undefined ? {} : { by }),
      place: placeOf(at.document, path),
    };
  });
}

/** Periods that the figures cover, in words. */
export function coveredWords(periods: readonly ActualPeriod[]): string {
  const [first, last] = [periods[0], periods.at(-1)];
  return first && last ? `${formatDay(first.start)} to ${formatDay(last.end)}` : 'no figures yet';
}
