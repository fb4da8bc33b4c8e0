import { type Period, parseDay } from '../documents/dates.ts';
import { type MarginalStep, marginalSteps, type SpendLevel } from '../measurement/marginal.ts';
import { type Pacing, pacingOf } from '../measurement/pacing.ts';
import type { ProjectView } from '../project/view.ts';
import { type ChannelPlace, channelsOf } from '../rules/support/channels.ts';
import { wholeMonths } from '../rules/support/cycle.ts';
import { kpisOf } from '../rules/support/kpis.ts';
import { countOf, minorOf } from '../rules/support/quantities.ts';
import { actualChannels } from './actualChannels.ts';
import { type ActualPeriod, withoutOverlap } from './periods.ts';
import { type FigurePlace, placeOf } from './place.ts';
import { type UnreadableAmount, unreadableAmounts } from './unreadable.ts';

export type SpendState = 'no-figures' | 'over' | 'under' | 'on-plan';

export interface SpendPeriod {
  period: string;
  budget: number | null;
  spend: number | null;
  /** What it brought of the KPI that counts customers. */
  acquisitions: number | null;
  cause?: string;
  action?: string;
  place: FigurePlace;
}

/** What a channel may cost and did cost. Amounts in whole minor units. */
export interface BudgetRow {
  channel: string;
  title: string;
  active: boolean;
  perMonth: number | null;
  /** For the whole cycle. */
  budget: number | null;
  /** Up to the last day of the figures. */
  planned: number | null;
  spent: number | null;
  pacing: Pacing | null;
  acquisitions: number | null;
  /** Spent over acquisitions. */
  cpa: number | null;
  targetCpa: number | null;
  /** What one more cost between two periods of different spending; the average hides it. */
  marginal: MarginalStep[];
  state: SpendState;
  lacks: ('cause' | 'action')[];
  periods: SpendPeriod[];
  place: FigurePlace;
}

export interface Budget {
  currency: string | null;
  perMonth: number | null;
  perCycle: number | null;
  /** What the channels have in a month together, null where an amount does not read, and how far that is from the month's budget. */
  allocated: number | null;
  difference: number | null;
  planned: number | null;
  spent: number | null;
  pacing: Pacing | null;
  /** The KPI that counts as an acquisition; null where no channel says what it brought. */
  acquisition: { kpi: string; title: string } | null;
  channels: BudgetRow[];
  unreadable: UnreadableAmount[];
}

/**
 * Budget and spending of the cycle by channel.
 * @param tolerance deviation from plan from which a cause is needed, a fraction
 * @param figures the periods to take
 */
export function budgetOf(
  project: ProjectView,
  cycle: Period | undefined,
  tolerance: number,
  figures: readonly ActualPeriod[],
): Budget {
  const periods = withoutOverlap(
    figures.filter(({ document }) => actualChannels(document, project).length > 0).map((at) => ({ at })),
  ).map(({ at }) => at);
  const money = (value: number | string | undefined) => minorOf(value, project.currency);
  const settings = project.settings?.facts.budget;
  const acquisition = acquisitionKpi(project, periods);
  const unreadable = unreadableAmounts(project, periods);
  const channels = [...channelsOf(project)].map(([id, place]) => {
    const own = unreadable.filter(({ channel }) => channel === id);
    return channelRow(project, id, place, periods, cycle, tolerance, acquisition?.kpi, own);
  });
  const perMonth = money(settings?.per_month) ?? null;
  const perCycle = money(settings?.per_cycle) ?? null;
  const lacks = (...parts: UnreadableAmount['part'][]) => unreadable.some(({ part }) => parts.includes(part));
  const active = channels.filter((row) => row.active);
  const allocated = lacks('channel') ? null : active.reduce((sum, row) => sum + (row.perMonth ?? 0), 0);
  const planned = lacks('channel', 'planned') ? null : sumOf(channels.map((row) => row.planned));
  const spent = lacks('spent') ? null : sumOf(channels.map((row) => row.spent));
  return {
    currency: project.currency ?? null,
    perMonth,
    perCycle,
    allocated,
    difference: perMonth === null || allocated === null ? null : allocated - perMonth,
    planned,
    spent,
    pacing: pacingIn(perCycle, planned, spent, periods, cycle),
    acquisition: acquisition ?? null,
    channels,
    unreadable,
  };
}

