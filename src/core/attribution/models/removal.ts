import { inverse, solveRow } from './linearSystem.ts';
import type { MarkovChain, MarkovState } from './markovChain.ts';

export interface RemovalResult {
  /** Probability that a path converts. */
  conversion: number;
  /** By channel: the share of conversions that is lost when every path through the channel is. Between 0 and 1. */
  effects: number[];
}

/**
 * Removal effects of an absorbing chain, exactly. The conversions that never meet a channel are all conversions less those
 * that do: the probability of each first meeting, times the probability to convert from there. First meetings f follow from
 * expected visits N by the strong Markov property: N(start, meetings) = f N(meetings, meetings).
 * Anderl, Becker, von Wangenheim & Schumann (2016), Mapping the customer journey, for the model.
 */
export function removalEffects(chain: MarkovChain, channels: number): RemovalResult {
  const { states } = chain;
  const visits = inverse(oneMinusSteps(chain));
  const departures = chain.departures();
  const ends = states.map(({ conversions }, state) => ratio(conversions, departures[state] as number));
  const converts = visits.map((row) => row.reduce((sum, visit, state) => sum + visit * (ends[state] as number), 0));
  const conversion = converts[0] as number;
  const effects = meetings(states, channels).map((places) => {
    if (places.length === 0 || conversion === 0) return 0;
    const rows = places.map((place) => places.map((other) => visits[place]?.[other] ?? 0));
    const target = places.map((place) => visits[0]?.[place] ?? 0);
    const first = solveRow(rows, target);
    const through = first.reduce(
      (sum, chance, index) => sum + chance * (converts[places[index] as number] as number),
      0,
    );
    return Math.min(1, Math.max(0, through / conversion));
  });
  return { conversion: Math.min(1, conversion), effects };
}

/** The states in which a channel has just been met, by channel. */
function meetings(states: readonly MarkovState[], channels: number): number[][] {
  const places = Array.from({ length: channels }, (): number[] => []);
  for (const [state, { channels: met }] of states.entries()) {
    const latest = met.at(-1);
    if (latest !== undefined) places[latest]?.push(state);
  }
  return places;
}

function oneMinusSteps(chain: MarkovChain): number[][] {
  const departures = chain.departures();
  const size = chain.states.length;
  const matrix = Array.from({ length: size }, (_, row) => {
    const line = new Array<number>(size).fill(0);
    line[row] = 1;
    return line;
  });
  for (const [step, from] of chain.from.entries()) {
    const line = matrix[from] as number[];
    const to = chain.to[step] as number;
    line[to] = (line[to] as number) - ratio(chain.count[step] as number, departures[from] as number);
  }
  return matrix;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
