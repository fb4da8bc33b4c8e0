import { formatDay, parseDay, parsePeriod } from '../documents/dates.ts';
import { hasContent } from '../documents/placeholder.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { cycleOf } from './support/cycle.ts';

type Actuals = Facts<'actuals'>;

export const actualsConsistent = defineRule({
  id: 'actuals-consistent',
  title: 'Actual figures say when they are from, and each stands there once',
  description:
    'The period lies within the cycle, no KPI, channel or campaign is listed twice, and a difference that has a cause also has something that is done about it.',
  kinds: ['actuals'],
  severity: 'warning',
  messages: {
    'no-period': 'Nobody knows from when these figures are. Add `period`, such as 2026-05.',
    outside:
      'The figures are from {period}, but the cycle runs from {first} to {last}. Correct the period, or the cycle of this file.',
    'the-cycle': 'The cycle',
    through: 'The figures run through {day}, which is outside {period}. Correct one of them.',
    twice: '{what} {id} stands here twice, so nobody knows which figures count. Keep one of the two.',
    'the-other': 'The other entry',
    idle: 'The difference of {id} has a cause, but nothing is done about it. Add an `action`, if only to keep going.',
    empty: 'The file holds no figures. Add `kpis` or `channels`, or name a CSV under `file`.',
    once: '{count|KPI|KPIs}, each once',
  },
  *check({ facts }, { project }) {
    const reports = [...checkPeriod(facts, cycleOf(project), project.settings?.file ?? ''), ...checkEntries(facts)];
    yield* reports;
    const count = [...itemsOf(facts.kpis)].length;
    if (reports.length === 0 && count > 0) yield { evidence: 'once', args: { count }, path: '/kpis', at: 'key' };
  },
});

function* checkPeriod(
  facts: Actuals,
  cycle: { start: number; end: number } | undefined,
  file: string,
): Generator<Report> {
  const period = parsePeriod(facts.period);
  if (facts.period === undefined) yield { message: 'no-period', path: '/period', at: 'key' };
  if (!period) return;
  if (cycle && (period.end < cycle.start || period.start > cycle.end)) {
    const args = { period: String(facts.period), first: formatDay(cycle.start), last: formatDay(cycle.end) };
    yield { message: 'outside', args, path: '/period', related: [{ file, path: '/cycle', message: 'the-cycle' }] };
  }
  const through = parseDay(facts.through);
  if (through === undefined || (through >= period.start && through <= period.end)) return;
  yield {
    message: 'through',
    severity: 'error',
    args: { day: formatDay(through), period: String(facts.period) },
    path: '/through',
  };
}

interface Row {
  cause?: string | undefined;
  action?: string | undefined;
}

function* checkEntries(facts: Actuals): Generator<Report> {
  const { kpis, channels, campaigns, content, file } = facts;
  if (
    ![kpis, channels, campaigns].some((rows) => [...itemsOf<Row>(rows)].length > 0) &&
    !hasContent(content) &&
    file === undefined
  )
    yield { message: 'empty', severity: 'info', path: '/kpis', at: 'key' };
  yield* checkRows(
    'The KPI',
    [...itemsOf(kpis)].map(([row, index]) => ({ row, id: row.kpi, path: `/kpis/${index}` })),
  );
  const tables = [
    { key: 'channel', table: 'channels', rows: channels },
    { key: 'campaign', table: 'campaigns', rows: campaigns },
    { key: 'content', table: 'content', rows: content },
  ] as const;
  for (const { key, table, rows } of tables) {
    const own = [...itemsOf<Row & Partial<Record<typeof key, string>> & { values?: Actuals['kpis'] }>(rows as never)];
    yield* checkRows(
      `The ${key}`,
      own.map(([row, index]) => ({ row, id: row[key], path: `/${table}/${index}` })),
    );
    for (const [{ values }, index] of own) {
      const path = `/${table}/${index}/values`;
      yield* checkRows(
        'The KPI',
        [...itemsOf(values)].map(([row, place]) => ({ row, id: row.kpi, path: `${path}/${place}` })),
      );
    }
  }
}

function* checkRows(
  what: string,
  rows: readonly { row: Row; id: string | undefined; path: string }[],
): Generator<Report> {
  const seen = new Map<string, string>();
  for (const { row, id, path } of rows) {
    if (id === undefined) continue;
    const other = seen.get(id);
    if (other !== undefined) {
      const related = [{ path: other, message: 'the-other' }];
      yield { message: 'twice', severity: 'error', args: { what, id }, path, related };
    } else seen.set(id, path);
    if (hasContent(row.cause) && !hasContent(row.action))
      yield { message: 'idle', args: { id }, path: `${path}/cause` };
  }
}
