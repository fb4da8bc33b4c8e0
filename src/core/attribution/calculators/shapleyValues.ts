import { defineCalculator } from '../../calculators/calculator.ts';
import { refuse } from '../../measurement/refuse.ts';
import { listOf, mapOf, num, object, text, withExample } from '../../measurement/shape.ts';
import { shapleyValues } from '../models/shapleyValues.ts';

interface GameInput {
  players: readonly string[];
  /** By the names of a set, joined with +. */
  worth: Readonly<Record<string, number>>;
}

const limit = 12;
const refusals = {
  'too-many':
    'Shapley values need the worth of every set: {players} players make {sets} sets. At most {limit} are taken.',
  'set-missing':
    'The set “{set}” has no worth. Every set needs one, or nobody can say what a player adds to it. Write 0 if it is worth nothing.',
  'unknown-player': '“{player}” in the set “{set}” is not one of the players.',
  'same-set': 'The set of {set} stands in the list twice.',
} as const;

/** Shapley values of a game whose worth is given set by set. */
export const shapleyValuesCalculator = defineCalculator<GameInput, { values: Record<string, number>; total: number }>({
  name: 'shapley-values',
  title: 'Shapley values of a game',
  description: 'What each player of a game contributes, from the worth of every set of players.',
  method: 'exact Shapley values; the worth of nobody is 0',
  source: 'Shapley (1953), A value for n-person games.',
  input: withExample(
    object('Game', 'Players, and what every set of them is worth.', {
      players: listOf('Players', 'Their names.', text('Player', 'A name, without a plus sign.', 'search'), {
        minItems: 1,
      }),
      worth: mapOf(
        'Worth',
        'Worth by set: names joined with +, in any order.',
        num('Worth', 'Worth of the set.', 0.32),
        {
          search: 0.2,
          email: 0.1,
          'search+email': 0.5,
        },
      ),
    }),
    { players: ['search', 'email'], worth: { search: 0.2, email: 0.1, 'search+email': 0.5 } },
  ),
  output: object('Values', 'The value of each player.', {
    values: mapOf('Values', 'By player. They add up to the worth of all.', num('Value', 'Value of the player.', 0.3), {
      search: 0.3,
      email: 0.2,
    }),
    total: num('Total', 'Worth of all players together.', 0.5),
  }),
  refusals,
  calculate({ players, worth }) {
    const names = [...new Set(players)];
    const sets = 2 ** names.length;
    if (names.length > limit) return refuse(refusals, 'too-many', { players: names.length, sets, limit });
    const table = new Float64Array(sets).fill(Number.NaN);
    table[0] = 0;
    for (const [set, value] of Object.entries(worth)) {
      let mask = 0;
      for (const player of set.split('+').map((name) => name.trim())) {
        const place = names.indexOf(player);
        if (place < 0) return refuse(refusals, 'unknown-player', { player, set });
        mask |= 1 << place;
      }
      if (!Number.isNaN(table[mask])) return refuse(refusals, 'same-set', { set });
      table[mask] = value;
    }
    const missing = table.findIndex((value) => Number.isNaN(value));
    if (missing >= 0) {
      return refuse(refusals, 'set-missing', { set: names.filter((_, place) => missing & (1 << place)).join('+') });
    }
    const values = shapleyValues(names.length, table);
    return {
      values: Object.fromEntries(names.map((name, place) => [name, values[place] ?? 0])),
      total: table[sets - 1] ?? 0,
    };
  },
});
