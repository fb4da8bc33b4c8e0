import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { type ActualRow, actualTable, type ChannelTableRow } from './actualRows.ts';
import type { ActualsDocument } from './periods.ts';

/** What a channel cost and brought in one period, from the file itself and from the table that it names. */
export interface ActualChannel {
  /** Its id; empty where the file names none. */
  channel: string;
  budget: number | string | undefined;
  spend: number | string | undefined;
  cause?: string | undefined;
  action?: string | undefined;
  values: readonly ActualRow[];
  /** Pointer into the file of actual figures: to the channel, or to the table. */
  path: string;
}

/**
 * The channels of a file of actual figures, each with its spend and its values by KPI. What the file says goes before its
 * table, and of two rows of a table the first counts; the rule `actuals-table` names where they differ.
 */
export function actualChannels(document: ActualsDocument, project: ProjectView): ActualChannel[] {
  const own = [...itemsOf(document.facts.channels)].map(([row, index]): ActualChannel => {
    const path = `/channels/${index}`;
    const values = [...itemsOf(row.values)].map(([{ kpi = '', planned, actual, cause, action }, place]) => ({
      kpi,
      planned,
      actual,
      cause,
      action,
      path: `${path}/values/${place}`,
    }));
    const { channel = '', budget, spend, cause, action } = row;
    return { channel, budget, spend, cause, action, values, path };
  });
  const inTable = new Map<string, ChannelTableRow[]>();
  for (const row of actualTable(document, project)?.ofChannels ?? [])
    inTable.set(row.channel, [...(inTable.get(row.channel) ?? []), row]);
  const merged = own.map((entry, index) => {
    const rows = inTable.get(entry.channel);
    const isFirst = own.findIndex(({ channel }) => channel === entry.channel) === index;
    return rows && isFirst ? withRows(entry, rows) : entry;
  });
  const added = [...inTable]
    .filter(([id]) => !own.some(({ channel }) => channel === id))
    .map(([channel, rows]) =>
      withRows({ channel, budget: undefined, spend: undefined, values: [], path: '/file' }, rows),
    );
  return [...merged, ...added];
}

function withRows(entry: ActualChannel, rows: readonly ChannelTableRow[]): ActualChannel {
  const values = new Map(entry.values.map((value) => [value.kpi, value]));
  for (const { kpi, planned, actual } of rows) {
    if (kpi === undefined) continue;
    const value = values.get(kpi);
    if (value === undefined) values.set(kpi, { kpi, planned, actual, path: '/file' });
    // A cause may stand in the file, and its figures in the table.
    else values.set(kpi, { ...value, planned: value.planned ?? planned, actual: value.actual ?? actual });
  }
  return {
    ...entry,
    budget: entry.budget ?? rows.find(({ budget }) => budget !== undefined)?.budget,
    spend: entry.spend ?? rows.find(({ spend }) => spend !== undefined)?.spend,
    values: [...values.values()],
  };
}
