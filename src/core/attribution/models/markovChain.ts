import type { Path } from '../journey.ts';

/** More states make a matrix that no longer fits a reasonable time, and are not counted. */
export const stateLimit = 1000;
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
  /** There are more states than can be solved; from here on nothing is counted. */
  tooLarge = false;
  readonly #order: number;
  /** By state, then by channel: number of the step + 1, 0 for none yet. */
  readonly #steps: Int32Array[] = [];
  readonly #byChannels = new Map<string, number>([['', 0]]);

  constructor(order: number) {
    this.#order = order;
  }

  /** @param useNulls whether paths that did not convert count */
  add(path: Path, useNulls: boolean): void {
    const nulls = useNulls ? path.nulls : 0;
    const count = path.conversions + nulls;
    if (count === 0 || this.tooLarge) return;
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
    let row = this.#steps[state];
    if (!row || channel >= row.length) {
      const larger = new Int32Array(Math.max(16, 2 ** Math.ceil(Math.log2(channel + 1))));
      if (row) larger.set(row);
      row = larger;
      this.#steps[state] = row;
    }
    const known = row[channel] as number;
    if (known > 0) return known - 1;
    const step = this.from.push(state) - 1;
    this.to.push(this.#stateAfter(state, channel));
    this.count.push(0);
    row[channel] = step + 1;
    return step;
  }

  #stateAfter(state: number, channel: number): number {
    const channels = [...(this.states[state] as MarkovState).channels, channel].slice(-this.#order);
    // A path shorter than the order has a state of its own: it still knows that it has just begun.
    const name = channels.join(',');
    const known = this.#byChannels.get(name);
    if (known !== undefined) return known;
    const next = this.states.push({ channels, conversions: 0, nulls: 0 }) - 1;
    this.#byChannels.set(name, next);
    if (next >= stateLimit) this.tooLarge = true;
    return next;
  }

  /** How often each state was left, by a step or at the end of a path. */
  departures(): number[] {
    const sums = this.states.map(({ conversions, nulls }) => conversions + nulls);
    for (const [step, from] of this.from.entries()) (sums[from] as number) += this.count[step] as number;
    return sums;
  }
}
