import assert from 'node:assert/strict';
import { channelReturnsCalculator } from '../../../src/core/attribution/calculators/returns.ts';
import { shapleyValuesCalculator } from '../../../src/core/attribution/calculators/shapleyValues.ts';
import type { MarkovDetails } from '../../../src/core/attribution/models/markov.ts';
import { isRefusal } from '../../../src/core/calculators/calculator.ts';
import { halfLifeWeight } from '../../../src/core/measurement/decay.ts';
import { proportionalBudget } from '../../../src/core/measurement/reallocation.ts';
import { groupsOf } from '../../support/vectors.ts';
import { assertClose, type Vector, vectorsOf } from '../measurement/referenceCases.ts';
import { door } from '../measurement/support.ts';
import { assertExact, creditOf, journey, run } from './support.ts';

type Counted = [path: string, conversions: number, nulls?: number][];
const journeys = (paths: Counted) => paths.map(([path, conversions, nulls]) => journey(path, conversions, nulls));

/** How each reference case is computed. A case that is not here fails. */
const runs: Record<string, (inputs: never, expected: never, vector: Vector) => void> = {
  'attr-h-01': heuristics,
  'attr-h-02': heuristics,
  'attr-h-06'({ paths }: { paths: Counted }, expected: { total: number }) {
    const given = journeys(paths);
    const first = run('first', given);
    assert.deepEqual(creditOf(first), { A: 9, B: 9, C: 9 });
    assert.deepEqual(creditOf(run('last', given)), { A: 15, B: 6, C: 6 });
    assert.deepEqual(creditOf(run('last-non-direct', given, { direct: ['A'] })), { A: 3, B: 12, C: 12 });
    // A: alone 3, in four pairs of which it is one 3 / 2 each, in three triples 1 each.
    assertClose(creditOf(run('linear', given)), { A: 3 + 4.5 + 3, B: 3 + 3 + 3, C: 3 + 1.5 + 3 }, { abs: 1e-9 });
    const position = run('position', given);
    assertClose(
      creditOf(position),
      { A: 3 + 4.5 + 1.2 * 3, B: 3 + 3 + 1.2 + 0.6 * 2, C: 3 + 1.5 + 1.2 * 2 + 0.6 },
      { abs: 1e-9 },
    );
    for (const model of ['first', 'last', 'linear', 'position', 'markov', 'shapley'] as const) {
      const result = run(model, given);
      assert.equal(result.conversions, expected.total);
      assertExact(result);
    }
  },
  'attr-h-07'(
    { path, conversions, weights }: { path: string; conversions: number; weights: [number, number, number] },
    { credit }: { credit: object },
    { tolerance },
  ) {
    const [first, middle, last] = weights;
    assertClose(
      creditOf(run('position', [journey(path, conversions)], { position: { first, middle, last } })),
      credit,
      tolerance,
    );
  },
  'attr-h-08'(
    { paths }: { paths: Counted },
    expected: { first: object; sum_first_last_linear: object },
    { tolerance },
  ) {
    const given = journeys(paths);
    const credits = (['first', 'last', 'linear'] as const).map((model) => creditOf(run(model, given)));
    const sum = (channel: string) => credits.reduce((before, credit) => before + (credit[channel] ?? 0), 0);
    assertClose(credits[0], expected.first, tolerance);
    assertClose({ A: sum('A'), B: sum('B') }, expected.sum_first_last_linear, tolerance);
  },
  'attr-td-01'(
    inputs: { value: number; touch_days: number[]; conversion_day: number; channels: string[]; half_life_days: number },
    expected: Record<string, number[]>,
    { tolerance },
  ) {
    // Each contact is a channel of its own, so that their credit can be told apart.
    const channels = inputs.channels.map((name, index) => (name === 'Direct' ? 'direct' : `${index} ${name}`));
    const daysBefore = inputs.touch_days.map((day) => inputs.conversion_day - day);
    const given = [{ channels, daysBefore, conversions: 1, nulls: 0, value: inputs.value * 100 }];
    const models = {
      time_decay: 'time-decay',
      last_non_direct: 'last-non-direct',
      position_40_20_40: 'position',
    } as const;
    for (const [key, list] of Object.entries(expected)) {
      const model = models[key as keyof typeof models] ?? (key as 'first' | 'last' | 'linear');
      const result = run(model, given, { halfLifeDays: inputs.half_life_days });
      const credit = creditOf(result, 'value');
      assertClose(
        channels.map((channel) => (credit[channel] ?? 0) / 100),
        list,
        tolerance,
        key,
      );
      assertExact(result);
    }
    const exact = [175.1952, 287.4376, 574.8752, 3417.045, 7545.4471];
    const credit = creditOf(run('time-decay', given), 'value');
    assertClose(
      channels.map((channel) => (credit[channel] ?? 0) / 100),
      exact,
      { abs: 0.01 },
    );
  },
  'attr-td-03'(
    inputs: { days_before: number[]; half_life_days: number },
    expected: { raw_weight: number[] },
    { tolerance },
  ) {
    assertClose(
      inputs.days_before.map((days) => halfLifeWeight(days, inputs.half_life_days)),
      expected.raw_weight,
      tolerance,
    );
  },
  /** A control: the stepped model is another one. Ours is continuous, says so, and differs from both. */
  'attr-td-conflict'(
    inputs: { hours_before: number[]; frequency_hours: number },
    expected: { dp6_code: number[]; dp6_readme_claims: number[]; continuous: number[] },
    { tolerance },
  ) {
    const channels = inputs.hours_before.map((_, index) => `c${index}`);
    const given = [
      { channels, daysBefore: inputs.hours_before.map((hours) => hours / 24), conversions: 1, nulls: 0, value: 0 },
    ];
    const result = run('time-decay', given, { halfLifeDays: inputs.frequency_hours / 24 });
    const shares = channels.map((channel) => creditOf(result)[channel] ?? 0);
    assertClose(shares, expected.continuous, tolerance);
    for (const other of [expected.dp6_code, expected.dp6_readme_claims]) {
      assert.ok(shares.some((share, index) => Math.abs(share - (other[index] ?? 0)) > 0.01));
    }
    assert.match(result.method, /continuous.*not stepped/);
  },
  'attr-mk-01'(
    { paths }: { paths: Counted },
    expected: { p_conv: number; removal: object; attributed: object; last_touch: object },
    { tolerance },
  ) {
    const result = run('markov', journeys(paths));
    const details = result.details as MarkovDetails;
    assertClose(details.conversionProbability, expected.p_conv, tolerance);
    assertClose(effectsOf(details), expected.removal, tolerance);
    assertClose(creditOf(result), expected.attributed, tolerance);
    assertClose(creditOf(run('last', journeys(paths))), expected.last_touch, tolerance);
  },
  'attr-mk-02'(
    { paths }: { paths: Counted },
    expected: { transitions: object; removal: object; attributed: object },
    { tolerance },
  ) {
    const result = run('markov', journeys(paths));
    const details = result.details as MarkovDetails;
    assertClose(transitionsOf(details), expected.transitions, tolerance);
    assertClose(effectsOf(details), expected.removal, tolerance);
    assertClose(creditOf(result), expected.attributed, tolerance);
    // The published numbers come from a simulation; these are exact.
    assertClose(effectsOf(details), { A: 1, B: 0.5 }, { abs: 1e-12 });
    assertClose(creditOf(result), { A: 2, B: 1 }, { abs: 1e-12 });
  },
  'attr-mk-03'({ paths }: { paths: Counted }, expected: { transitions: object }, { tolerance }) {
    const result = run('markov', journeys(paths));
    const details = result.details as MarkovDetails;
    assertClose(transitionsOf(details), expected.transitions, tolerance);
    assertClose(details.conversionProbability, 2 / 3, { abs: 1e-12 });
    assertClose(effectsOf(details), { a: 1, b: 0.75, c: 0.25 }, { abs: 1e-12 });
    assertClose(creditOf(result), { a: 2, b: 1.5, c: 0.5 }, { abs: 1e-12 });
  },
  'attr-sh-01'(
    inputs: { worth: Record<string, number>; ratios_exact_coalition: Record<string, number> },
    expected: object,
    { tolerance },
  ) {
    const players = ['Facebook', 'Google', 'LinkedIn'];
    const values = gameValues(players, inputs.worth);
    assertClose({ F: values.Facebook, G: values.Google, L: values.LinkedIn }, expected, tolerance);
    // The same from paths: 100 of each set, of which the ratio converts.
    const given = Object.entries(inputs.ratios_exact_coalition).map(([set, ratio]) =>
      journey(set.replaceAll('+', ' > '), Math.round(ratio * 100), Math.round(100 - ratio * 100)),
    );
    const result = run('shapley', given, { shapley: { worth: 'rate', maxChannels: 12, beyond: 'refuse' } });
    const share = (channel: string) => result.credit.find((row) => row.channel === channel)?.share;
    assertClose({ F: share('Facebook'), G: share('Google'), L: share('LinkedIn') }, expected, tolerance);
  },
  'attr-sh-02'({ worth }: { worth: Record<string, number> }, expected: object, { tolerance }) {
    const named = Object.fromEntries(Object.entries(worth).map(([set, value]) => [[...set].join('+'), value]));
    assertClose(gameValues(['F', 'O', 'L'], named), expected, tolerance);
  },
  'attr-sh-04': pathShapley,
  'attr-sh-05': pathShapley,
  'roi-01'(
    rows: { channel: string; conversions: number; cost: number }[],
    expected: { weight: number; cost_weight: number; roas: number; optimal_budget: number; cpa: number }[],
    { tolerance },
  ) {
    // Amounts are whole minor units; a ten-thousand-millionth of the source's unit keeps its digits.
    const scale = 1e10;
    const channels = rows.map(({ channel, conversions, cost }) => ({
      channel,
      conversions,
      spend: Math.round(cost * scale),
    }));
    const output = channelReturnsCalculator.calculate({ channels });
    assert.ok(!isRefusal(output));
    const total = rows.reduce((sum, { conversions }) => sum + conversions, 0);
    const spend = rows.reduce((sum, { cost }) => sum + cost, 0);
    const budgets = proportionalBudget(
      channels.reduce((sum, row) => sum + row.spend, 0),
      channels.map((row) => row.conversions),
    );
    const ours = rows.map(({ channel, conversions, cost }, index) => {
      const row = output.channels.find((each) => each.channel === channel);
      return {
        weight: conversions / total,
        cost_weight: cost / spend,
        roas: row?.shareIndex,
        optimal_budget: (budgets[index] ?? 0) / scale,
        cpa: (row?.cpa ?? 0) / scale,
      };
    });
    assertClose(ours, expected, tolerance);
    // What the source calls ROAS is no return on spend: without a value, ours is 0.
    assert.ok(output.channels.every(({ roas }) => roas === 0));
  },
};

