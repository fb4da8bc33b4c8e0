import { figureOf } from '../documents/figure.ts';
import { actualTable, type ChannelTableRow, inDecimals } from '../measure/actualRows.ts';
import { nearest } from '../messages/nearest.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { channelsOf } from './support/channels.ts';
import { kpisOf, unitName } from './support/kpis.ts';

type Actuals = PlanDocument<'actuals'>;

/** Rows of each table that are named; a table that is wrong throughout would drown the rest. */
const shown = 20;

export const actualsTable = defineRule({
  id: 'actuals-table',
  title: 'Every row of a table of actual figures is read',
  description:
    'Each row of the CSV that a file of actual figures names has a KPI of the project, or a channel, or both; it stands there once, holds values that read in the unit of that KPI, and differs from nothing that the file itself says of the channel.',
  kinds: ['actuals'],
  severity: 'warning',
  messages: {
    problem: 'Row {row} of {file}: {reason}',
    header: '{file}: {reason}',
    unknown:
      'Row {row} of {file} is about the KPI {kpi}, which the project does not have.{hint} The row counts for nothing.',
    'no-channel':
      'Row {row} of {file} is about the channel {channel}, which the strategy does not have.{hint} Correct it, or add the channel to the strategy.',
    twice: 'Rows {other} and {row} of {file} are both about {kpi}, so nobody knows which counts. Keep one of the two.',
    unreadable:
      'Row {row} of {file}: “{value}” does not read as {unit} for {kpi}. Correct it, or the row counts for nothing.',
    'two-amounts':
      'Rows {other} and {row} of {file} say {before} and {value} for {what}, so nobody knows which counts. Write it once, or the same in both.',
    differs: '{what} is {value} here, but {other} in row {row} of {file}. Correct one of them.',
    'the-table': 'The table',
    more: '{count|more row|more rows} of {file} cannot be used.',
    read: '{count|row|rows} of {file}, all read',
  },
  *check(document, { project }) {
    const file = document.facts.file?.path ?? '';
    const table = actualTable(document, project);
    if (!table) return;
    const path = '/file/path';
    const problems = table.problems.map(({ row, message: reason }) =>
      row <= 1
        ? { message: 'header', args: { file, reason }, path }
        : { message: 'problem', args: { file, row, reason }, path },
    );
    const reports: Report[] = [
      ...problems,
      ...kpiReports(document, project, [...table.rows, ...table.ofChannels]),
      ...channelReports(document, project, table.ofChannels),
    ];
    const differences = [...differencesIn(document, project, table.ofChannels)];
    yield* reports.slice(0, shown);
    if (reports.length > shown) yield { message: 'more', args: { count: reports.length - shown, file }, path };
    yield* differences;
    const count = table.rows.length + table.ofChannels.length;
    if (reports.length + differences.length === 0) yield { evidence: 'read', args: { count, file }, path };
  },
});

interface KpiRow {
  channel?: string;
  kpi: string | undefined;
  planned: number | string | undefined;
  actual: number | string | undefined;
  row: number;
}

/** What is wrong with the KPIs of rows: of the whole, or of one channel. */
function* kpiReports(document: Actuals, project: ProjectView, rows: readonly KpiRow[]): Generator<Report> {
  const file = document.facts.file?.path ?? '';
  const kpis = kpisOf(project);
  const path = '/file/path';
  const seen = new Map<string, number>();
  for (const { kpi: id, channel, row, planned, actual } of rows) {
    if (id === undefined) continue;
    const known = kpis.get(id);
    // Where a file of KPIs cannot be read, nobody can say what the row is about.
    if (!known && project.hidesIds('kpi')) continue;
    const kpi = channel === undefined ? id : `${id} from ${channel}`;
    const other = seen.get(kpi);
    const unit = known?.kpi.unit;
    const bad = [planned, actual].find(
      (value) => value !== undefined && figureOf(value, unit, project.currency) === undefined,
    );
    if (!known && !project.isDefined('kpi', id))
      yield { message: 'unknown', args: { row, file, kpi: id, hint: hintFor(id, kpis) }, path };
    else if (other !== undefined) yield { message: 'twice', args: { row, other, file, kpi }, path };
    else if (bad !== undefined) {
      const value = inDecimals(document.facts.file?.decimal, String(bad));
      yield { message: 'unreadable', args: { row, file, value, unit: unitName(unit ?? 'count'), kpi }, path };
    }
    if (other === undefined) seen.set(kpi, row);
  }
}

