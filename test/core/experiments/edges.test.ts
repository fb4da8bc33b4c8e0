// Where numbers end: nobody, everybody, tails beyond 1e-12, a thousand million people. A refusal or a number, never NaN.
import assert from 'node:assert/strict';
import { compareRates } from '../../../src/core/experiments/analysis/compare.ts';
import { cuped } from '../../../src/core/experiments/analysis/cuped.ts';
import {
  differenceInterval,
  differenceIntervalMethods,
} from '../../../src/core/experiments/analysis/differenceInterval.ts';
import { effectOf, testEffect } from '../../../src/core/experiments/analysis/effect.ts';
import { fisherExact } from '../../../src/core/experiments/analysis/exact.ts';
import { rateInterval, rateIntervalMethods } from '../../../src/core/experiments/analysis/rateInterval.ts';
import { rateTest } from '../../../src/core/experiments/analysis/rateTest.ts';
import {
  summaryOfConversions,
  summaryOfMean,
  summaryOfRatio,
  summaryOfRows,
  summaryOfSums,
} from '../../../src/core/experiments/arms.ts';
import { chanceToBeat } from '../../../src/core/experiments/bayes/betaPosterior.ts';
import { detectableEffect } from '../../../src/core/experiments/design/detectable.ts';
import { duration } from '../../../src/core/experiments/design/duration.ts';
import { sampleSize } from '../../../src/core/experiments/design/size.ts';
import { adjustPValues } from '../../../src/core/experiments/multiplicity.ts';
import { sampleRatio } from '../../../src/core/experiments/sampleRatio.ts';
import { alwaysValid } from '../../../src/core/experiments/sequential/alwaysValid.ts';
import { shapedBoundaries, spendingBoundaries } from '../../../src/core/experiments/sequential/boundaries.ts';
import { peekingError } from '../../../src/core/experiments/sequential/peeking.ts';
import { value } from './vectorSupport.ts';

const arm = (conversions: number, users: number) => ({ conversions, users });
const test = { alpha: 0.05, sidedness: 'two-sided', allocation: [1, 1], correction: 'none' } as const;
const rate = (baseline: number) => ({ type: 'conversion', baseline, method: 'pooled' }) as const;
const absolute = (effect: number, power = 0.8) => ({ effect, kind: 'absolute', power }) as const;

function refuses(result: unknown, code: string): void {
  assert.ok(
    result !== null && typeof result === 'object' && 'refused' in result,
    `${JSON.stringify(result)} is no refusal`,
  );
  assert.equal(result.refused, code);
  assert.match((result as { message?: string }).message ?? '', /^[A-Z].*\.$/s);
  assert.doesNotMatch((result as { message?: string }).message ?? '', /[{}]|NaN|undefined/);
}

