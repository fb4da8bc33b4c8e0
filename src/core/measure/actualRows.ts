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

/** The KPIs of a file of actual figures; a row of the file goes before one of its table. */
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
  return [...own, ...(actualTable(document, project)?.rows ?? []).filter(({ kpi }) => !known.has(kpi))];
}

/** What stands in the table of a document. */
export interface ActualTable {
  /** Rows about a KPI as a whole, each with its place in the table, the header being row 1. */
  rows: readonly (ActualRow & { row: number })[];
  /** Rows that name a channel; the figures of channels stand in the document itself. */
  ofChannels: readonly number[];
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
  const wanted = { kpi: 'kpi', channel: 'channel', planned: 'planned', actual: 'actual', ...facts.file?.columns };
  const rows: (ActualRow & { row: number })[] = [];
  const ofChannels: number[] = [];
  const problems = new Problems();
  let places: Record<string, number> = {};
  feedCsv(
    text,
    {
      columns(names) {
        const all = names.map(normalName);
        places = Object.fromEntries(
          Object.entries(wanted).map(([key, name]) => [key, all.indexOf(normalName(name ?? key))]),
        );
        for (const key of ['kpi', 'actual'] as const)
          if (places[key] === -1)
            problems.add(1, '', 'no-column', {
              wanted: wanted[key] ?? key,
              names: list(names.map((name) => `“${name}”`)),
            });
      },
      row(cells, row) {
        const cell = (key: string) => String(cells[places[key] ?? -1] ?? '').trim();
        if (places.kpi === -1) return;
        if (cell('kpi') === '') return problems.add(row, wanted.kpi ?? 'kpi', 'empty');
        if (cell('channel') !== '') {
          ofChannels.push(row);
          return;
        }
        const value = (key: string) => (cell(key) === '' ? undefined : inDecimals(facts.file?.decimal, cell(key)));
        rows.push({ kpi: cell('kpi'), planned: value('planned'), actual: value('actual'), path: '/file', row });
      },
    },
    problems,
  );
  return { rows, ofChannels, problems: problems.list };
}