function heuristics({ paths }: { paths: Counted }, expected: Record<string, object>, { tolerance }: Vector): void {
  for (const [key, credit] of Object.entries(expected)) {
    const model = key === 'position_40_20_40' ? 'position' : (key as 'first' | 'last' | 'linear');
    assertClose(creditOf(run(model, journeys(paths))), credit, tolerance, key);
  }
}

function pathShapley({ paths }: { paths: Counted }, expected: object, { tolerance }: Vector): void {
  assertClose(creditOf(run('shapley', journeys(paths))), expected, tolerance);
}

function gameValues(players: string[], worth: Record<string, number>): Record<string, number> {
  const output = shapleyValuesCalculator.calculate({ players, worth });
  assert.ok(!isRefusal(output), JSON.stringify(output));
  return output.values;
}

function effectsOf({ removalEffects }: MarkovDetails): Record<string, number> {
  return Object.fromEntries(removalEffects.map(({ channel, effect }) => [channel, effect]));
}

function transitionsOf({ transitions }: MarkovDetails): Record<string, Record<string, number>> {
  const byState: Record<string, Record<string, number>> = {};
  for (const { from, to, probability } of transitions) {
    const state = from.join(' > ');
    byState[state] = { ...byState[state], [to === '(conversion)' ? '(conv)' : to]: probability };
  }
  return byState;
}

describe('reference cases of attribution', () => {
  const { begin, check } = door(20);
  before(begin);
  const vectors = vectorsOf(groupsOf('attribution'));
  it('are there', () => assert.equal(vectors.length, 16));
  for (const vector of vectors) {
    it(`${vector.id} ${vector.fn} (${vector.source})`, () => {
      const how = runs[vector.id];
      assert.ok(how, `Nobody computes ${vector.id}. Add it to the table, or say why it does not apply.`);
      how(vector.inputs, vector.expected, vector);
    });
  }
  it('are all known', () => {
    const ids = new Set(vectors.map(({ id }) => id));
    assert.deepEqual(
      Object.keys(runs).filter((id) => !ids.has(id)),
      [],
    );
  });
  it('come out the same through gtm calc', check);
});
