import type { BudgetRow } from './budget.ts';
import type { ExperimentRow } from './experiments.ts';
import type { KpiRow } from './kpis.ts';
import type { MilestoneRow } from './milestones.ts';
import type { FigurePlace } from './place.ts';
import type { MeasureReport } from './report.ts';
import { balanceText, paceText } from './sheets/budget.ts';
import { missingText, summaryOf } from './sheets/kpi.ts';
import {
  adviceWords,
  figureText,
  kpiStateWords,
  milestoneStateWords,
  moneyText,
  none,
  rateText,
  spendStateWords,
} from './words.ts';

/** How an entry stands; the editor shows a sign for each, and the words of the entry say it as well. */
export type MeasureSign = 'good' | 'warning' | 'bad' | 'open' | 'waiting' | 'unknown';

/** One line of the Measure view. */
export interface MeasureEntry {
  id: string;
  title: string;
  /** What stands behind the title: the figures and the state, in words. */
  description: string;
  /** More about it, a line each. */
  details: string[];
  sign: MeasureSign;
  place: FigurePlace;
}

export interface MeasureGroup {
  id: 'kpis' | 'money' | 'experiments' | 'milestones';
  title: string;
  summary: string;
  entries: MeasureEntry[];
}

/** What the Measure view shows: KPIs planned and actual, money, experiments with their state, milestones. What needs somebody comes first. */
export function measureList(report: MeasureReport): MeasureGroup[] {
  const { kpis, budget, experiments, milestones, currency } = report;
  const channels = budget.channels.filter(({ active }) => active);
  const groups: MeasureGroup[] = [
    { id: 'kpis', title: 'KPIs', summary: short(summaryOf(kpis)), entries: kpis.map((kpi) => kpiEntry(kpi, currency)) },
    {
      id: 'money',
      title: 'Money',
      summary: budget.pacing?.pacing == null ? '' : `pace ${rateText(budget.pacing.pacing)}`,
      entries: channels.length === 0 ? [] : [monthEntry(report), ...channels.map((row) => channelEntry(row, currency))],
    },
    {
      id: 'experiments',
      title: 'Experiments',
      summary: String(experiments.length),
      entries: experiments.map(experimentEntry),
    },
    { id: 'milestones', title: 'Milestones', summary: lateText(milestones), entries: milestones.map(milestoneEntry) },
  ];
  return groups
    .filter(({ entries }) => entries.length > 0)
    .map((group) => ({ ...group, entries: group.id === 'kpis' ? urgentFirst(group.entries) : group.entries }));
}

const urgency: Readonly<Record<MeasureSign, number>> = { bad: 0, warning: 1, waiting: 2, open: 2, unknown: 2, good: 2 };

function urgentFirst(entries: readonly MeasureEntry[]): MeasureEntry[] {
  return [...entries].sort((a, b) => urgency[a.sign] - urgency[b.sign]);
}

/** `30 KPIs: 28 on plan, 2 off plan.` as `28 on plan, 2 off plan`. */
function short(summary: string): string {
  return summary.replace(/^[^:]*: /, '').replace(/\.$/, '');
}

const kpiSigns = {
  'past-threshold': 'bad',
  'off-plan': 'warning',
  'on-plan': 'good',
  ahead: 'good',
  'no-figures': 'open',
} as const;

function kpiEntry(kpi: KpiRow, currency: string | null): MeasureEntry {
  const write = (value: number | null) => figureText(value, kpi.unit, currency);
  const latest = kpi.periods.findLast(({ cause, action }) => cause !== undefined || action !== undefined);
  const figures =
    kpi.actual === null
      ? ''
      : `${write(kpi.actual)}${kpi.planned === null ? '' : ` of ${write(kpi.planned)} planned`} · `;
  return {
    id: kpi.id,
    title: kpi.title,
    description: `${figures}${kpiStateWords[kpi.state]}`,
    details: [
      `Planned to date ${write(kpi.planned)}, actual ${write(kpi.actual)}`,
      `Forecast ${write(kpi.forecast)}, target ${write(kpi.target)}${kpi.threshold === null ? '' : `, threshold ${write(kpi.threshold)}`}`,
      ...(kpi.owner === null ? [] : [`Owner: ${kpi.owner}`]),
      ...(kpi.lacks.length > 0 ? [missingText(kpi)] : []),
      ...(latest ? [[latest.cause, latest.action].filter(Boolean).join(' → ')] : []),
      ...(kpi.problem === null ? [] : [kpi.problem]),
    ],
    sign: kpiSigns[kpi.state],
    place: kpi.place,
  };
}

function monthEntry({ budget }: MeasureReport): MeasureEntry {
  const [first] = budget.channels;
  return {
    id: 'month',
    title: 'All channels',
    description: `${moneyText(budget.spent, budget.currency)} of ${moneyText(budget.planned, budget.currency)} planned`,
    details: [...balanceText(budget), ...paceText(budget.pacing, budget.perCycle, budget.currency)],
    sign: budget.unreadable.length > 0 || (budget.difference ?? 0) !== 0 ? 'bad' : 'good',
    place: (first as BudgetRow).place,
  };
}

function channelEntry(row: BudgetRow, currency: string | null): MeasureEntry {
  const money = (value: number | null) => moneyText(value, currency);
  const figures = row.spent === null ? '' : `${money(row.spent)} of ${money(row.planned)} planned · `;
  return {
    id: row.channel,
    title: row.title,
    description: `${figures}${spendStateWords[row.state]}`,
    details: [
      `A month ${money(row.perMonth)}, cycle ${money(row.budget)}`,
      ...(row.pacing === null ? [] : [`Pace ${rateText(row.pacing.pacing)}, projected ${money(row.pacing.projected)}`]),
      ...(row.cpa === null ? [] : [`${money(row.cpa)} for each customer, target ${money(row.targetCpa)}`]),
    ],
    sign: row.state === 'no-figures' ? 'open' : row.state === 'on-plan' ? 'good' : 'warning',
    place: row.periods.at(-1)?.place ?? row.place,
  };
}

const experimentSigns = { ship: 'good', stop: 'bad', 'not-yet': 'waiting', 'cannot-say': 'unknown' } as const;

function experimentEntry(row: ExperimentRow): MeasureEntry {
  const decided = row.decision === null ? '' : ` · decided: ${row.decision}`;
  return {
    id: row.id,
    title: row.title,
    description: `${row.status ?? none} · ${adviceWords[row.verdict]}${decided}`,
    details: [row.reason, ...(row.start === null ? [] : [`${row.start} to ${row.plannedStop ?? '?'}`])].filter(Boolean),
    sign: experimentSigns[row.verdict],
    place: row.place,
  };
}

function milestoneEntry(row: MilestoneRow, index: number): MeasureEntry {
  const signs = { done: 'good', 'done-late': 'good', late: 'bad', due: 'open' } as const;
  return {
    id: `${row.by}#${index}`,
    title: row.title,
    description: `${row.by} · ${milestoneStateWords[row.state]}`,
    details: [row.campaign, ...(row.owner === null ? [] : [`Owner: ${row.owner}`])],
    sign: signs[row.state],
    place: row.place,
  };
}

function lateText(milestones: readonly MilestoneRow[]): string {
  const late = milestones.filter(({ state }) => state === 'late').length;
  return late === 0 ? '' : `${late} late`;
}
