import type { Path } from '../journey.ts';

/** What the paths that meet just these channels brought. */
export interface PathSet {
  /** Channels by number, rising. */
  channels: readonly number[];
  conversions: number;
  nulls: number;
  value: number;
}

const channelLimit = 2 ** 20;

/** Sums paths by the set of channels that they meet. Remembers each set once, however many paths there are. */
export class PathSets {
  readonly sets: PathSet[] = [{ channels: [], conversions: 0, nulls: 0, value: 0 }];
  /** Set with a channel added, by set and channel. */
  readonly #larger = new Map<number, number>();
  readonly #byChannels = new Map<string, number>([['', 0]]);
  /** Set by the bits of its channels, as long as those are few. */
  readonly #byBits = new Map<number, number>([[0, 0]]);

  add(path: Path): void {
    const entry = this.sets[this.#setOf(path)] as PathSet;
    entry.conversions += path.conversions;
    entry.nulls += path.nulls;
    entry.value += path.value;
  }

  #setOf({ channels, length }: Path): number {
    let bits = 0;
    for (let index = 0; index < length; index++) {
      const channel = channels[index] as number;
      if (channel >= 30) return this.#setByList(channels, length);
      bits |= 1 << channel;
    }
    let set = this.#byBits.get(bits);
    if (set === undefined) {
      set = this.#setByList(channels, length);
      this.#byBits.set(bits, set);
    }
    return set;
  }

  #setByList(channels: readonly number[], length: number): number {
    let set = 0;
    for (let index = 0; index < length; index++) set = this.#with(set, channels[index] as number);
    return set;
  }

  #with(set: number, channel: number): number {
    const key = set * channelLimit + channel;
    const known = this.#larger.get(key);
    if (known !== undefined) return known;
    const before = (this.sets[set] as PathSet).channels;
    const channels = before.includes(channel) ? before : [...before, channel].sort((a, b) => a - b);
    const name = channels.join(',');
    let next = this.#byChannels.get(name);
    if (next === undefined) {
      next = this.sets.push({ channels, conversions: 0, nulls: 0, value: 0 }) - 1;
      this.#byChannels.set(name, next);
    }
    this.#larger.set(key, next);
    return next;
  }
}
