// Numbers that are known by hand or from publications, beyond the cases in test/data/vectors.json.
import assert from 'node:assert/strict';
import { chiSquareTest } from '../../../src/core/experiments/analysis/chiSquare.ts';
import { compareRates } from '../../../src/core/experiments/analysis/compare.ts';
import { cuped, cupedSums } from '../../../src/core/experiments/analysis/cuped.ts';
import {
  type DifferenceIntervalMethod,
  differenceInterval,
} from '../../../src/core/experiments/analysis/differenceInterval.ts';
import { effectOf, pooledEffect, testEffect } from '../../../src/core/experiments/analysis/effect.ts';
import { binomialExact, fisherExact } from '../../../src/core/experiments/analysis/exact.ts';
import { guardrail } from '../../../src/core/experiments/analysis/guardrail.ts';
import { summaryOfRows } from '../../../src/core/experiments/arms.ts';
import { chanceOfBest } from '../../../src/core/experiments/bayes/betaPosterior.ts';
import { normalPosterior } from '../../../src/core/experiments/bayes/normalPosterior.ts';
import { duration } from '../../../src/core/experiments/design/duration.ts';
import { ratioAsMean } from '../../../src/core/experiments/design/meanDesign.ts';
import type { RateDesignMethod } from '../../../src/core/experiments/design/rateDesign.ts';
import { sampleSize } from '../../../src/core/experiments/design/size.ts';
import { alwaysValid } from '../../../src/core/experiments/sequential/alwaysValid.ts';
import { shapedBoundaries, spendingBoundaries } from '../../../src/core/experiments/sequential/boundaries.ts';
import { mixtureTest } from '../../../src/core/experiments/sequential/mixture.ts';
import { value } from './vectorSupport.ts';

const arm = (conversions: number, users: number) => ({ conversions, users });
const near = (ours: number, theirs: number, distance: number) =>
  assert.ok(Math.abs(ours - theirs) <= distance, `ours ${ours}, theirs ${theirs}`);
const twoArms = { alpha: 0.05, sidedness: 'two-sided', allocation: [1, 1], correction: 'none' } as const;
const goal = { effect: 0.01, kind: 'absolute', power: 0.8 } as const;

describe('sizes known by hand', () => {
  const sizes: Record<RateDesignMethod, number> = {
    pooled: 8158,
    unpooled: 8155,
    arcsine: 8143,
    'baseline-variance': 7663,
    'relative-lift': 9097,
  };
  for (const [method, users] of Object.entries(sizes) as [RateDesignMethod, number][]) {
    it(`5 % to 6 % needs ${users} per variant (${method})`, () => {
      const found = value(sampleSize({ type: 'conversion', baseline: 0.05, method }, twoArms, goal));
      assert.deepEqual(found.perVariant, [users, users]);
    });
  }

  it('a relative effect of 20 % is the absolute one of a point', () => {
    const metric = { type: 'conversion', baseline: 0.05, method: 'pooled' } as const;
    const found = value(sampleSize(metric, twoArms, { effect: 0.2, kind: 'relative', power: 0.8 }));
    assert.equal(found.perVariant[0], 8158);
  });

  it('one-sided, uneven and corrected plans follow statsmodels', () => {
    const metric = { type: 'conversion', baseline: 0.05, method: 'pooled' } as const;
    // power.prop.test(p1 = .05, p2 = .06, power = .8, alternative = "one.sided"): n = 6425.97
    const oneSided = value(sampleSize(metric, { ...twoArms, sidedness: 'one-sided' }, goal));
    near(oneSided.exact, 6426, 1);
    // Three arms at alpha / 2 = .025: the size of one comparison at that level.
    const three = value(sampleSize(metric, { ...twoArms, allocation: [1, 1, 1], correction: 'holm' }, goal));
    const alone = value(sampleSize(metric, { ...twoArms, alpha: 0.025 }, goal));
    assert.equal(three.perVariant[0], alone.perVariant[0]);
    assert.equal(three.level, 0.025);
    // An uneven split needs more people in all.
    const uneven = value(sampleSize(metric, { ...twoArms, allocation: [9, 1] }, goal));
    assert.ok(uneven.total > 16316 && Math.abs((uneven.perVariant[0] ?? 0) / (uneven.perVariant[1] ?? 1) - 9) < 0.01);
  });

  it('16,316 people at 549 a day take 30 days, five whole weeks', () => {
    const found = value(
      duration(16316, { perDay: 549, share: 1 }, { minimumRun: 14, maximumRun: 42, fullWeeks: true }),
    );
    assert.deepEqual(found, { sampleDays: 30, days: 35, weeks: 5, tooLong: false });
  });

  it('a ratio with a constant denominator is an average', () => {
    const parts = {
      numeratorMean: 6,
      numeratorDeviation: 4,
      denominatorMean: 2,
      denominatorDeviation: 0,
      correlation: 0,
    };
    assert.deepEqual(ratioAsMean(parts), { mean: 3, deviation: 2 });
  });
});