function hintFor(id: string, known: ReadonlyMap<string, unknown>): string {
  const suggestion = known.has(id) ? undefined : nearest(id, [...known.keys()]);
  return suggestion ? ` Did you mean ${suggestion}?` : '';
}

const amounts = ['budget', 'spend'] as const;

/** Channels that are not there, and amounts that do not read or differ from row to row. */
function* channelReports(document: Actuals, project: ProjectView, rows: readonly ChannelTableRow[]): Generator<Report> {
  const file = document.facts.file?.path ?? '';
  const channels = channelsOf(project);
  const path = '/file/path';
  const asWritten = (value: string) => inDecimals(document.facts.file?.decimal, value);
  const first = new Map<string, ChannelTableRow>();
  for (const line of rows) {
    const { channel, row } = line;
    if (!channels.has(channel) && !project.hidesIds('channel') && !project.isDefined('channel', channel)) {
      yield { message: 'no-channel', args: { row, file, channel, hint: hintFor(channel, channels) }, path };
      continue;
    }
    for (const key of amounts) {
      const value = line[key];
      if (value === undefined) continue;
      const what = `the ${key} of ${channel}`;
      const before = first.get(what);
      const minor = figureOf(value, 'money', project.currency);
      if (minor === undefined) {
        const args = { row, file, value: asWritten(value), unit: unitName('money'), kpi: what };
        yield { message: 'unreadable', args, path };
      } else if (before === undefined) first.set(what, line);
      else if (figureOf(before[key], 'money', project.currency) !== minor) {
        const both = { before: asWritten(before[key] ?? ''), value: asWritten(value) };
        yield { message: 'two-amounts', args: { other: before.row, row, file, what, ...both }, path };
      }
    }
  }
}

/** Figures that the file itself has of a channel, and its table otherwise. */
function* differencesIn(document: Actuals, project: ProjectView, rows: readonly ChannelTableRow[]): Generator<Report> {
  const file = document.facts.file?.path ?? '';
  const kpis = kpisOf(project);
  const related = [{ path: '/file/path', message: 'the-table' }];
  for (const [{ channel, values, ...own }, index] of itemsOf(document.facts.channels)) {
    for (const line of rows.filter((row) => row.channel === channel)) {
      const pairs = amounts.map((key) => ({
        what: `The ${key} of ${channel}`,
        unit: 'money' as const,
        here: own[key],
        there: line[key],
        path: `/channels/${index}/${key}`,
      }));
      const ofKpis = [...itemsOf(values)]
        .filter(([{ kpi }]) => kpi !== undefined && kpi === line.kpi)
        .flatMap(([value, place]) =>
          (['planned', 'actual'] as const).map((key) => ({
            what: `The ${key} value of ${line.kpi} from ${channel}`,
            unit: kpis.get(line.kpi ?? '')?.kpi.unit,
            here: value[key],
            there: line[key],
            path: `/channels/${index}/values/${place}/${key}`,
          })),
        );
      for (const { what, unit, here, there, path } of [...pairs, ...ofKpis]) {
        const [value, other] = [figureOf(here, unit, project.currency), figureOf(there, unit, project.currency)];
        if (value === undefined || other === undefined || value === other) continue;
        const written = inDecimals(document.facts.file?.decimal, String(there));
        yield {
          message: 'differs',
          args: { what, value: String(here), other: written, row: line.row, file },
          path,
          related,
        };
      }
    }
  }
}
