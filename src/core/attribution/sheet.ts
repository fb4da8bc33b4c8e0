import { isRefusal } from '../calculators/calculator.ts';
import type { DataProblem } from '../data/problem.ts';
import { formatCount, formatMoney, formatRate } from '../documents/quantity.ts';
import { list } from '../messages/format.ts';
import { figures, type Sheet, type SheetPart, words } from '../sheets/sheet.ts';
import { coverageText, type MeasuredConversion } from './coverage.ts';
import type { AttributionReport } from './report.ts';
import type { Policies } from './result.ts';
import type { ChannelReturn } from './returns.ts';

/** What stands beside the numbers of an attribution. */
export interface AttributionAbout {
  /** Names of the files. */
  files: readonly string[];
  currency: string | undefined;
  /** Where the spend comes from. */
  spendFrom?: readonly string[];
  /** What was measured of the conversions, where the spend is that of all of them. */
  measured?: readonly MeasuredConversion[];
  problems: readonly DataProblem[];
  problemCount: number;
}

type Result = AttributionReport['results'][number];

/** An attribution as a report: the models side by side, the policies of each, returns where the spend is known. */
export function attributionSheet(report: AttributionReport, about: AttributionAbout): Sheet {
  const { totals, results, memory } = report;
  const { currency, files, spendFrom = [], measured = [] } = about;
  const worth = totals.value === 0 ? '' : ` worth ${formatMoney(totals.value, currency)}`;
  const none = totals.unattributed.conversions;
  return {
    title: `Attribution of ${files.join(', ')}`,
    lead: [
      `${counted(totals.conversions, 'conversion')}${worth} on ${counted(totals.paths, 'path')}${totals.nulls === 0 ? '' : `; ${formatCount(totals.nulls)} did not convert`}.`,
      ...eventLines(report),
      ...(none === 0
        ? []
        : [
            `${counted(none, 'conversion')} had no contact that counts; they stand as (none) and are not spread over the channels.`,
          ]),
      ...(memory === undefined ? [] : [`Memory: ${memory}.`]),
    ],
    parts: [
      ...sideBySideParts(report, currency),
      { title: 'Models', text: results.map(modelText) },
      ...returnParts(report, currency, spendFrom, measured),
      ...problemParts(about),
    ],
  };
}

/** Which events the conversions are; several are of different kinds, and add up all the same. */
function eventLines({ events = [] }: AttributionReport): string[] {
  if (events.length === 0) return [];
  const named = list(events.map(({ event, rows }) => `${event} ${formatCount(rows)}`));
  const hint = events.length > 1 ? ' They add up; name one with --conversion to see it alone.' : '';
  return [`Conversions are the rows with an event: ${named}.${hint}`];
}

function sideBySideParts({ sideBySide, totals }: AttributionReport, currency: string | undefined): SheetPart[] {
  const { models, rows } = sideBySide;
  if (rows.length === 0) return [];
  const columns = [words('Channel'), ...models.map(figures)];
  const table = (pick: (row: (typeof rows)[number]) => (number | null)[], write: (value: number) => string) => ({
    columns,
    rows: rows.map((row) => [row.channel, ...pick(row).map((value) => (value === null ? '–' : write(value)))]),
  });
  const write = creditFormat(rows.flatMap(({ conversions }) => conversions));
  return [
    { title: 'Conversions', table: table(({ conversions }) => conversions, write) },
    ...(totals.value === 0
      ? []
      : [
          {
            title: 'Value',
            table: table(
              ({ values }) => values,
              (value) => formatMoney(value, currency),
            ),
          },
        ]),
  ];
}

function modelText(result: Result): string {
  if (isRefusal(result)) return `${result.model}: no number. ${result.message}`;
  return `${result.model}: ${result.method}; ${policyText(result.policies)}.`;
}

/** How many problems of the data are written out. */
const shownProblems = 20;