describe('tests and intervals known from publications', () => {
  // Newcombe (1998), Interval estimation for the difference between independent proportions, table II.
  const published: [number, number, number, number, Partial<Record<DifferenceIntervalMethod, [number, number]>>][] = [
    [56, 70, 48, 80, { mee: [0.0533, 0.3377], 'miettinen-nurminen': [0.0528, 0.3382], newcombe: [0.0524, 0.3339] }],
    [9, 10, 3, 10, { mee: [0.1821, 0.837], 'miettinen-nurminen': [0.17, 0.8406], newcombe: [0.1705, 0.809] }],
    [5, 56, 0, 29, { mee: [-0.0313, 0.1926], 'miettinen-nurminen': [-0.0326, 0.1933], newcombe: [-0.0381, 0.1926] }],
    [0, 10, 0, 20, { mee: [-0.1611, 0.2775], newcombe: [-0.1611, 0.2775] }],
    [10, 10, 0, 20, { mee: [0.7225, 1], 'miettinen-nurminen': [0.7156, 1], newcombe: [0.6791, 1] }],
  ];
  for (const [x1, n1, x2, n2, intervals] of published) {
    it(`${x1}/${n1} less ${x2}/${n2}`, () => {
      for (const [method, ends] of Object.entries(intervals) as [DifferenceIntervalMethod, [number, number]][]) {
        const found = value(differenceInterval(arm(x2, n2), arm(x1, n1), 0.05, method));
        near(found[0], ends[0], 5.1e-5);
        near(found[1], ends[1], 5.1e-5);
      }
    });
  }

  it('Mee’s interval touches 0 where the pooled z test is just significant', () => {
    const [control, treatment] = [arm(481, 9604), arm(576, 9587)];
    const [comparison] = value(
      compareRates(
        control,
        [treatment],
        { alpha: 0.05, alternative: 'two-sided', correction: 'none' },
        { test: 'pooled', interval: 'mee' },
      ),
    );
    assert.ok(comparison);
    near(value(differenceInterval(control, treatment, comparison.p, 'mee'))[0], 0, 1e-12);
  });

  it('Fisher’s tea, and a case of many people', () => {
    near(value(fisherExact(arm(1, 4), arm(3, 4))).p, 34 / 70, 1e-14);
    near(value(fisherExact(arm(1, 4), arm(3, 4), 'greater')).p, 17 / 70, 1e-14);
    // A split whose likelier side lies at the edge of what is possible.
    near(value(fisherExact(arm(9246, 9604), arm(2, 6))).p, 2.7977373160824354e-5, 1e-16);
    near(value(binomialExact(742, 1000, 0.3)).p / 3.559075151021329e-182, 1, 1e-12);
  });

  it('Yates’ correction as R’s prop.test has it', () => {
    // prop.test(c(15, 25), c(50, 50)): X-squared = 3.375, p-value = 0.06619
    const found = value(chiSquareTest([arm(15, 50), arm(25, 50)], { continuity: true }));
    near(found.chiSquare, 3.375, 1e-12);
    near(found.p, 0.06619, 5e-6);
  });

  it('Student’s sleep data', () => {
    // t.test(extra ~ group, sleep): Welch t = -1.8608, df = 17.776, p = .07939; var.equal: df = 18, p = .07919
    const a = value(summaryOfRows([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]));
    const b = value(summaryOfRows([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]));
    const welch = value(testEffect(value(effectOf(b, a, 'absolute')), 0.05));
    near(welch.t, -1.8608, 5e-5);
    near(welch.df, 17.776, 5e-4);
    near(welch.p, 0.07939, 5e-6);
    near(welch.interval[0], -3.3654832, 5e-8);
    near(welch.interval[1], 0.2054832, 5e-8);
    near(value(testEffect(value(pooledEffect(b, a)), 0.05)).p, 0.07919, 5e-6);
  });

  it('CUPED takes out what earlier values explain', () => {
    // A covariate with the correlation r leaves 1 - r² of the variance.
    const people = Array.from({ length: 400 }, (_, i) => ({ before: Math.sin(i), noise: Math.cos(7 * i + 1) }));
    const rows = people.map(({ before, noise }) => ({ before, value: 2 * before + noise }));
    const [first, second] = [rows.slice(0, 200), rows.slice(200).map((row) => ({ ...row, value: row.value + 0.3 }))];
    const found = value(cuped(cupedSums(first), cupedSums(second), 'absolute'));
    near(found.theta, 2, 0.05);
    near(found.effect.estimate, 0.3, 0.05);
    near(found.varianceReduction, 0.8, 0.02);
    // The relative variance is the delta method's: compare with the slope by small steps.
    const relative = value(
      cuped(cupedSums(first), cupedSums(second.map((row) => ({ ...row, value: row.value + 5 }))), 'relative'),
    );
    assert.ok(relative.effect.standardError > 0 && Number.isFinite(relative.effect.estimate));
  });
});

