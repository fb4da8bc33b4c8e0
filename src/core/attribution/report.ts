import { isRefusal } from '../calculators/calculator.ts';
import { refuse } from '../measurement/refuse.ts';
import { type AttributionAccumulator, type AttributionOutcome, accumulatorRefusals } from './accumulator.ts';
import type { AttributionTotals } from './result.ts';
import { type ChannelReturn, channelReturns } from './returns.ts';

/** What a channel gets by each model; null for a model that gave no number. */
export interface SideBySideRow {
  channel: string;
  conversions: (number | null)[];
  /** In minor units. */
  values: (number | null)[];
}

/** What several models say about the same paths. */
export interface AttributionReport {
  totals: AttributionTotals;
  /** What reading the data had to remember. */
  memory?: string;
  results: (AttributionOutcome & { returns?: ChannelReturn[] })[];
  /** One column for each model, in the order of the results. */
  sideBySide: { models: string[]; rows: SideBySideRow[] };
}

/**
 * Everything that an accumulator knows, for a door to show.
 * @param spend by channel in minor units; without it there are no returns
 */
export function attributionReport(
  accumulator: AttributionAccumulator,
  { spend, memory }: { spend?: Readonly<Record<string, number>> | undefined; memory?: string | undefined } = {},
): AttributionReport {
  const { totals } = accumulator;
  const none = totals.conversions === 0 && refuse(accumulatorRefusals, 'no-conversions', { paths: totals.paths });
  const results = accumulator.results().map((result) => {
    if (none) return { model: result.model, ...none };
    return isRefusal(result) || spend === undefined
      ? result
      : { ...result, returns: channelReturns(result.credit, spend) };
  });
  return {
    totals,
    ...(memory === undefined ? {} : { memory }),
    results,
    sideBySide: sideBySide(results),
  };
}

function sideBySide(results: readonly AttributionOutcome[]): AttributionReport['sideBySide'] {
  const columns = results.map((result) =>
    isRefusal(result) ? undefined : new Map(result.credit.map((row) => [row.channel, row])),
  );
  const channels = [...new Set(columns.flatMap((column) => [...(column?.keys() ?? [])]))];
  const rows = channels.map((channel) => ({
    channel,
    conversions: columns.map((column) => (column ? (column.get(channel)?.conversions ?? 0) : null)),
    values: columns.map((column) => (column ? (column.get(channel)?.value ?? 0) : null)),
  }));
  return { models: results.map(({ model }) => model), rows };
}
