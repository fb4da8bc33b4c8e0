import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AttributionAccumulator } from '../../../src/core/attribution/accumulator.ts';
import type { Journey } from '../../../src/core/attribution/journey.ts';
import type { MarkovDetails } from '../../../src/core/attribution/models/markov.ts';
import { shapleyValues } from '../../../src/core/attribution/models/shapleyValues.ts';
import { type AttributionModel, attributionModels } from '../../../src/core/attribution/options.ts';
import { isRefusal } from '../../../src/core/calculators/calculator.ts';
import { assertExact, creditOf, run } from './support.ts';

const names = ['a', 'b', 'c', 'd', 'direct'];
const path = fc.array(fc.constantFrom(...names), { maxLength: 7 });
const journeyWith = (conversions: fc.Arbitrary<number>): fc.Arbitrary<Journey> =>
  fc
    .record({
      channels: path,
      conversions,
      nulls: fc.nat(20),
      value: fc.integer({ min: -100_000, max: 10_000_000 }),
      gaps: fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 7, maxLength: 7 }),
    })
    .map(({ gaps, ...journey }) => {
      // Days fall towards the conversion.
      let days = 0;
      const daysBefore = journey.channels.map((_, index) => (days += gaps[index] ?? 0)).reverse();
      return { ...journey, value: journey.conversions === 0 ? 0 : journey.value, daysBefore };
    });
const whole = journeyWith(fc.nat(50));
const fractional = journeyWith(fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e6, noNaN: true })));
const journeys = fc.array(whole, { minLength: 1, maxLength: 12 });
const weights = { a: 0.4, b: 0.3, c: 0.2, d: 0.05, direct: 0.05 };

function resultsOf(given: readonly Journey[], models: readonly AttributionModel[] = attributionModels) {
  const accumulator = new AttributionAccumulator(models, { weights });
  for (const journey of given) accumulator.add(journey);
  return accumulator.results();
}