function problemParts({ problems, problemCount }: AttributionAbout): SheetPart[] {
  if (problemCount === 0) return [];
  const lines = problems.slice(0, shownProblems).map(({ file, row, column, message }) => {
    const place = [file, row].filter((part) => part !== undefined).join(':');
    return `${place}: ${column === '' ? '' : `${column}: `}${message}`;
  });
  const more = problemCount - lines.length;
  const rest = more === 0 ? [] : [`And ${formatCount(more)} more; --json lists the first thousand.`];
  return [{ title: `${counted(problemCount, 'finding')} in the data`, text: [...lines, ...rest] }];
}

const repeatWords = { keep: 'repeats kept', collapse: 'runs of one channel collapsed', once: 'each channel once' };

/** The policies of a result in words. */
export function policyText({ lookbackDays, repeats, nullPaths, halfLifeDays, weights }: Policies): string {
  const shares = Object.entries(weights ?? {}).map(([name, share]) => `${name} ${formatRate(share)}`);
  return [
    lookbackDays === null ? 'no look-back window' : `look-back ${formatCount(lookbackDays)} days`,
    repeatWords[repeats],
    `paths without conversion ${nullPaths}`,
    ...(halfLifeDays === undefined ? [] : [`half-life ${formatCount(halfLifeDays)} days`]),
    ...(shares.length === 0 ? [] : [shares.join(', ')]),
  ].join('; ');
}

function returnParts(
  { results, events = [] }: AttributionReport,
  currency: string | undefined,
  from: readonly string[],
  measured: readonly MeasuredConversion[],
): SheetPart[] {
  const rated = results.flatMap((result) =>
    isRefusal(result) || result.returns === undefined ? [] : [{ model: result.model, returns: result.returns }],
  );
  const [first] = rated;
  if (!first) return [];
  const notes = first.returns.flatMap(({ channel, note }) => (note === undefined ? [] : [`${channel}: ${note}`]));
  const source = from.length === 0 ? [] : [`Spend from ${from.join(', ')}.`];
  return [
    {
      title: `Return by ${first.model}`,
      table: returnTable(first.returns, currency),
      text: [...source, ...coverageText(events, measured), ...notes],
    },
    ...(rated.length === 1 ? [] : [{ title: 'Return on ad spend (value / spend) by model', table: roasTable(rated) }]),
  ];
}

function roasTable(
  rated: readonly { model: string; returns: readonly ChannelReturn[] }[],
): NonNullable<SheetPart['table']> {
  const channels = rated[0]?.returns.map(({ channel }) => channel) ?? [];
  const roas = (returns: readonly ChannelReturn[], name: string) =>
    returns.find(({ channel }) => channel === name)?.roas ?? null;
  return {
    columns: [words('Channel'), ...rated.map(({ model }) => figures(model))],
    rows: channels.map((channel) => [
      channel,
      ...rated.map(({ returns }) => {
        const value = roas(returns, channel);
        return value === null ? '–' : value.toFixed(2);
      }),
    ]),
  };
}

function returnTable(returns: readonly ChannelReturn[], currency: string | undefined): NonNullable<SheetPart['table']> {
  const money = (value: number | null) => (value === null ? '–' : formatMoney(Math.round(value), currency));
  const ratio = (value: number | null) => (value === null ? '–' : value.toFixed(2));
  const write = creditFormat(returns.map(({ conversions }) => conversions));
  return {
    columns: [words('Channel'), ...['Spend', 'Conversions', 'Value', 'CPA', 'ROAS', 'ROI', 'Share index'].map(figures)],
    rows: returns.map((row) => [
      row.channel,
      money(row.spend),
      write(row.conversions),
      money(row.value),
      money(row.cpa),
      ratio(row.roas),
      row.roi === null ? '–' : formatRate(row.roi).replace('-', '−'),
      ratio(row.shareIndex),
    ]),
  };
}

/** Credit is shown to a hundredth where it is not whole, all of a column alike; the JSON has all digits. */
function creditFormat(values: readonly (number | null)[]): (value: number) => string {
  if (values.every((value) => Number.isInteger(value ?? 0))) return formatCount;
  return (value) => value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

function counted(count: number, one: string): string {
  return `${formatCount(count)} ${one}${count === 1 ? '' : 's'}`;
}
