import type { AttributionModel, RepeatPolicy } from './options.ts';

/** What a channel gets. */
export interface ChannelCredit {
  /** Name of the channel; `(none)` for conversions without a contact. */
  channel: string;
  conversions: number;
  /** Value of the conversions in whole minor units. */
  value: number;
  /** Share of all conversions; 0 where there are none. */
  share: number;
}

/** The policies by which a result was computed; without them two results cannot be compared. */
export interface Policies {
  /** Null: every contact counts, however long ago. */
  lookbackDays: number | null;
  repeats: RepeatPolicy;
  /** How paths that did not convert were used: `not used` by models that look at conversions only. */
  nullPaths: 'used' | 'ignored' | 'not used';
  /** Only with time decay. */
  halfLifeDays?: number;
  /** Only with position or custom weights: the shares by name. */
  weights?: Readonly<Record<string, number>>;
}

export interface AttributionResult {
  model: AttributionModel;
  /** The method as the field calls it, with the variant. */
  method: string;
  policies: Policies;
  /** All conversions and their value in minor units. The credit adds up to both exactly, in any order. */
  conversions: number;
  value: number;
  /** Most credit first; of equals, by name. Conversions without a contact come last as `(none)`. */
  credit: ChannelCredit[];
  /** Removal effects and transitions (Markov), sets of channels (Shapley). */
  details?: object;
}

/** What went in. */
export interface AttributionTotals {
  /** Paths, those without a contact included. */
  paths: number;
  conversions: number;
  nulls: number;
  /** In minor units. */
  value: number;
  /** Conversions without a contact that counts. */
  unattributed: { conversions: number; value: number };
}
