/**
 * Shapley values of a game, exactly: what each player adds to the worth of a set, averaged over all orders in which the set
 * of all can come together. Shapley (1953), A value for n-person games.
 * @param players how many; the worth has an entry for each of the 2^players sets
 * @param worth worth of each set, by its bits: entry 5 is the set of players 0 and 2. Entry 0, of nobody, is taken off.
 */
export function shapleyValues(players: number, worth: ArrayLike<number>): number[] {
  const weights = orderWeights(players);
  const values = new Array<number>(players).fill(0);
  const sets = 2 ** players;
  for (let set = 0; set < sets; set++) {
    const size = bitCount(set);
    for (let player = 0; player < players; player++) {
      const bit = 1 << player;
      if (set & bit) continue;
      const gain = (worth[set | bit] as number) - (worth[set] as number);
      if (gain !== 0) (values[player] as number) += (weights[size] as number) * gain;
    }
  }
  return values;
}

/** Worth of each set as the sum over all of its subsets: the path-set characteristic function. */
export function sumOverSubsets(players: number, own: Float64Array): Float64Array {
  const worth = own.slice();
  for (let player = 0; player < players; player++) {
    const bit = 1 << player;
    for (let set = 0; set < worth.length; set++) {
      if (set & bit) worth[set] = (worth[set] as number) + (worth[set ^ bit] as number);
    }
  }
  return worth;
}

/** s! (n - s - 1)! / n! for sets of each size s: the share of orders in which just that set comes before a player. */
function orderWeights(players: number): number[] {
  const weights: number[] = [];
  let weight = 1 / players;
  for (let size = 0; size < players; size++) {
    weights.push(weight);
    weight *= (size + 1) / (players - size - 1 || 1);
  }
  return weights;
}

function bitCount(set: number): number {
  let count = 0;
  for (let bits = set; bits !== 0; bits &= bits - 1) count++;
  return count;
}
