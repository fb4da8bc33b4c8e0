/** The models by which credit for a conversion is shared. */
export const attributionModels = [
  'first',
  'last',
  'last-non-direct',
  'linear',
  'position',
  'time-decay',
  'custom',
  'markov',
  'shapley',
] as const;
export type AttributionModel = (typeof attributionModels)[number];

/** What people call the models. */
export const modelTitles: Readonly<Record<AttributionModel, string>> = {
  first: 'First contact',
  last: 'Last contact',
  'last-non-direct': 'Last contact that is not direct',
  linear: 'Linear',
  position: 'Position-based',
  'time-decay': 'Time decay',
  custom: 'Custom weights',
  markov: 'Markov chain',
  shapley: 'Shapley values',
};

/**
 * What happens to a channel that a path meets more than once: `keep` counts every contact, `collapse` counts a run of the
 * same channel once (at its last contact), `once` counts each channel of a path only where it first appears.
 */
export type RepeatPolicy = 'keep' | 'collapse' | 'once';

/** Shares of the first contact, of all between together, and of the last. Together 1. */
export interface PositionWeights {
  first: number;
  middle: number;
  last: number;
}

export interface MarkovOptions {
  /** How many earlier contacts the next step depends on: 1 to 4. */
  order: number;
  /** Whether paths that did not convert count. Without them every path ends in a conversion. */
  nullPaths: 'use' | 'ignore';
}

export interface ShapleyOptions {
  /** What a set of channels is worth: the conversions of paths that use no other channel, or the sum of their conversion rates. */
  worth: 'conversions' | 'rate';
  /** How many channels are told apart, 2 to 16. */
  maxChannels: number;
  /** With more channels: refuse, or take the least used together as one. */
  beyond: 'refuse' | 'together';
}

export interface AttributionOptions {
  /** Contacts longer ago than this before the conversion do not count. Undefined: all count. */
  lookbackDays?: number | undefined;
  /** Undefined: `keep`, but `collapse` for Markov. */
  repeats?: RepeatPolicy | undefined;
  /** For time decay. */
  halfLifeDays: number;
  position: PositionWeights;
  /** For custom weights: how much each channel counts. */
  weights: Readonly<Record<string, number>>;
  /** Names that last-non-direct passes over. */
  direct: readonly string[];
  markov: MarkovOptions;
  shapley: ShapleyOptions;
}

/** What holds where nothing is said. The half-life of seven days is that of Google Ads and Analytics. */
export const defaultOptions: AttributionOptions = Object.freeze({
  halfLifeDays: 7,
  position: Object.freeze({ first: 0.4, middle: 0.2, last: 0.4 }),
  weights: Object.freeze({}),
  direct: Object.freeze(['direct', '(direct)']),
  markov: Object.freeze({ order: 1, nullPaths: 'use' }),
  shapley: Object.freeze({ worth: 'conversions', maxChannels: 12, beyond: 'refuse' }),
} as const satisfies AttributionOptions);

/** How repeated contacts are treated in a model. */
export function repeatsOf(model: AttributionModel, options: AttributionOptions): RepeatPolicy {
  return options.repeats ?? (model === 'markov' ? 'collapse' : 'keep');
}
