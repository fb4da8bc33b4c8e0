import { formatDay, parseDay, parsePeriod } from '../../documents/dates.ts';
import { list } from '../../messages/format.ts';
import { UserError } from '../../messages/userError.ts';
import type { Project } from '../../project/project.ts';
import { viewOf } from '../../project/view.ts';
import type { Checker } from '../../rules/checker.ts';
import type { Sheet, SheetPart } from '../../sheets/sheet.ts';
import { viewOf as pictureOf } from '../../views/index.ts';
import { type KpiRow, kpiRows } from '../kpis.ts';
import { type LeadFigures, reportedPeriod, reportedWeek } from '../leadFigures.ts';
import { actualPeriods } from '../periods.ts';
import type { MeasureReport } from '../report.ts';
import { balanceText, channelNotes, channelPart, paceText } from './budget.ts';
import { coveredText } from './covered.ts';
import { kpiNotes, kpiTable, summaryOf } from './kpi.ts';
import { leadParts } from './leads.ts';
import { economicsParts, experimentParts, funnelParts, hoursParts, initiativeParts, milestoneParts } from './parts.ts';

export type ReportRhythm = 'monthly' | 'weekly';

export interface ReportOptions {
  rhythm: ReportRhythm;
  /** Year-month-day. */
  today: string;
  /** Of a monthly report: the month, as in the actual figures; the latest when left out. */
  period?: string | undefined;
  /** Year-month-day, as `measureReport` was given it: figures that reach past it do not count. */
  asOf?: string | undefined;
  leads?: LeadFigures | undefined;
}

/** The report of a month or a week: what was planned, what came of it, why, and what is done about it. */
export function reportSheet(
  project: Project,
  checker: Checker,
  report: MeasureReport,
  { rhythm, today, period, asOf, leads }: ReportOptions,
): Sheet {
  const common = [...funnelParts(report, picturesOf(project)), ...economicsParts(report), ...experimentParts(report)];
  const last = leads === undefined ? [] : leadParts(leads, report.currency);
  return rhythm === 'weekly'
    ? weekly(report, today, last)
    : monthly(project, checker, report, { named: period, today, asOf }, [...common, ...last]);
}

function monthly(
  project: Project,
  checker: Checker,
  report: MeasureReport,
  { named, today, asOf }: { named: string | undefined; today: string; asOf: string | undefined },
  more: readonly SheetPart[],
): Sheet {
  const view = viewOf(project);
  const { currency, budget } = report;
  const at = reportedPeriod(project, named, today, asOf);
  if (named !== undefined && !at)
    throw new UserError(
      parsePeriod(named)
        ? (laterThan(report, named) ??
            `There are no actual figures of ${named}. Write them to a *.actuals.yaml file first.`)
        : `${named} is no month such as 2026-05.`,
    );
  const ofPeriod = at
    ? kpiRows(view, undefined, report.tolerance, [at]).filter(({ state }) => state !== 'no-figures')
    : [];
  const month: SheetPart[] =
    at && actualPeriods(view, parseDay(asOf)).length > 1
      ? [
          {
            title: `KPIs in ${at.period}`,
            ...withoutForecast(kpiTable(ofPeriod, currency)),
            text: [summaryOf(ofPeriod)],
          },
        ]
      : [];
  return {
    title: `${report.project}: report of ${at?.period ?? report.cycle ?? 'the cycle'}`,
    lead: [...coveredText(report), ...laterText(report, today)],
    parts: [
      ...month,
      {
        title: 'KPIs in the cycle to date',
        ...pagePicture(project, report, 'kpis'),
        ...kpiTable(report.kpis, currency),
        text: [summaryOf(report.kpis)],
      },
      ...kpiNotes(report.kpis, report),
      {
        ...channelPart(budget),
        ...pagePicture(project, report, 'budget'),
        title: 'Money',
        text: [...balanceText(budget), ...paceText(budget.pacing, budget.perCycle, currency)],
      },
      ...channelNotes(budget).map((part) => ({ ...part, title: `Money: ${part.title?.toLowerCase()}` })),
      ...milestoneParts(report.milestones),
      ...hoursParts(report.hours),
      ...more,
      ...initiativeParts(report.initiatives),
      ...smartParts(project, checker),
    ],
  };
}

