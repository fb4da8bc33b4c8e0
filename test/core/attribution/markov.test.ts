import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AttributionAccumulator } from '../../../src/core/attribution/accumulator.ts';
import type { Journey } from '../../../src/core/attribution/journey.ts';
import type { MarkovDetails } from '../../../src/core/attribution/models/markov.ts';
import { journey, run } from './support.ts';

/**
 * Probability to convert without a channel, straight from the definition: every step into the channel is lost. By
 * repeated multiplication, so that it shares nothing with the solver.
 */
function conversionWithout(journeys: readonly Journey[], removed: string | undefined, order: number): number {
  const steps = new Map<string, Map<string, number>>();
  const count = (from: string, to: string, by: number) => {
    const row = steps.get(from) ?? new Map<string, number>();
    steps.set(from, row.set(to, (row.get(to) ?? 0) + by));
  };
  for (const { channels, conversions, nulls } of journeys) {
    if (channels.length === 0) continue;
    let state: string[] = [];
    for (const channel of channels.filter((each, index) => each !== channels[index - 1])) {
      const next = [...state, channel].slice(-order);
      count(state.join(), next.join(), conversions + nulls);
      state = next;
    }
    count(state.join(), '!conversion', conversions);
    count(state.join(), '!null', nulls);
  }
  let now = new Map([['', 1]]);
  let converted = 0;
  for (let round = 0; round < 4000 && now.size > 0; round++) {
    const next = new Map<string, number>();
    for (const [state, chance] of now) {
      const row = [...(steps.get(state) ?? [])].filter(([, by]) => by > 0);
      const all = row.reduce((sum, [, by]) => sum + by, 0);
      for (const [to, by] of row) {
        const share = (chance * by) / all;
        if (to === '!conversion') converted += share;
        else if (to !== '!null' && (removed === undefined || !to.split(',').includes(removed)) && share > 1e-16) {
          next.set(to, (next.get(to) ?? 0) + share);
        }
      }
    }
    now = next;
  }
  return converted;
}

const paths = fc.array(
  fc.record({
    channels: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 6 }),
    conversions: fc.nat(9),
    nulls: fc.nat(9),
    value: fc.constant(0),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('the Markov chain', () => {
  for (const order of [1, 2, 3]) {
    it(`of order ${order} has the removal effects of its definition`, () => {
      fc.assert(
        fc.property(paths, (given) => {
          fc.pre(given.some(({ conversions }) => conversions > 0));
          const { removalEffects } = run('markov', given, { markov: { order, nullPaths: 'use' } })
            .details as MarkovDetails;
          const all = conversionWithout(given, undefined, order);
          for (const { channel, effect } of removalEffects) {
            const expected = 1 - conversionWithout(given, channel, order) / all;
            assert.ok(Math.abs(effect - expected) < 1e-9, `${channel}: ${effect} is not ${expected}`);
          }
        }),
        { numRuns: 60 },
      );
    });
  }

  it('does not care about repeats at order 1, and says which treatment it had', () => {
    const given = [journey('a > a > b > b', 3, 1), journey('b > a > a', 1, 4), journey('c', 2, 9)];
    const kept = run('markov', given, { repeats: 'keep' });
    const collapsed = run('markov', given, { repeats: 'collapse' });
    const effects = (result: typeof kept) => (result.details as MarkovDetails).removalEffects;
    for (const [index, { effect }] of effects(kept).entries()) {
      assert.ok(Math.abs(effect - (effects(collapsed)[index]?.effect ?? 0)) < 1e-12);
    }
    assert.equal(kept.policies.repeats, 'keep');
    assert.equal(run('markov', given).policies.repeats, 'collapse');
  });

  it('treats paths without conversion as it is told', () => {
    const given = [journey('a > b', 1, 5), journey('c', 1, 0)];
    const use = run('markov', given, { markov: { order: 1, nullPaths: 'use' } });
    const ignore = run('markov', given, { markov: { order: 1, nullPaths: 'ignore' } });
    assert.equal((use.details as MarkovDetails).conversionProbability, 2 / 7);
    assert.equal((ignore.details as MarkovDetails).conversionProbability, 1);
    assert.equal(use.policies.nullPaths, 'used');
    assert.equal(ignore.policies.nullPaths, 'ignored');
  });

  it('refuses a chain of too many states', () => {
    const accumulator = new AttributionAccumulator(['markov'], { markov: { order: 1, nullPaths: 'use' } });
    for (let index = 0; index < 1001; index++) accumulator.add(journey(`c${index}`));
    const [result] = accumulator.results();
    assert.ok(result && 'refused' in result);
    assert.equal(result.refused, 'too-many-states');
    assert.match(result.message, /order 1 over these paths has more than 1000 states/);
  });
});