describe('edges of comparisons', () => {
  it('nobody, or more conversions than people', () => {
    refuses(rateTest(arm(0, 0), arm(1, 10)), 'no-users');
    refuses(rateTest(arm(5, 4), arm(1, 10)), 'more-conversions-than-users');
    refuses(rateTest(arm(0.5, 4), arm(1, 10)), 'not-a-count');
    refuses(rateTest(arm(Number.NaN, 4), arm(1, 10)), 'not-a-number');
    refuses(rateTest(arm(-1, 4), arm(1, 10)), 'not-a-count');
    refuses(differenceInterval(arm(0, 0), arm(1, 10), 0.05, 'mee'), 'no-users');
    refuses(rateInterval(arm(0, 0), 0.05, 'wilson'), 'no-users');
  });

  it('nobody or everybody converted', () => {
    refuses(rateTest(arm(0, 50), arm(0, 60)), 'no-conversions');
    refuses(rateTest(arm(50, 50), arm(60, 60)), 'all-converted');
    refuses(rateTest(arm(0, 50), arm(60, 60), { variance: 'unpooled' }), 'zero-variance');
    assert.equal(value(fisherExact(arm(0, 50), arm(0, 60))).p, 1);
    for (const method of differenceIntervalMethods) {
      for (const [a, b] of [
        [arm(0, 50), arm(0, 60)],
        [arm(50, 50), arm(60, 60)],
        [arm(0, 50), arm(60, 60)],
        [arm(50, 50), arm(0, 60)],
        [arm(0, 1), arm(1, 1)],
      ] as const) {
        const [lower, upper] = value(differenceInterval(a, b, 0.05, method));
        assert.ok(lower >= -1 && upper <= 1 && lower <= upper, `${method} ${lower} ${upper}`);
      }
    }
    for (const method of rateIntervalMethods) {
      const none = value(rateInterval(arm(0, 30), 0.05, method));
      const every = value(rateInterval(arm(30, 30), 0.05, method));
      assert.equal(none[0], 0, method);
      assert.equal(every[1], 1, method);
    }
  });

  it('one person, no variance, no baseline', () => {
    const flat = { users: 10, mean: 2, variance: 0 };
    refuses(effectOf(flat, flat, 'absolute'), 'zero-variance');
    refuses(effectOf({ ...flat, users: 1 }, flat, 'absolute'), 'too-few-users');
    refuses(effectOf({ users: 10, mean: 0, variance: 1 }, flat, 'relative'), 'zero-baseline');
    refuses(summaryOfRows([1]), 'too-few-users');
    refuses(summaryOfRows([1, Number.NaN]), 'not-a-number');
    refuses(summaryOfRows([1, Number.POSITIVE_INFINITY]), 'not-a-number');
    refuses(summaryOfSums({ users: 10, sum: 100, sumOfSquares: 10 }), 'negative-variance');
    refuses(summaryOfMean({ users: 10, mean: 1, deviation: -1 }), 'positive-needed');
    const ratio = { users: 10, sum: 10, sumOfSquares: 20, denominatorSumOfSquares: 20, sumOfProducts: 9 };
    refuses(summaryOfRatio({ ...ratio, denominatorSum: 0 }), 'zero-denominator');
    const sums = { users: 10, sum: 10, sumOfSquares: 30, beforeSum: 10, beforeSumOfSquares: 10, sumOfProducts: 10 };
    refuses(cuped(sums, sums, 'absolute'), 'no-covariate');
    // One arm that does not vary is no obstacle to an absolute difference.
    assert.ok(value(testEffect(value(effectOf(flat, { ...flat, variance: 1 }, 'absolute')), 0.05)).p === 1);
  });

  it('tails far beyond 1e-12 keep their digits', () => {
    const clear = value(rateTest(arm(481, 9604), arm(1576, 9587)));
    assert.ok(clear.p > 1.7e-144 && clear.p < 1.8e-144);
    assert.ok(value(fisherExact(arm(481, 9604), arm(1576, 9587))).p < 1e-140);
    const effect = value(
      effectOf(value(summaryOfConversions(arm(481, 9604))), value(summaryOfConversions(arm(1576, 9587))), 'absolute'),
    );
    const { p } = value(alwaysValid(effect, { alpha: 0.05 }));
    assert.ok(p > 0 && p < 1e-12);
    // A test at a level of 1e-12 is planned and judged all the same.
    const size = value(sampleSize(rate(0.05), { ...test, alpha: 1e-12 }, absolute(0.01)));
    assert.ok(size.exact > 60_000 && size.exact < 70_000, String(size.exact));
  });

  it('a thousand million people', () => {
    const [control, treatment] = [arm(5e7, 1e9), arm(50_040_000, 1e9)];
    const { z } = value(rateTest(control, treatment));
    assert.ok(Math.abs(z - 4.1036) < 1e-3, String(z));
    const exact = value(fisherExact(control, treatment)).p;
    assert.ok(Math.abs(exact / value(rateTest(control, treatment)).p - 1) < 1e-2);
    for (const method of differenceIntervalMethods) {
      const [lower, upper] = value(differenceInterval(control, treatment, 0.05, method));
      assert.ok(
        Math.abs(lower - 2.0896e-5) < 1e-8 && Math.abs(upper - 5.9104e-5) < 1e-8,
        `${method} ${lower} ${upper}`,
      );
    }
    assert.ok(Math.abs(value(chanceToBeat(control, treatment)) - 0.99998) < 1e-5);
    const split = value(sampleRatio([1e9, 1e9 + 100_000], [1, 1]));
    assert.ok(split.p > 0.02 && split.p < 0.03);
  });

  it('levels and p-values outside their bounds', () => {
    for (const alpha of [0, 1, -1, Number.NaN]) {
      const code = Number.isNaN(alpha) ? 'not-a-number' : 'alpha-bounds';
      refuses(rateInterval(arm(1, 10), alpha, 'wilson'), code);
      refuses(testEffect({ estimate: 1, standardError: 1, df: 5, users: 7 }, alpha), code);
      refuses(peekingError(alpha, 3, 'two-sided'), code);
    }
    refuses(adjustPValues([], 'holm'), 'p-values-needed');
    refuses(adjustPValues([0.5, 1.2], 'holm'), 'p-values-needed');
    refuses(adjustPValues([Number.NaN], 'holm'), 'p-values-needed');
    refuses(
      compareRates(
        arm(1, 10),
        [],
        { alpha: 0.05, alternative: 'two-sided', correction: 'none' },
        { test: 'pooled', interval: 'mee' },
      ),
      'arms-needed',
    );
  });

  it('a mismatch is called, and low counts are pointed out', () => {
    assert.equal(value(sampleRatio([5000, 5400], [1, 1])).mismatch, true);
    assert.equal(value(sampleRatio([5000, 5050], [1, 1])).mismatch, false);
    assert.equal(value(sampleRatio([9, 1], [9, 1])).lowCounts, true);
    refuses(sampleRatio([0, 0], [1, 1]), 'no-users');
    refuses(sampleRatio([5], [1]), 'arms-needed');
    refuses(sampleRatio([5, 5], [1, 0]), 'shares-needed');
    refuses(sampleRatio([5, 5], [1]), 'shares-needed');
  });
});