function weekly(report: MeasureReport, today: string, leads: readonly SheetPart[]): Sheet {
  // A cycle that is over has no week to today: its last one is the one to look at.
  const end = parseDay(report.end) ?? Number.POSITIVE_INFINITY;
  const { start: first, end: now } = reportedWeek(report.end, today);
  const isOver = (parseDay(today) ?? 0) > end;
  const { budget, currency, kpis } = report;
  const within = (day: string | null | undefined, from: number, to: number) => {
    const number = parseDay(day);
    return number !== undefined && number >= from && number <= to;
  };
  const watch = kpis.filter((kpi) => needsWatching(kpi, report.tolerance));
  const actions = kpis.flatMap(({ title, periods }) =>
    periods.flatMap(({ action, owner, by }) =>
      action !== undefined && within(by, first, now + 7) ? [`${by} ${owner ?? ''}: ${action} (${title})`] : [],
    ),
  );
  const milestones = report.milestones.filter(
    ({ by, doneOn, state }) => state === 'late' || within(by, first, now + 7) || within(doneOn, first, now),
  );
  const table = kpiTable(watch, currency);
  return {
    title: `${report.project}: week to ${formatDay(now)}`,
    lead: [
      ...(isOver ? [`The cycle ended on ${formatDay(end)}; this is its last week.`] : []),
      ...coveredText(report),
      ...laterText(report, today),
      ...(report.through === null
        ? []
        : [
            `KPIs and money are those of the cycle to ${report.through}, not of this week alone: actual figures come by month or quarter. Actions, milestones and leads are of the week.`,
          ]),
      summaryOf(kpis),
    ],
    parts: [
      watch.length === 0
        ? {
            title: 'KPIs to watch',
            text: ['None: every KPI with figures is on plan, and none is on the way to miss its target by far.'],
          }
        : { title: 'KPIs to watch, in the cycle to date', ...table },
      {
        title: 'Money in the cycle to date',
        text: [...balanceText(budget), ...paceText(budget.pacing, budget.perCycle, currency)],
      },
      ...(actions.length === 0 ? [] : [{ title: 'Actions due this week and the next', text: actions.sort() }]),
      ...milestoneParts(milestones, 'Milestones of this week and the next, and late ones'),
      ...experimentParts(report),
      ...leads,
    ],
  };
}

/** Figures that reach past the day of the report: not counted where the day was named, else said to be there. */
function laterText({ through, leftOut, experiments }: MeasureReport, day: string): string[] {
  const [first, ...others] = leftOut;
  if (first === undefined)
    return through === null || through <= day ? [] : [`The actual figures reach to ${through}, past ${day}.`];
  const still = experiments.filter(({ plannedStop }) => plannedStop !== null && plannedStop > day);
  return [
    others.length === 0
      ? `The figures of ${first.period} reach to ${first.through}, past ${day}, and are left out: they have no days that would tell the earlier ones from the later.`
      : `The figures of ${list(leftOut.map(({ period }) => period))} reach past ${day} and are left out: they have no days that would tell the earlier ones from the later.`,
    ...still.map(
      ({ title }) =>
        `The results of “${title}” have no days either: its status, read-out and decision are those that the file has now.`,
    ),
  ];
}

/** Why a period that was asked for is not reported, if it is because its figures reach past the day. */
function laterThan({ leftOut }: MeasureReport, named: string): string | undefined {
  const found = leftOut.find(({ period }) => period === named);
  return (
    found &&
    `The figures of ${named} reach to ${found.through}, past the day of the report. Leave out --on, or name ${found.through} or a later day.`
  );
}

/** Off plan, past its threshold, or on the way to miss its target by as much as calls for a cause. */
function needsWatching({ state, onTrack, forecast, target }: KpiRow, tolerance: number): boolean {
  if (state === 'off-plan' || state === 'past-threshold') return true;
  return onTrack === false && Math.abs((forecast ?? 0) - (target ?? 0)) >= Math.abs(target ?? 0) * tolerance;
}

/** A single period has no forecast, and its target is that of the cycle. */
function withoutForecast({ table }: SheetPart): SheetPart {
  if (!table) return {};
  const kept = table.columns.flatMap(({ title }, index) => (title === 'Forecast' || title === 'Target' ? [] : [index]));
  const pick = <T>(row: readonly T[]) => kept.flatMap((index) => row.slice(index, index + 1));
  return { table: { columns: pick(table.columns), rows: table.rows.map(pick) } };
}

/**
 * The picture of the KPIs or of the budget, from the first document that has one. As Mermaid it would say less than the table.
 * Pictures have all figures of the cycle, so there is none where a report leaves some out.
 */
function pagePicture(
  project: Project,
  { leftOut }: MeasureReport,
  name: 'kpis' | 'budget',
): Pick<SheetPart, 'pagePicture'> {
  if (leftOut.length > 0) return {};
  const documents = viewOf(project).documents(name === 'kpis' ? 'kpis' : 'strategy');
  const pictures = documents.flatMap((document) => pictureOf(document, { project }, name) ?? []);
  const shown = pictures.find(({ empty }) => empty === undefined);
  return shown === undefined ? {} : { pagePicture: shown };
}

/** The first picture of each funnel. */
function picturesOf(project: Project) {
  return new Map(
    viewOf(project)
      .documents('funnel')
      .flatMap((document) => {
        const picture = pictureOf(document, { project });
        return picture === undefined ? [] : [[document.id, picture] as const];
      }),
  );
}

/** What is not yet specific, measurable, assigned, relevant or timed in the objectives: the findings of the rule. */
function smartParts(project: Project, checker: Checker): SheetPart[] {
  const strategies = viewOf(project).documents('strategy');
  if (strategies.length === 0) return [];
  const findings = strategies.flatMap(({ file }) =>
    checker.check(file).filter(({ rule }) => rule === 'objectives-smart'),
  );
  const text =
    findings.length === 0
      ? ['Every objective names its KPI, where it stands, where it should be, by when and whose it is.']
      : findings.map(({ file, range, message }) => `${file}:${range.start.line}: ${message}`);
  return [{ title: 'Objectives (SMART)', text }];
}
