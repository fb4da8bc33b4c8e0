import type { Refusal } from '../../calculators/calculator.ts';
import { refuse } from '../../measurement/refuse.ts';
import { otherChannels, type Path } from '../journey.ts';
import type { ShapleyOptions } from '../options.ts';
import type { ModelAccumulator, RawCredit } from './model.ts';
import { type PathSet, PathSets } from './pathSets.ts';
import { shapleyValues, sumOverSubsets } from './shapleyValues.ts';

export const shapleyRefusals = {
  'too-many-channels':
    'Shapley compares every set of channels with every other: {channels} channels make {sets} sets, and most of them no customer ever met. At most {limit} channels are told apart. Take small channels together, or let the tool do it (`beyond: together`).',
} as const;

export interface ShapleyDetails {
  /** Sets of channels that paths met, out of all that there could be. */
  setsSeen: number;
  setsPossible: number;
  /** Channels that were taken together as `(other)`. */
  together: string[];
}

/** Credit by Shapley values of the game in which a set of channels is worth what the paths within it brought. */
export class ShapleyAccumulator implements ModelAccumulator {
  readonly method: string;
  /** Also where only conversions have worth: how much a channel is used decides which are told apart. */
  readonly usesNulls = true;
  readonly #options: ShapleyOptions;
  readonly #sets = new PathSets();

  constructor(options: ShapleyOptions) {
    this.#options = options;
    const worth = options.worth === 'rate' ? 'conversion rates' : 'conversions';
    this.method = `exact Shapley values, a set of channels is worth the ${worth} of the paths that meet no other channel`;
  }

  add(path: Path): void {
    this.#sets.add(path);
  }

  credit(names: readonly string[]): RawCredit | Refusal {
    const { maxChannels, beyond } = this.#options;
    const used = channelsByUse(this.#sets.sets, names);
    if (used.length > maxChannels && beyond === 'refuse') {
      const args = { channels: used.length, sets: (2 ** used.length).toLocaleString('en-US'), limit: maxChannels };
      return refuse(shapleyRefusals, 'too-many-channels', args);
    }
    const grouped = used.length > maxChannels;
    const apart = grouped ? used.slice(0, maxChannels - 1) : used;
    // In the order of names, so that the last digits do not depend on which channel came first in the file.
    const players = apart.map((channel) => names[channel] ?? '').sort();
    const together = used.slice(apart.length).map((channel) => names[channel] ?? '');
    if (grouped) players.push(otherChannels);
    const bits = new Map(players.map((name, player) => [name, 1 << player]));
    const bitOf = (channel: number) => bits.get(names[channel] ?? '') ?? bits.get(otherChannels) ?? 0;
    const details: ShapleyDetails = {
      setsSeen: this.#sets.sets.filter(({ channels }) => channels.length > 0).length,
      setsPossible: 2 ** players.length - 1,
      together,
    };
    const values = (pick: 'conversions' | 'value') =>
      this.#values(players.length, (set) => set.channels.reduce((mask, channel) => mask | bitOf(channel), 0), pick);
    const unused = names.filter((_, channel) => !used.includes(channel));
    return {
      conversions: values('conversions'),
      value: values('value'),
      names: [...players, ...unused],
      details,
    };
  }

  #values(players: number, maskOf: (set: PathSet) => number, pick: 'conversions' | 'value'): number[] {
    const sums = new Float64Array(2 ** players);
    const counts = new Float64Array(2 ** players);
    let total = 0;
    for (const set of this.#sets.sets) {
      const mask = maskOf(set);
      sums[mask] = (sums[mask] as number) + set[pick];
      counts[mask] = (counts[mask] as number) + set.conversions + set.nulls;
      total += set[pick];
    }
    const isRate = this.#options.worth === 'rate';
    const own = sums.map((sum, mask) => (isRate && sum !== 0 ? sum / (counts[mask] as number) : sum));
    const values = shapleyValues(players, sumOverSubsets(players, own));
    // Rates do not add up to conversions; their Shapley values give the shares.
    const all = values.reduce((sum, value) => sum + value, 0);
    return isRate && all !== 0 ? values.map((value) => (value / all) * total) : values;
  }
}

/** Channels of the sets, those that most paths met first; of equals, by name. */
function channelsByUse(sets: readonly PathSet[], names: readonly string[]): number[] {
  const uses = new Map<number, number>();
  for (const { channels, conversions, nulls } of sets) {
    for (const channel of channels) uses.set(channel, (uses.get(channel) ?? 0) + conversions + nulls);
  }
  return [...uses]
    .sort((a, b) => b[1] - a[1] || ((names[a[0]] ?? '') < (names[b[0]] ?? '') ? -1 : 1))
    .map(([channel]) => channel);
}
