import { figures, type Sheet, type SheetPart, words } from '../../sheets/sheet.ts';
import type { KpiRow } from '../kpis.ts';
import type { MeasureReport } from '../report.ts';
import { figureText, kpiCountText, kpiStateWords, none, shareText } from '../words.ts';
import { coveredText } from './covered.ts';

/** The KPIs against their plan as a report. @param chosen ids; all when there are none */
export function kpiSheet(report: MeasureReport, chosen: readonly string[] = []): Sheet {
  const kpis = chosen.length === 0 ? report.kpis : report.kpis.filter(({ id }) => chosen.includes(id));
  return {
    title: `KPIs of ${report.project}`,
    lead: [...coveredText(report), summaryOf(kpis)],
    parts: kpis.length === 0 ? [] : [kpiTable(kpis, report.currency), ...kpiNotes(kpis, report)],
  };
}

/** KPIs by their state, as a sentence. */
export function summaryOf(kpis: readonly KpiRow[]): string {
  if (kpis.length === 0) return 'No KPI is defined. `gtm new kpis main` writes a file to begin with.';
  const states = ['on-plan', 'ahead', 'off-plan', 'past-threshold', 'no-figures'] as const;
  const parts = states.flatMap((state) => {
    const count = kpis.filter((kpi) => kpi.state === state).length;
    return count === 0 ? [] : [kpiCountText(count, state)];
  });
  return `${kpis.length} ${kpis.length === 1 ? 'KPI' : 'KPIs'}: ${parts.join(', ')}.`;
}

/** Planned and actual to date, and where the cycle ends. */
export function kpiTable(kpis: readonly KpiRow[], currency: string | null): SheetPart {
  return {
    table: {
      columns: [
        words('KPI'),
        figures('Planned'),
        figures('Actual'),
        figures('Difference'),
        figures('Forecast'),
        figures('Target'),
        words('State'),
      ],
      rows: kpis.map((kpi) => [
        kpi.title,
        figureText(kpi.planned, kpi.unit, currency),
        figureText(kpi.actual, kpi.unit, currency),
        shareText(kpi.variance),
        figureText(kpi.forecast, kpi.unit, currency),
        figureText(kpi.target, kpi.unit, currency),
        `${kpiStateWords[kpi.state]}${kpi.class === 'vanity' ? ' (vanity)' : ''}`,
      ]),
    },
  };
}

/** What to do something about: differences with their cause and action, those without, and outliers. */
export function kpiNotes(kpis: readonly KpiRow[], { currency }: Pick<MeasureReport, 'currency'>): SheetPart[] {
  const missing = kpis.filter(({ lacks }) => lacks.length > 0).map(missingText);
  const explained = kpis.flatMap(({ title, periods }) =>
    periods.flatMap(({ period, cause, action, owner, by }) =>
      cause === undefined && action === undefined
        ? []
        : [`${title}, ${period}: ${[cause, action].filter(Boolean).join(' → ')}${whoWhen(owner, by)}`],
    ),
  );
  const outliers = kpis.flatMap(({ title, unit, periods }) =>
    periods.flatMap(({ period, actual, anomaly }) =>
      anomaly ? [`${title}, ${period}: ${figureText(actual, unit, currency)} is far from the other periods`] : [],
    ),
  );
  const unknown = kpis.flatMap(({ title, problem }) => (problem === null ? [] : [`${title}: ${problem}`]));
  return [
    { title: 'Needs a cause and an action', text: missing },
    { title: 'Causes and actions', text: explained },
    { title: 'Outliers (modified z-score beyond 3.5; Iglewicz & Hoaglin 1993)', text: outliers },
    { title: 'Without figures', text: unknown },
  ].filter(({ text }) => text.length > 0);
}

/** What a KPI still lacks, as a sentence. */
export function missingText({ title, variance, state, lacks }: KpiRow): string {
  const reasons = variance?.needsCause ? variance.reasons : [`It is ${kpiStateWords[state]}.`];
  return `${title}: ${reasons.join(' ')} Add ${lacks.map((part) => `\`${part}\``).join(' and ')} to the actual figures.`;
}

/** Who does it until when. */
export function whoWhen(owner: string | undefined, by: string | undefined): string {
  const parts = [owner, by === undefined ? undefined : `by ${by}`].filter(
    (part) => part !== undefined && part !== none,
  );
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
