import { normalName } from '../data/columns.ts';
import { feedCsv } from '../data/csv.ts';
import { Problems } from '../data/problem.ts';
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
  return [...own, ...tableRows(document, project).filter(({ kpi }) => !known.has(kpi))];
}

/** Rows by the document that names their table, as long as the table is the same: several rules and views ask for them. */
const lastRead = new WeakMap<ActualsDocument, { text: string; rows: readonly ActualRow[] }>();

function tableRows(document: ActualsDocument, project: ProjectView): readonly ActualRow[] {
  const { file } = document.facts;
  const text = file?.path === undefined ? undefined : project.data(file.path);
  if (text === undefined) return [];
  const found = lastRead.get(document);
  if (found?.text === text) return found.rows;
  const rows = readRows(document, text);
  lastRead.set(document, { text, rows });
  return rows;
}

/** Rows of the table that are about no channel: those are the KPIs as a whole. */
function readRows({ facts }: ActualsDocument, text: string): ActualRow[] {
  const wanted = { kpi: 'kpi', channel: 'channel', planned: 'planned', actual: 'actual', ...facts.file?.columns };
  const rows: ActualRow[] = [];
  let places: Record<string, number> = {};
  feedCsv(
    text,
    {
      columns(names) {
        const all = names.map(normalName);
        places = Object.fromEntries(
          Object.entries(wanted).map(([key, name]) => [key, all.indexOf(normalName(name ?? key))]),
        );
      },
      row(cells) {
        const cell = (key: string) => String(cells[places[key] ?? -1] ?? '').trim();
        if (cell('kpi') === '' || cell('channel') !== '') return;
        const value = (key: string) => (cell(key) === '' ? undefined : cell(key));
        rows.push({ kpi: cell('kpi'), planned: value('planned'), actual: value('actual'), path: '/file' });
      },
    },
    new Problems(),
  );
  return rows;
}
