import type { Refusal } from '../../calculators/calculator.ts';
import { refuse } from '../../measurement/refuse.ts';
import type { Path } from '../journey.ts';
import type { MarkovOptions } from '../options.ts';
import { MarkovChain, stateLimit } from './markovChain.ts';
import type { ModelAccumulator, RawCredit } from './model.ts';
import { removalEffects } from './removal.ts';

/** A step of the chain. `(start)`, `(conversion)` and `(null)` stand for the beginning and the two ends. */
export interface Transition {
  /** The last contacts, the latest last; `(start)` at the beginning. */
  from: readonly string[];
  to: string;
  probability: number;
}

export interface MarkovDetails {
  /** Probability that a path converts. */
  conversionProbability: number;
  removalEffects: { channel: string; effect: number }[];
  transitions: Transition[];
}

export const markovRefusals = {
  'too-many-states':
    'A Markov chain of order {order} over these paths has more than {limit} states, too many to be solved. Take a lower order, or take small channels together.',
  'no-effect': 'No channel has an effect on conversions, so there is nothing to share by.',
} as const;

/** Credit by the removal effects of an absorbing Markov chain over the channels of the paths, solved exactly. */
export class MarkovAccumulator implements ModelAccumulator {
  readonly method: string;
  readonly usesNulls: boolean;
  readonly #options: MarkovOptions;
  readonly #chain: MarkovChain;
  #conversions = 0;
  #value = 0;

  constructor(options: MarkovOptions) {
    this.#options = options;
    this.#chain = new MarkovChain(options.order);
    this.usesNulls = options.nullPaths === 'use';
    const paths = this.usesNulls ? 'with' : 'without';
    this.method = `absorbing Markov chain of order ${options.order}, removal effects by exact linear solve, ${paths} paths that did not convert`;
  }

  add(path: Path): void {
    this.#chain.add(path, this.usesNulls);
    this.#conversions += path.conversions;
    this.#value += path.value;
  }

  credit(names: readonly string[]): RawCredit | Refusal {
    const { order } = this.#options;
    if (this.#chain.tooLarge) return refuse(markovRefusals, 'too-many-states', { order, limit: stateLimit });
    if (this.#conversions === 0) return { conversions: [], value: [], details: this.#details(names, 0, []) };
    const { conversion, effects } = removalEffects(this.#chain, names.length);
    const sum = effects.reduce((before, effect) => before + effect, 0);
    if (sum === 0) return refuse(markovRefusals, 'no-effect');
    return {
      conversions: effects.map((effect) => (effect / sum) * this.#conversions),
      value: effects.map((effect) => (effect / sum) * this.#value),
      details: this.#details(names, conversion, effects),
    };
  }

  #details(names: readonly string[], conversionProbability: number, effects: readonly number[]): MarkovDetails {
    const removal = effects.map((effect, channel) => ({ channel: names[channel] ?? '', effect }));
    return { conversionProbability, removalEffects: removal, transitions: this.#transitions(names) };
  }

  #transitions(names: readonly string[]): Transition[] {
    const chain = this.#chain;
    const departures = chain.departures();
    const nameOf = (channel: number | undefined) => names[channel ?? -1] ?? '(start)';
    const fromOf = (state: number) => {
      const channels = chain.states[state]?.channels ?? [];
      return channels.length === 0 ? ['(start)'] : channels.map(nameOf);
    };
    const steps = chain.from.map((from, step) => {
      const to = nameOf(chain.states[chain.to[step] as number]?.channels.at(-1));
      return { from: fromOf(from), to, probability: (chain.count[step] as number) / (departures[from] as number) };
    });
    const ends = chain.states.flatMap(({ conversions, nulls }, state) => {
      const from = fromOf(state);
      const all = departures[state] as number;
      return [
        ...(conversions > 0 ? [{ from, to: '(conversion)', probability: conversions / all }] : []),
        ...(nulls > 0 ? [{ from, to: '(null)', probability: nulls / all }] : []),
      ];
    });
    return [...steps, ...ends].filter(({ probability }) => probability > 0).sort(byName);
  }
}

function byName(a: Transition, b: Transition): number {
  const [left, right] = [[...a.from, a.to].join('\n'), [...b.from, b.to].join('\n')];
  return left < right ? -1 : left > right ? 1 : 0;
}
