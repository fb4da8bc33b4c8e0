import { isRefusal } from '../calculators/calculator.ts';
import { formatCount } from '../documents/quantity.ts';
import { refuse } from '../measurement/refuse.ts';
import { list } from '../messages/format.ts';
import { type AttributionAccumulator, type AttributionOutcome, accumulatorRefusals } from './accumulator.ts';
import type { EventCount } from './journeys/eventCounts.ts';
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
  /** The events that count as conversions, with the rows that have them; where the data name events. */
  events?: readonly EventCount[];
  results: (AttributionOutcome & { returns?: ChannelReturn[] })[];
  /** One column for each model, in the order of the results. */
  sideBySide: { models: string[]; rows: SideBySideRow[] };
}

/** What stands beside the credit. */
interface About {
  /** By channel in minor units; without it there are no returns. */
  spend?: Readonly<Record<string, number>> | undefined;
  memory?: string | undefined;
  conversionEvents?: readonly EventCount[];
  /** Events of the data that are no conversions. */
  otherEvents?: readonly EventCount[];
}

export const reportRefusals = {
  'no-event-named':
    'No event of the data is named as a conversion. They have {events}. Name those that are, with `conversion_events` in the document or --conversion.',
} as const;

/** So many events are listed where none was named. */
const shownEvents = 8;

/** Everything that an accumulator knows, for a door to show. */
export function attributionReport(
  accumulator: AttributionAccumulator,
  { spend, memory, conversionEvents = [], otherEvents = [] }: About = {},
): AttributionReport {
  const { totals } = accumulator;
  const none = totals.conversions === 0 && nothing(totals.paths, otherEvents);
  const results = accumulator.results().map((result) => {
    if (none) return { model: result.model, ...none };
    return isRefusal(result) || spend === undefined
      ? result
      : { ...result, returns: channelReturns(result.credit, spend) };
  });
  return {
    totals,
    ...(memory === undefined ? {} : { memory }),
    ...(conversionEvents.length === 0 ? {} : { events: conversionEvents }),
    results,
    sideBySide: sideBySide(results),
  };
}

/** Why there is nothing to share: no event is named, or no path converted. */
function nothing(paths: number, events: readonly EventCount[]) {
  if (events.length === 0) return refuse(accumulatorRefusals, 'no-conversions', { paths });
  const names = events.slice(0, shownEvents).map(({ event, rows }) => `“${event}” (${formatCount(rows)})`);
  const more = events.length - names.length;
  return refuse(reportRefusals, 'no-event-named', { events: list(more > 0 ? [...names, `${more} more`] : names) });
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