function channelRow(
  project: ProjectView,
  id: string,
  { channel, title, file, path }: ChannelPlace,
  periods: readonly ActualPeriod[],
  cycle: Period | undefined,
  tolerance: number,
  kpi: string | undefined,
  unreadable: readonly UnreadableAmount[],
): BudgetRow {
  const money = (value: number | string | undefined) => minorOf(value, project.currency);
  const perMonth = money(channel.budget) ?? null;
  const rows = periods.flatMap((at): SpendPeriod[] => {
    const row = actualChannels(at.document, project).find(({ channel: one }) => one === id);
    if (!row) return [];
    const months = wholeMonths({ start: at.start, end: at.last });
    const usual = perMonth === null || months === undefined ? undefined : perMonth * months;
    const value = row.values.find((entry) => entry.kpi === kpi)?.actual;
    return [
      {
        period: at.period,
        budget: money(row.budget) ?? usual ?? null,
        spend: money(row.spend) ?? null,
        acquisitions: countOf(value) ?? null,
        ...(row.cause === undefined ? {} : { cause: row.cause }),
        ...(row.action === undefined ? {} : { action: row.action }),
        place: placeOf(at.document, row.path),
      },
    ];
  });
  const sumUnless = (part: UnreadableAmount['part'], values: readonly (number | null)[]) =>
    unreadable.some((one) => one.part === part) ? null : sumOf(values);
  const planned = sumUnless(
    'planned',
    rows.map((row) => row.budget),
  );
  const spent = sumUnless(
    'spent',
    rows.map((row) => row.spend),
  );
  const budget = cycleBudget(perMonth, channel.flight, cycle, planned);
  const acquisitions = sumOf(rows.map((row) => row.acquisitions));
  const state = stateOf(planned, spent, tolerance);
  const document = project.document(file);
  const isOff = state === 'over' || state === 'under';
  return {
    channel: id,
    title,
    active: channel.active !== false,
    perMonth,
    budget,
    planned,
    spent,
    pacing: pacingIn(budget, planned, spent, periods, cycle),
    acquisitions,
    cpa: spent === null || !acquisitions ? null : spent / acquisitions,
    targetCpa: money(channel.target_cpa) ?? null,
    marginal: marginalIn(rows),
    state,
    lacks: isOff ? (['cause', 'action'] as const).filter((part) => !rows.some((row) => row[part] !== undefined)) : [],
    periods: rows,
    place: document ? placeOf(document, path) : { file, range: nowhere },
  };
}

const nowhere = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/**
 * What a channel may cost in the cycle: its months, or by days where it is used for part of them. Where its months were given
 * more than that, as for spending before the flight, it may cost what they were given.
 */
function cycleBudget(
  perMonth: number | null,
  flight: { start?: string | undefined; end?: string | undefined } | undefined,
  cycle: Period | undefined,
  planned: number | null,
): number | null {
  if (perMonth === null || !cycle) return null;
  const months = wholeMonths(cycle);
  if (months === undefined) return null;
  const start = Math.max(cycle.start, parseDay(flight?.start) ?? cycle.start);
  const end = Math.min(cycle.end, parseDay(flight?.end) ?? cycle.end);
  const share = Math.max(0, end - start + 1) / (cycle.end - cycle.start + 1);
  return Math.max(Math.round(perMonth * months * share), planned ?? 0);
}

/** Pacing to the last day of the figures, where they begin with the cycle. */
function pacingIn(
  budget: number | null,
  planned: number | null,
  spent: number | null,
  periods: readonly ActualPeriod[],
  cycle: Period | undefined,
): Pacing | null {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!cycle || !first || !last || !budget || spent === null) return null;
  if (first.start > cycle.start || last.end < cycle.start) return null;
  const daysTotal = cycle.end - cycle.start + 1;
  const daysElapsed = Math.min(daysTotal, last.end - cycle.start + 1);
  return pacingOf({ budget, daysTotal, daysElapsed, spent, ...(planned === null ? {} : { plannedToDate: planned }) });
}

function stateOf(planned: number | null, spent: number | null, tolerance: number): SpendState {
  if (spent === null) return 'no-figures';
  if (planned === null || planned === 0) return spent > 0 && planned === 0 ? 'over' : 'on-plan';
  const share = (spent - planned) / planned;
  if (Math.abs(share) < tolerance - 1e-12) return 'on-plan';
  return share > 0 ? 'over' : 'under';
}

function marginalIn(rows: readonly SpendPeriod[]): MarginalStep[] {
  const levels = rows.flatMap(({ spend, acquisitions }): SpendLevel[] =>
    spend === null || acquisitions === null ? [] : [{ spend, conversions: acquisitions }],
  );
  const isDistinct = new Set(levels.map(({ spend }) => spend)).size === levels.length;
  return levels.length < 2 || !isDistinct ? [] : marginalSteps(levels);
}

/**
 * The KPI of which a channel's cost for each is reckoned: a count of the revenue stage that the channels report, else the
 * last count that they report, because they go down the funnel.
 */
export function acquisitionKpi(
  project: ProjectView,
  periods: readonly ActualPeriod[],
): { kpi: string; title: string } | undefined {
  const kpis = kpisOf(project);
  const reported = periods.flatMap(({ document }) =>
    actualChannels(document, project).flatMap(({ values }) => values.map((value) => value.kpi)),
  );
  const counts = [...new Set(reported)].flatMap((id) => {
    const kpi = kpis.get(id)?.kpi;
    return kpi !== undefined && (kpi.unit ?? 'count') === 'count' ? [kpi] : [];
  });
  const chosen = counts.find(({ stage }) => stage === 'revenue') ?? counts.at(-1);
  return chosen?.id === undefined ? undefined : { kpi: chosen.id, title: chosen.title ?? chosen.id };
}

/** The sum of what is known; null where nothing is. */
export function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
