import type { NumberFormat } from '../../data/numbers.ts';
import type { TimeFormat } from '../../data/times.ts';
import type { JourneyPolicy } from './people.ts';
import type { SourceRule } from './utm.ts';

/** Names of the columns, where they are not the usual ones. */
export interface ColumnNames {
  /** Person or account. */
  user?: string | undefined;
  timestamp?: string | undefined;
  channel?: string | undefined;
  /** Name of a conversion; empty for a mere contact. */
  event?: string | undefined;
  value?: string | undefined;
  /** Id of a conversion: rows that share one are its parts, such as the lines of an order. */
  conversionId?: string | undefined;
  source?: string | undefined;
  medium?: string | undefined;
  campaign?: string | undefined;
  referrer?: string | undefined;
  path?: string | undefined;
  conversions?: string | undefined;
  nulls?: string | undefined;
  /** Begin of the names of contact columns in the wide form: `T_` for T_1, T_2. */
  touch?: string | undefined;
}

/** Columns that are looked for where none is named. */
export const usualColumns = {
  user: ['user_id', 'user', 'account_id', 'contact_id', 'customer_id', 'person_id', 'visitor_id', 'client_id'],
  timestamp: ['timestamp', 'occurred_at', 'time', 'event_time', 'date', 'datetime', 'order_date'],
  channel: ['channel', 'touchpoint', 'marketing_channel'],
  // A name of what happened, or a flag that says whether it did.
  event: ['event', 'conversion_event', 'conversion', 'converted', 'conv', 'conv_flag', 'is_conversion'],
  value: [
    'value',
    'revenue',
    'amount',
    'conversion_value',
    'total_conversion_value',
    'order_value',
    'revenue_global_currency',
    'revenue_local_currency',
  ],
  source: ['utm_source', 'marketing_source', 'source'],
  medium: ['utm_medium', 'marketing_medium', 'medium'],
  campaign: ['utm_campaign', 'marketing_campaign', 'campaign'],
  referrer: ['referrer_host', 'referer_url_host', 'referrer', 'referer'],
  path: ['path', 'journey', 'paths'],
  conversions: ['conversions', 'total_conversions', 'conv', 'conv_flag', 'converted', 'conversion'],
  nulls: ['nulls', 'null', 'total_null', 'null_conversions'],
} as const satisfies Partial<Record<keyof ColumnNames, readonly string[]>>;

/**
 * Form of the data: `touches` (a row for each contact), `events` (a row for each page view or event, with campaign tags),
 * `conversions` (a row for each conversion, beside a file of contacts), `paths` ("a > b > c" with counts), `wide` (T_1, T_2, …).
 */
export type InputForm = 'touches' | 'events' | 'conversions' | 'paths' | 'wide';

export interface JourneyInput extends JourneyPolicy {
  columns: ColumnNames;
  /** Names of the events that are conversions. Undefined: every event that has a name. */
  conversionEvents?: readonly string[] | undefined;
  /** What a conversion is worth where the data does not say, in minor units; and by its event, where that differs. */
  defaultValue: number;
  eventValues: Readonly<Record<string, number>>;
  time: TimeFormat;
  numbers: NumberFormat;
  /** The rows are sorted by person, so that only one has to be remembered. */
  sorted: boolean;
  /** Between the channels of a path. */
  separator: string;
  /** Which visits belong to which channel; the first that fits. */
  sourceRules: readonly SourceRule[];
  /** Hosts of our own, which are no referrers; with all below them. */
  ownHosts: readonly string[];
}