describe('looks and beliefs known from publications', () => {
  it('boundaries of Jennison & Turnbull (2000), tables 2.1 and 2.3', () => {
    const five = [0.2, 0.4, 0.6, 0.8, 1];
    near(value(shapedBoundaries(five, 0.05, 'two-sided', 'pocock')).upper[0] ?? 0, 2.413, 5e-4);
    near(value(shapedBoundaries(five, 0.05, 'two-sided', 'obrien-fleming')).upper[4] ?? 0, 2.04, 5e-4);
    near(value(shapedBoundaries(five, 0.01, 'two-sided', 'pocock')).upper[0] ?? 0, 2.986, 5e-4);
  });

  it('the second look of four with O’Brien-Fleming spending, by mpmath at 30 digits', () => {
    const { upper } = value(spendingBoundaries([0.25, 0.5, 0.75, 1], 0.025, 'one-sided', { family: 'obrien-fleming' }));
    near(upper[0] ?? 0, 4.332633646051611, 1e-10);
    near(upper[1] ?? 0, 2.9631315976799044, 1e-10);
  });

  it('the one-sided always-valid p-value is the level whose interval touches 0', () => {
    const effect = { estimate: 0.012, standardError: 0.0032, users: 20000 };
    const { p } = value(alwaysValid(effect, { alpha: 0.05, alternative: 'greater' }));
    // The mixing parameter stays that of the level asked for, so the interval is solved for its level by hand.
    const rho2 = (-2 * Math.log(0.1) + Math.log(-2 * Math.log(0.1) + 1)) / 5000;
    const growth = effect.users * rho2;
    const width = Math.sqrt(((2 * (growth + 1)) / growth) * Math.log1p(Math.sqrt(growth + 1) / (2 * p)));
    near(width * effect.standardError, effect.estimate, 1e-15);
  });

  it('mSPRT’s interval excludes 0 exactly when its ratio reaches 1 / alpha', () => {
    for (const estimate of [0.05, 0.1, 0.2, 0.3]) {
      const { ratio, interval } = value(mixtureTest({ estimate, standardError: 0.06 }, 0.05, 0.2));
      assert.equal(interval[0] > 0, ratio > 20);
    }
  });

  it('a prior as sure as the data meets them half-way', () => {
    const found = value(normalPosterior({ estimate: 1, standardError: 0.5 }, 0.05, { mean: 0, deviation: 0.5 }));
    near(found.mean, 0.5, 1e-15);
    near(found.deviation, 0.5 / Math.SQRT2, 1e-15);
  });

  it('exact chances: 0 of 50 against 3 of 50 is 0.94119 with a uniform prior', () => {
    const [, second] = value(chanceOfBest([arm(0, 50), arm(3, 50)], [{ a: 1, b: 1 }], 0.05));
    near(second?.best ?? 0, 0.9411941194119412, 1e-14);
  });

  it('losses differ as the means do', () => {
    const [a, b] = value(chanceOfBest([arm(500, 10000), arm(560, 10000)], [{ a: 1, b: 1 }], 0.05));
    near((a?.expectedLoss ?? 0) - (b?.expectedLoss ?? 0), (b?.mean ?? 0) - (a?.mean ?? 0), 1e-14);
  });

  it('a guardrail holds, is breached, or neither', () => {
    const effect = { standardError: 0.01, df: 1e6, users: 1000 };
    const rules = { worse: 'lower', margin: 0.02, alpha: 0.05 } as const;
    assert.equal(value(guardrail({ ...effect, estimate: 0.01 }, rules)).state, 'holds');
    assert.equal(value(guardrail({ ...effect, estimate: -0.05 }, rules)).state, 'breached');
    assert.equal(value(guardrail({ ...effect, estimate: -0.01 }, rules)).state, 'unclear');
  });
});
