import type { Path } from '../journey.ts';

/** Above this many channels the keys below would run into each other. */
const channelLimit = 2 ** 20;
const start: readonly number[] = [];

/** A state of the chain: the last channels that were met, as many as the order says. The first state is the start. */
export interface MarkovState {
  channels: readonly number[];
  /** Paths that ended here with a conversion, and without. */
  conversions: number;
  nulls: number;
}

/**
 * Counts the steps of a Markov chain over channels, of any order. A state is what the last `order` contacts were; near the
 * beginning of a path, what there was, so that the second step of a path is not mistaken for a later one.
 */
export class MarkovChain {
  readonly states: MarkovState[] = [{ channels: start, conversions: 0, nulls: 0 }];
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly count: number[] = [];
  readonly #order: number;
  /** Step by state and channel. */
  readonly #steps = new Map<number, number>();
  readonly #byChannels = new Map<string, number>([['', 0]]);

  constructor(order: number) {
    this.#order = order;
  }

  /** @param useNulls whether paths that did not convert count */
  add(path: Path, useNulls: boolean): void {
    const nulls = useNulls ? path.nulls : 0;
    const count = path.conversions + nulls;
    if (count === 0) return;
    let state = 0;
    for (let index = 0; index < path.length; index++) {
      const step = this.#step(state, path.channels[index] as number);
      (this.count[step] as number) += count;
      state = this.to[step] as number;
    }
    const end = this.states[state] as MarkovState;
    end.conversions += path.conversions;
    end.nulls += nulls;
  }

  #step(state: number, channel: number): number {
    const key = state * channelLimit + channel;
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    const channels = [...(this.states[state] as MarkovState).channels, channel].slice(-this.#order);
    // A path shorter than the order has a state of its own: it still knows that it has just begun.
    const name = channels.join(',');
    let next = this.#byChannels.get(name);
    if (next === undefined) {
      next = this.states.push({ channels, conversions: 0, nulls: 0 }) - 1;
      this.#byChannels.set(name, next);
    }
    const step = this.from.push(state) - 1;
    this.to.push(next);
    this.count.push(0);
    this.#steps.set(key, step);
    return step;
  }

  /** How often each state was left, by a step or at the end of a path. */
  departures(): number[] {
    const sums = this.states.map(({ conversions, nulls }) => conversions + nulls);
    for (const [step, from] of this.from.entries()) (sums[from] as number) += this.count[step] as number;
    return sums;
  }
}
