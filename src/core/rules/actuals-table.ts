import { figureOf } from '../documents/figure.ts';
import { actualTable, inDecimals } from '../measure/actualRows.ts';
import { nearest } from '../messages/nearest.ts';
import { defineRule, type Report } from './rule.ts';
import { kpisOf, unitName } from './support/kpis.ts';

/** Rows of each table that are named; a table that is wrong throughout would drown the rest. */
const shown = 20;

export const actualsTable = defineRule({
  id: 'actuals-table',
  title: 'Every row of a table of actual figures is read',
  description:
    'Each row of the CSV that a file of actual figures names has a KPI of the project, stands there once, and holds values that read in the unit of that KPI.',
  kinds: ['actuals'],
  severity: 'warning',
  messages: {
    problem: 'Row {row} of {file}: {reason}',
    header: '{file}: {reason}',
    unknown:
      'Row {row} of {file} is about the KPI {kpi}, which the project does not have.{hint} The row counts for nothing.',
    twice: 'Rows {other} and {row} of {file} are both about {kpi}, so nobody knows which counts. Keep one of the two.',
    unreadable:
      'Row {row} of {file}: “{value}” does not read as {unit} for {kpi}. Correct it, or the row counts for nothing.',
    channels:
      '{count|row|rows} of {file} with a channel, the first of them row {row}, counted for nothing. Write the figures of channels under `channels`.',
    more: '{count|more row|more rows} of {file} cannot be used.',
    read: '{count|row|rows} of {file}, all read',
  },
  *check(document, { project }) {
    const file = document.facts.file?.path ?? '';
    const table = actualTable(document, project);
    if (!table) return;
    const kpis = kpisOf(project);
    const path = '/file/path';
    const reports: Report[] = table.problems.map(({ row, message: reason }) =>
      row <= 1
        ? { message: 'header', args: { file, reason }, path }
        : { message: 'problem', args: { file, row, reason }, path },
    );
    const seen = new Map<string, number>();
    for (const { kpi, row, planned, actual } of table.rows) {
      const known = kpis.get(kpi);
      // Where a file of KPIs cannot be read, nobody can say what the row is about.
      if (!known && project.hidesIds('kpi')) continue;
      const suggestion = known ? undefined : nearest(kpi, [...kpis.keys()]);
      const hint = suggestion ? ` Did you mean ${suggestion}?` : '';
      const other = seen.get(kpi);
      const unit = known?.kpi.unit;
      const bad = [planned, actual].find(
        (value) => value !== undefined && figureOf(value, unit, project.currency) === undefined,
      );
      if (!known && !project.isDefined('kpi', kpi))
        reports.push({ message: 'unknown', args: { row, file, kpi, hint }, path });
      else if (other !== undefined) reports.push({ message: 'twice', args: { row, other, file, kpi }, path });
      else if (bad !== undefined)
        reports.push({
          message: 'unreadable',
          args: {
            row,
            file,
            value: inDecimals(document.facts.file?.decimal, String(bad)),
            unit: unitName(unit ?? 'count'),
            kpi,
          },
          path,
        });
      if (other === undefined) seen.set(kpi, row);
    }
    yield* reports.slice(0, shown);
    if (reports.length > shown) yield { message: 'more', args: { count: reports.length - shown, file }, path };
    const [row] = table.ofChannels;
    if (row !== undefined) yield { message: 'channels', args: { count: table.ofChannels.length, file, row }, path };
    else if (reports.length === 0) yield { evidence: 'read', args: { count: table.rows.length, file }, path };
  },
});
