import assert from 'node:assert/strict';
import { AttributionAccumulator } from '../../../src/core/attribution/accumulator.ts';
import type { AttributionModel, AttributionOptions } from '../../../src/core/attribution/options.ts';
import { attributionReport } from '../../../src/core/attribution/report.ts';
import { assertExact, creditOf, journey, run } from './support.ts';

function outcome(model: AttributionModel, paths: string[], options: Partial<AttributionOptions> = {}) {
  const accumulator = new AttributionAccumulator([model], options);
  for (const path of paths) accumulator.add(journey(path));
  return accumulator.results()[0];
}

describe('models', () => {
  it('split cents to the last one', () => {
    const result = run('linear', [journey('a > b > c', 1, 0, { value: 100 })]);
    assert.deepEqual(creditOf(result, 'value'), { a: 34, b: 33, c: 33 });
    assertExact(result);
  });

  it('count a refund as value below zero', () => {
    const result = run('linear', [journey('a > b', 1, 0, { value: -101 }), journey('a', 1, 0, { value: 50 })]);
    assert.equal(result.value, -51);
    assertExact(result);
  });

  it('share two contacts as first to last, whatever the middle', () => {
    const position = { first: 0.3, middle: 0.2, last: 0.5 };
    assert.deepEqual(creditOf(run('position', [journey('a > b', 8)], { position })), { b: 5, a: 3 });
    assert.deepEqual(creditOf(run('position', [journey('a', 8)], { position })), { a: 8 });
    const onlyMiddle = { first: 0, middle: 1, last: 0 };
    assert.deepEqual(creditOf(run('position', [journey('a > b', 8)], { position: onlyMiddle })), { a: 4, b: 4 });
  });

  it('treat repeats as they are told, and name the treatment', () => {
    const given = [journey('a > a > b > a', 4)];
    assert.deepEqual(creditOf(run('linear', given)), { a: 3, b: 1 });
    const collapsed = creditOf(run('linear', given, { repeats: 'collapse' }));
    assert.ok(Math.abs((collapsed.a ?? 0) - 8 / 3) < 1e-9);
    const once = run('linear', given, { repeats: 'once' });
    assert.deepEqual(creditOf(once), { a: 2, b: 2 });
    assert.equal(once.policies.repeats, 'once');
  });

  it('leave out contacts before the look-back window, and say so', () => {
    const given = [
      journey('a > b > c', 1, 0, { daysBefore: [40, 30, 1] }),
      journey('a', 1, 0, { daysBefore: [31], value: 500 }),
    ];
    const result = run('linear', given, { lookbackDays: 30 });
    assert.deepEqual(result.credit, [
      { channel: 'b', conversions: 0.5, value: 0, share: 0.25 },
      { channel: 'c', conversions: 0.5, value: 0, share: 0.25 },
      { channel: 'a', conversions: 0, value: 0, share: 0 },
      { channel: '(none)', conversions: 1, value: 500, share: 0.5 },
    ]);
    assert.equal(result.policies.lookbackDays, 30);
  });

  it('refuse a look-back window and time decay without times', () => {
    assert.partialDeepStrictEqual(outcome('linear', ['a > b'], { lookbackDays: 30 }), {
      refused: 'lookback-needs-times',
    });
    assert.partialDeepStrictEqual(outcome('time-decay', ['a > b']), { refused: 'times-missing' });
  });

  it('share by declared weights, and refuse a channel without one', () => {
    const weights = { a: 0.75, b: 0.25, c: 0 };
    assert.deepEqual(creditOf(run('custom', [journey('a > b > c', 4)], { weights })), { a: 3, b: 1, c: 0 });
    assert.partialDeepStrictEqual(outcome('custom', ['a > d'], { weights }), { refused: 'weight-missing' });
    assert.partialDeepStrictEqual(outcome('custom', ['c'], { weights }), { refused: 'no-weight' });
  });

  it('refuse Shapley for more than 12 channels, or take the small ones together', () => {
    const paths = Array.from({ length: 13 }, (_, index) => `c${index}`);
    const refused = outcome('shapley', [paths.join(' > ')]);
    assert.partialDeepStrictEqual(refused, { refused: 'too-many-channels' });
    assert.match((refused as { message: string }).message, /13 channels make 8,192 sets/);
    const given = [...paths, 'c1', 'c2'].map((path) => journey(path));
    const result = run('shapley', given, { shapley: { worth: 'conversions', maxChannels: 3, beyond: 'together' } });
    assert.deepEqual(creditOf(result), { '(other)': 11, c1: 2, c2: 2 });
    assertExact(result);
  });

  it('keep a channel that is called like one of our own names apart', () => {
    assert.deepEqual(creditOf(run('last', [journey('(none)', 2), journey('', 1)])), { '“(none)”': 2, '(none)': 1 });
  });

  it('stand side by side, with what a refusing one says', () => {
    const accumulator = new AttributionAccumulator(['first', 'time-decay', 'markov']);
    accumulator.add(journey('a > b', 2, 0, { value: 1000 }));
    accumulator.add(journey('', 1));
    const report = attributionReport(accumulator, { spend: { a: 500, c: 100 }, memory: 'constant' });
    assert.deepEqual(report.sideBySide, {
      models: ['first', 'time-decay', 'markov'],
      rows: [
        { channel: 'a', conversions: [2, null, 1], values: [1000, null, 500] },
        { channel: 'b', conversions: [0, null, 1], values: [0, null, 500] },
        { channel: '(none)', conversions: [1, null, 1], values: [0, null, 0] },
      ],
    });
    assert.deepEqual(report.totals.unattributed, { conversions: 1, value: 0 });
    const returns = report.results[0]?.returns;
    assert.partialDeepStrictEqual(returns?.[0], { channel: 'a', cpa: 250, roas: 2, roi: 1 });
    assert.partialDeepStrictEqual(returns?.[1], { channel: 'c', conversions: 0, cpa: null, roas: 0, roi: -1 });
    assert.match(returns?.[1]?.note ?? '', /no conversion/);
    assert.partialDeepStrictEqual(returns?.[2], { channel: '(none)', cpa: null, roas: null, roi: null });
  });
});