describe('credit, whatever the paths', () => {
  it('adds up to conversions and value to the last bit, in every model', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(whole, fractional), { minLength: 1, maxLength: 12 }), (given) => {
        for (const result of resultsOf(given)) {
          assert.ok(!isRefusal(result), JSON.stringify(result));
          assertExact(result);
          for (const { conversions, share } of result.credit) {
            assert.ok(conversions >= 0 && Number.isFinite(conversions), `${result.model} ${conversions}`);
            assert.ok(share >= 0 && share <= 1);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('does not depend on the order of the paths', () => {
    fc.assert(
      fc.property(journeys, fc.infiniteStream(fc.nat()), (given, random) => {
        const shuffled = given
          .map((journey) => ({ journey, at: random.next().value as number }))
          .sort((x, y) => x.at - y.at)
          .map(({ journey }) => journey);
        const [ours, theirs] = [resultsOf(given), resultsOf(shuffled)];
        for (const [index, result] of ours.entries()) {
          const other = theirs[index];
          assert.ok(!isRefusal(result) && other && !isRefusal(other));
          const [left, right] = [creditOf(result), creditOf(other)];
          for (const [channel, credit] of Object.entries(left)) {
            assert.ok(Math.abs(credit - (right[channel] ?? 0)) < 1e-9 * Math.max(1, result.conversions), result.model);
          }
        }
      }),
    );
  });

  it('gives channels that trade places the same credit in trade', () => {
    const swap = (channel: string) => (channel === 'a' ? 'b' : channel === 'b' ? 'a' : channel);
    const models = ['first', 'last', 'linear', 'position', 'time-decay', 'markov', 'shapley'] as const;
    fc.assert(
      fc.property(journeys, (given) => {
        const swapped = given.map((journey) => ({ ...journey, channels: journey.channels.map(swap) }));
        for (const model of models) {
          const [ours, theirs] = [creditOf(run(model, given)), creditOf(run(model, swapped))];
          for (const [channel, credit] of Object.entries(ours)) {
            assert.ok(Math.abs(credit - (theirs[swap(channel)] ?? 0)) < 1e-9 * 1000, `${model} ${channel}`);
          }
        }
      }),
    );
  });

  it('puts conversions without a contact on (none), and only those', () => {
    fc.assert(
      fc.property(journeys, (given) => {
        const untouched = given
          .filter(({ channels }) => channels.length === 0)
          .reduce((sum, { conversions }) => sum + conversions, 0);
        for (const result of resultsOf(given)) {
          assert.ok(!isRefusal(result));
          assert.equal(creditOf(result)['(none)'] ?? 0, untouched);
        }
      }),
    );
  });
});

describe('time decay', () => {
  it('becomes linear as the half-life grows, and last contact as it shrinks', () => {
    fc.assert(
      fc.property(journeys, (given) => {
        const spread = given.map((journey) => ({
          ...journey,
          daysBefore: journey.channels.map((_, index) => journey.channels.length - 1 - index),
        }));
        const [slow, fast] = [1e12, 1e-6].map((halfLifeDays) => creditOf(run('time-decay', spread, { halfLifeDays })));
        const [linear, last] = [creditOf(run('linear', spread)), creditOf(run('last', spread))];
        for (const channel of Object.keys(linear)) {
          assert.ok(Math.abs((slow?.[channel] ?? 0) - (linear[channel] ?? 0)) < 1e-6, 'linear');
          assert.ok(Math.abs((fast?.[channel] ?? 0) - (last[channel] ?? 0)) < 1e-9 * 1000, 'last');
        }
      }),
    );
  });
});

describe('Markov', () => {
  it('has removal effects between 0 and 1, and converts as often as the paths do', () => {
    fc.assert(
      fc.property(journeys, fc.integer({ min: 1, max: 3 }), (given, order) => {
        const touched = given.filter(({ channels }) => channels.length > 0);
        const result = run('markov', given, { markov: { order, nullPaths: 'use' } });
        const { removalEffects, conversionProbability, transitions } = result.details as MarkovDetails;
        for (const { effect } of removalEffects) assert.ok(effect >= 0 && effect <= 1, String(effect));
        const sums = new Map<string, number>();
        for (const { from, probability } of transitions) {
          const state = from.join(' > ');
          sums.set(state, (sums.get(state) ?? 0) + probability);
        }
        for (const sum of sums.values()) assert.ok(Math.abs(sum - 1) < 1e-9);
        const converted = touched.reduce((sum, { conversions }) => sum + conversions, 0);
        const all = touched.reduce((sum, { conversions, nulls }) => sum + conversions + nulls, 0);
        if (converted > 0) assert.ok(Math.abs(conversionProbability - converted / all) < 1e-9);
      }),
    );
  });
});

describe('Shapley', () => {
  const game = fc
    .integer({ min: 1, max: 6 })
    .chain((players) =>
      fc.tuple(
        fc.constant(players),
        fc.array(fc.double({ min: -10, max: 100, noNaN: true }), { minLength: 2 ** players, maxLength: 2 ** players }),
      ),
    );

  it('shares out the worth of all (efficiency)', () => {
    fc.assert(
      fc.property(game, ([players, worth]) => {
        const sum = shapleyValues(players, worth).reduce((before, value) => before + value, 0);
        assert.ok(Math.abs(sum - ((worth.at(-1) ?? 0) - (worth[0] ?? 0))) < 1e-9);
      }),
    );
  });

  it('gives players who add the same the same (symmetry), and one who adds nothing nothing (dummy)', () => {
    fc.assert(
      fc.property(game, ([players, worth]) => {
        // Worth by how many there are, without the last player, who is a dummy.
        const others = 2 ** (players - 1) - 1;
        const symmetric = worth.map((_, set) => worth[(set & others).toString(2).replaceAll('0', '').length] ?? 0);
        const values = shapleyValues(players, symmetric);
        assert.ok(Math.abs(values.at(-1) ?? 0) < 1e-9);
        for (const value of values.slice(0, -1)) assert.ok(Math.abs(value - (values[0] ?? 0)) < 1e-9);
      }),
    );
  });

  it('adds up over games (additivity)', () => {
    fc.assert(
      fc.property(game, ([players, worth]) => {
        const other = worth.map((value, set) => value * set);
        const sum = shapleyValues(
          players,
          worth.map((value, set) => value + (other[set] ?? 0)),
        );
        const [left, right] = [shapleyValues(players, worth), shapleyValues(players, other)];
        for (const [player, value] of sum.entries()) {
          assert.ok(Math.abs(value - (left[player] ?? 0) - (right[player] ?? 0)) < 1e-7);
        }
      }),
    );
  });

  it('of paths is the linear credit of their distinct channels (Zhao et al. 2018)', () => {
    fc.assert(
      fc.property(journeys, (given) => {
        const distinct = given.map((journey) => ({
          ...journey,
          channels: [...new Set(journey.channels)],
          daysBefore: undefined,
        }));
        const [ours, theirs] = [creditOf(run('shapley', given)), creditOf(run('linear', distinct))];
        for (const [channel, credit] of Object.entries(theirs)) {
          assert.ok(Math.abs(credit - (ours[channel] ?? 0)) < 1e-8);
        }
      }),
    );
  });
});
