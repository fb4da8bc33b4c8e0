import { normalName } from '../data/columns.ts';
import { feedCsv } from '../data/csv.ts';
import { type DataProblem, Problems } from '../data/problem.ts';
import { list } from '../messages/format.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import type { ActualsDocument } from './periods.ts';

/** A KPI as a whole in one period, from the file itself or from the table that it names. */
export interface ActualRow {
  kpi: string;
  planned: number | string | undefined;
  actual: number | string | undefined;
  cause?: string | undefined;
  action?: string | undefined;
  owner?: string | undefined;
  by?: string | undefined;
  /** Pointer into the file of actual figures. */
  path: string;
}

/** The KPIs of a file of actual figures; the figures of a row of the file go before those of its table. */
export function actualRows(document: ActualsDocument, project: ProjectView): ActualRow[] {
  const own = [...itemsOf(document.facts.kpis)].map(
    ([{ kpi = '', planned, actual, cause, action, owner, by }, index]) => ({
      kpi,
      planned,
      actual,
      cause,
      action,
      owner,
      by,
      path: `/kpis/${index}`,
    }),
  );
  const known = new Set(own.map(({ kpi }) => kpi));
  const inTable = actualTable(document, project)?.rows ?? [];
  // A cause may stand in the file, and its figures in the table.
  const merged = own.map((row) => {
    const hasFigures = row.planned !== undefined || row.actual !== undefined;
    const { planned, actual } = (hasFigures ? undefined : inTable.find(({ kpi }) => kpi === row.kpi)) ?? row;
    return { ...row, planned, actual };
  });
  return [...merged, ...inTable.filter(({ kpi }) => !known.has(kpi))];
}

/** A row of a table about one channel: what a KPI had from it, what it cost, or both. */
export interface ChannelTableRow {
  channel: string;
  kpi: string | undefined;
  planned: string | undefined;
  actual: string | undefined;
  budget: string | undefined;
  spend: string | undefined;
  row: number;
}

/** What stands in the table of a document. */
export interface ActualTable {
  /** Rows about a KPI as a whole, each with its place in the table, the header being row 1. */
  rows: readonly (ActualRow & { row: number })[];
  /** Rows that name a channel. */
  ofChannels: readonly ChannelTableRow[];
  /** Rows that could not be read, and columns that are not there. */
  problems: readonly DataProblem[];
}

/** Tables by the document that names them, as long as they are the same: several rules and views ask for them. */
const lastRead = new WeakMap<ActualsDocument, { text: string; table: ActualTable }>();

/** The table that a document of actual figures names; undefined where there is none, or it was not read. */
export function actualTable(document: ActualsDocument, project: ProjectView): ActualTable | undefined {
  const { file } = document.facts;
  const text = file?.path === undefined ? undefined : project.data(file.path);
  if (text === undefined) return undefined;
  const found = lastRead.get(document);
  if (found?.text === text) return found.table;
  const table = readTable(document, text);
  lastRead.set(document, { text, table });
  return table;
}

/** The figures of a plan have a decimal point. A table that writes 1.234,5 is read as 1,234.5, and the other way round. */
export function inDecimals(decimal: 'point' | 'comma' | undefined, text: string): string {
  return decimal === 'comma' ? text.replaceAll(/[.,]/g, (sign) => (sign === '.' ? ',' : '.')) : text;
}

function readTable({ facts }: ActualsDocument, text: string): ActualTable {
  const declared = facts.file?.columns;
  const usual = {
    kpi: 'kpi',
    channel: 'channel',
    planned: 'planned',
    actual: 'actual',
    budget: 'budget',
    spend: 'spend',
  };
  const wanted = { ...usual, ...declared };
  const rows: (ActualRow & { row: number })[] = [];
  const ofChannels: ChannelTableRow[] = [];
  const problems = new Problems();
  let places: Record<string, number> = {};
  let isOfSpend = false;
  feedCsv(
    text,
    {
      columns(names) {
        const all = names.map(normalName);
        places = Object.fromEntries(
          Object.entries(wanted).map(([key, name]) => [key, all.indexOf(normalName(name ?? key))]),
        );
        const has = (key: keyof typeof usual) => places[key] !== -1 || declared?.[key] !== undefined;
        isOfSpend = has('channel') && has('spend') && !has('kpi') && !has('actual');
        const needed = isOfSpend ? (['channel', 'spend'] as const) : (['kpi', 'actual'] as const);
        for (const key of needed)
          if (places[key] === -1)
            problems.add(1, '', 'no-column', {
              wanted: wanted[key] ?? key,
              names: list(names.map((name) => `“${name}”`)),
            });
      },
      row(cells, row) {
        const cell = (key: string) => String(cells[places[key] ?? -1] ?? '').trim();
        const value = (key: string) => (cell(key) === '' ? undefined : inDecimals(facts.file?.decimal, cell(key)));
        if (places.kpi === -1 && !isOfSpend) return;
        const [kpi, channel, planned, actual] = [cell('kpi'), cell('channel'), value('planned'), value('actual')];
        const [budget, spend] = [value('budget'), value('spend')];
        if (channel !== '' && (kpi !== '' || budget !== undefined || spend !== undefined))
          ofChannels.push({ channel, kpi: kpi === '' ? undefined : kpi, planned, actual, budget, spend, row });
        else if (kpi !== '') rows.push({ kpi, planned, actual, path: '/file', row });
        else problems.add(row, (isOfSpend ? wanted.channel : wanted.kpi) ?? 'kpi', 'empty');
      },
    },
    problems,
  );
  return { rows, ofChannels, problems: problems.list };
}