describe('edges of plans', () => {
  it('effects that cannot be', () => {
    refuses(sampleSize(rate(0.9), test, absolute(0.2)), 'unreachable-effect');
    refuses(sampleSize(rate(0.05), test, absolute(-0.06)), 'unreachable-effect');
    refuses(sampleSize(rate(0.05), test, absolute(0)), 'no-effect');
    refuses(sampleSize(rate(0), test, { effect: 0.1, kind: 'relative', power: 0.8 }), 'zero-baseline');
    refuses(sampleSize(rate(1.2), test, absolute(0.1)), 'rate-bounds');
    refuses(sampleSize(rate(0.5), test, absolute(1e-12)), 'sample-too-large');
    refuses(sampleSize(rate(0.5), test, absolute(0.1, 1)), 'power-bounds');
    refuses(sampleSize(rate(0.5), { ...test, allocation: [1] }, absolute(0.1)), 'arms-needed');
    refuses(sampleSize(rate(0.5), { ...test, allocation: [1, 0] }, absolute(0.1)), 'shares-needed');
    refuses(sampleSize({ type: 'mean', baseline: 0, deviation: 0, method: 't' }, test, absolute(1)), 'positive-needed');
    refuses(
      detectableEffect(rate(0.5), test, { power: 0.9, direction: 'up', perVariant: [3, 3] }),
      'unreachable-power',
    );
  });

  it('effects at the very edge', () => {
    assert.ok(value(sampleSize(rate(0.9), test, absolute(0.1))).exact > 70);
    assert.ok(value(sampleSize(rate(0), test, absolute(0.01))).exact > 100);
    assert.ok(value(sampleSize(rate(0), test, absolute(1))).exact > 0);
    assert.ok(value(sampleSize(rate(0.5), test, absolute(1e-6))).exact > 1e12);
  });

  it('runs without people, and runs that are too long', () => {
    const rules = { minimumRun: 14, maximumRun: 42, fullWeeks: true };
    refuses(duration(100, { perDay: 0, share: 1 }, rules), 'no-traffic');
    refuses(duration(0, { perDay: 10, share: 1 }, rules), 'positive-needed');
    refuses(duration(100, { perDay: 10, share: 2 }, rules), 'rate-bounds');
    assert.equal(value(duration(1e6, { perDay: 100, share: 1 }, rules)).tooLong, true);
    assert.equal(value(duration(10, { perDay: 100, share: 1 }, rules)).days, 14);
  });

  it('looks that cannot be', () => {
    refuses(shapedBoundaries([0.5, 0.5], 0.05, 'two-sided', 'pocock'), 'looks-rising');
    refuses(shapedBoundaries([], 0.05, 'two-sided', 'pocock'), 'looks-rising');
    refuses(spendingBoundaries([0.5, 1.5], 0.05, 'two-sided', { family: 'pocock' }), 'looks-rising');
    refuses(peekingError(0.05, 0, 'two-sided'), 'not-a-count');
    refuses(peekingError(0.05, 1000, 'two-sided'), 'too-many-looks');
  });
});
