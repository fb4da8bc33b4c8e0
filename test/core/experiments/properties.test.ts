// What must hold for every input, each for the methods of which it is true, and named so.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isRefusal } from '../../../src/core/calculators/calculator.ts';
import { type Comparison, compareRates } from '../../../src/core/experiments/analysis/compare.ts';
import {
  differenceInterval,
  differenceIntervalMethods,
} from '../../../src/core/experiments/analysis/differenceInterval.ts';
import { effectOf, testEffect } from '../../../src/core/experiments/analysis/effect.ts';
import { fisherExact } from '../../../src/core/experiments/analysis/exact.ts';
import { rateInterval, rateIntervalMethods } from '../../../src/core/experiments/analysis/rateInterval.ts';
import { rateTest } from '../../../src/core/experiments/analysis/rateTest.ts';
import { type ConversionArm, summaryOfConversions, summaryOfRows } from '../../../src/core/experiments/arms.ts';
import { chanceOfBest } from '../../../src/core/experiments/bayes/betaPosterior.ts';
import { detectableEffect } from '../../../src/core/experiments/design/detectable.ts';
import type { PlannedMetric } from '../../../src/core/experiments/design/plan.ts';
import { rateDesignMethods, ratePower, rateSize } from '../../../src/core/experiments/design/rateDesign.ts';
import { sampleSize } from '../../../src/core/experiments/design/size.ts';
import { adjustPValues, corrections } from '../../../src/core/experiments/multiplicity.ts';
import { sampleRatio } from '../../../src/core/experiments/sampleRatio.ts';
import { alwaysValid } from '../../../src/core/experiments/sequential/alwaysValid.ts';
import { peekingError } from '../../../src/core/experiments/sequential/peeking.ts';
import { value } from './vectorSupport.ts';

const armOf = (fewest: number, most: number): fc.Arbitrary<ConversionArm> =>
  fc
    .tuple(fc.integer({ min: fewest, max: most }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([users, rate]) => ({ users, conversions: Math.round(users * rate) }));
const arm = armOf(1, 20_000);
const alpha = fc.double({ min: 0.001, max: 0.2, noNaN: true });
const baseline = fc.double({ min: 0.005, max: 0.6, noNaN: true });
const rows = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 40 });
const property = (name: string, run: () => void) => it(name, run).timeout(60_000);
const close = (a: number, b: number, distance: number) => assert.ok(Math.abs(a - b) <= distance, `${a} is not ${b}`);

describe('properties of comparisons', () => {
  property(
    'the absolute difference is antisymmetric in the arms (Wald, Newcombe, Agresti-Caffo, Mee, Miettinen-Nurminen)',
    () => {
      fc.assert(
        fc.property(arm, arm, alpha, fc.constantFrom(...differenceIntervalMethods), (a, b, level, method) => {
          const there = value(differenceInterval(a, b, level, method));
          const back = value(differenceInterval(b, a, level, method));
          close(there[0], -back[1], 1e-9);
          close(there[1], -back[0], 1e-9);
        }),
      );
    },
  );

  property(
    'the pooled z test is antisymmetric, and Fisher’s test two-sided the same, when the arms change places',
    () => {
      fc.assert(
        fc.property(armOf(1, 400), armOf(1, 400), (a, b) => {
          const [there, back] = [rateTest(a, b), rateTest(b, a)];
          if (!isRefusal(there) && !isRefusal(back)) close(there.z, -back.z, 1e-12);
          close(value(fisherExact(a, b)).p, value(fisherExact(b, a)).p, 1e-9);
        }),
      );
    },
  );

  property(
    'an interval of a difference contains the estimate (Wald, Newcombe, Mee and Miettinen-Nurminen at any level, Agresti-Caffo at 95 %)',
    () => {
      fc.assert(
        fc.property(arm, arm, alpha, fc.constantFrom(...differenceIntervalMethods), (a, b, level, method) => {
          const [lower, upper] = value(differenceInterval(a, b, method === 'agresti-caffo' ? 0.05 : level, method));
          const estimate = b.conversions / b.users - a.conversions / a.users;
          assert.ok(lower <= estimate + 1e-12 && upper >= estimate - 1e-12);
          assert.ok(lower >= -1 && upper <= 1);
        }),
      );
    },
  );

  property(
    'an interval of a rate contains the estimate and stays within 0 and 1 (all methods at 80 % and above but Agresti-Coull)',
    () => {
      fc.assert(
        fc.property(arm, alpha, fc.constantFrom(...rateIntervalMethods), (a, level, method) => {
          const [lower, upper] = value(rateInterval(a, level, method));
          assert.ok(lower >= 0 && upper <= 1 && lower <= upper);
          const rate = a.conversions / a.users;
          if (method !== 'agresti-coull')
            assert.ok(lower <= rate + 1e-12 && upper >= rate - 1e-12, `${method} ${rate}`);
        }),
      );
    },
  );

  property('p-values of Welch’s test do not depend on the order of rows, to the last bit', () => {
    fc.assert(
      fc.property(rows, rows, fc.integer(), (a, b, seed) => {
        const shuffled = a
          .map((item, index) => ({ item, key: Math.imul(index + 1, seed | 1) }))
          .sort((x, y) => x.key - y.key)
          .map(({ item }) => item);
        const test = (first: number[]) => {
          const effect = effectOf(value(summaryOfRows(first)), value(summaryOfRows(b)), 'absolute');
          return isRefusal(effect) ? effect.refused : value(testEffect(effect, 0.05)).p;
        };
        assert.equal(test(a), test(shuffled));
      }),
    );
  });

  property(
    'an always-valid interval contains the fixed one of the same data (levels of 0.1 to 20 %, 100 people or more an arm, tuning 5000)',
    () => {
      fc.assert(
        fc.property(armOf(100, 100_000), armOf(100, 100_000), alpha, (a, b, level) => {
          const effect = effectOf(value(summaryOfConversions(a)), value(summaryOfConversions(b)), 'absolute');
          if (isRefusal(effect)) return;
          const fixed = value(testEffect(effect, level));
          const always = value(alwaysValid(effect, { alpha: level }));
          assert.ok(always.interval[0] <= fixed.interval[0] && always.interval[1] >= fixed.interval[1]);
        }),
      );
    },
  );

  property(
    'corrected p-values keep their order, are no smaller than the raw ones, and Holm never above Bonferroni',
    () => {
      fc.assert(
        fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), (ps) => {
          for (const correction of corrections) {
            const adjusted = value(adjustPValues(ps, correction));
            ps.forEach((p, i) => {
              assert.ok((adjusted[i] ?? 0) >= p - 1e-15);
              assert.ok(ps.every((q, j) => p > q || (adjusted[i] ?? 0) <= (adjusted[j] ?? 0)));
            });
          }
          const [holm, bonferroni] = [value(adjustPValues(ps, 'holm')), value(adjustPValues(ps, 'bonferroni'))];
          assert.ok(holm.every((p, index) => p <= (bonferroni[index] ?? 0)));
        }),
      );
    },
  );

  property('a comparison means the same whatever the other treatments are called or placed (no correction)', () => {
    fc.assert(
      fc.property(arm, arm, arm, (control, a, b) => {
        const rules = { alpha: 0.05, alternative: 'two-sided', correction: 'none' } as const;
        const run = (treatments: ConversionArm[]): Comparison[] => {
          const result = compareRates(control, treatments, rules, { test: 'pooled', interval: 'newcombe' });
          return isRefusal(result) ? [] : result;
        };
        const [there, back] = [run([a, b]), run([b, a])];
        assert.deepEqual(there, back.toReversed());
      }),
    );
  });

  property('the check of the split does not depend on the scale of the shares', () => {
    fc.assert(
      fc.property(arm, arm, fc.double({ min: 0.01, max: 100, noNaN: true }), (a, b, scale) => {
        const [there, scaled] = [
          sampleRatio([a.users, b.users], [1, 2]),
          sampleRatio([a.users, b.users], [scale, 2 * scale]),
        ];
        close(value(there).p, value(scaled).p, 1e-9);
      }),
    );
  });
});

describe('properties of plans', () => {
  const method = fc.constantFrom(...rateDesignMethods);
  const rates = (control: number, treatment: number, ratio = 1) =>
    ({ control, treatment, alpha: 0.05, sides: 2, ratio }) as const;

  property('the sample falls as the effect grows (every method, rises up to a baseline of 60 %)', () => {
    fc.assert(
      fc.property(method, baseline, fc.double({ min: 0.002, max: 0.3, noNaN: true }), (name, p, effect) => {
        const size = (e: number) => rateSize(name, rates(p, Math.min(1, p + e)), 0.8);
        assert.ok(size(effect * 1.2) <= size(effect) * (1 + 1e-9));
      }),
    );
  });

  property('power rises with the people (every method)', () => {
    fc.assert(
      fc.property(
        method,
        baseline,
        fc.double({ min: 0.002, max: 0.3, noNaN: true }),
        fc.integer({ min: 2, max: 1e6 }),
        (name, p, effect, n) => {
          const power = (users: number) => ratePower(name, rates(p, p + effect), users);
          assert.ok(power(n * 1.5) >= power(n) - 1e-12);
        },
      ),
    );
  });

  property('the size reaches the power asked for (every method)', () => {
    fc.assert(
      fc.property(
        method,
        baseline,
        fc.double({ min: 0.005, max: 0.3, noNaN: true }),
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        (name, p, effect, power) => {
          const users = rateSize(name, rates(p, p + effect), power);
          if (users > 0) close(ratePower(name, rates(p, p + effect), users), power, 1e-9);
        },
      ),
    );
  });

  property('two variants may change shares (pooled, unpooled: the rates with them; arcsine: without)', () => {
    fc.assert(
      fc.property(
        baseline,
        fc.double({ min: 0.01, max: 0.3, noNaN: true }),
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (p, effect, ratio) => {
          for (const name of ['pooled', 'unpooled'] as const) {
            const there = ratePower(name, rates(p, p + effect, ratio), 500);
            close(there, ratePower(name, rates(p + effect, p, 1 / ratio), 500 * ratio), 1e-12);
          }
          const arcsine = ratePower('arcsine', rates(p, p + effect, ratio), 500);
          close(arcsine, ratePower('arcsine', rates(p, p + effect, 1 / ratio), 500 * ratio), 1e-12);
        },
      ),
    );
  });

  property('the smallest effect found falls as people are added, and is found with that power', () => {
    const test = { alpha: 0.05, sidedness: 'two-sided', correction: 'none' } as const;
    fc.assert(
      fc.property(baseline, fc.integer({ min: 500, max: 1e6 }), (p, users) => {
        const metric: PlannedMetric = { type: 'conversion', baseline: p, method: 'pooled' };
        const found = (n: number) =>
          value(detectableEffect(metric, test, { power: 0.8, direction: 'up', perVariant: [n, n] }));
        assert.ok(found(users * 2).absolute <= found(users).absolute);
        close(ratePower('pooled', rates(p, found(users).target), users), 0.8, 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  property(
    'averages: the sample falls as the effect grows and depends only on their ratio to the deviation (t)',
    () => {
      const test = { alpha: 0.05, sidedness: 'two-sided', allocation: [1, 1], correction: 'none' } as const;
      fc.assert(
        fc.property(
          fc.double({ min: 0.02, max: 2, noNaN: true }),
          fc.double({ min: 0.1, max: 1000, noNaN: true }),
          (d, scale) => {
            const size = (effect: number, deviation: number) => {
              const metric: PlannedMetric = { type: 'mean', baseline: 0, deviation, method: 't' };
              return value(sampleSize(metric, test, { effect, kind: 'absolute', power: 0.8 })).exact;
            };
            close(size(d * scale, scale) / size(d, 1), 1, 1e-9);
            assert.ok(size(d * 1.3, 1) <= size(d, 1));
          },
        ),
        { numRuns: 25 },
      );
    },
  );

  property('more looks cost more (peeking)', () => {
    const errors = [1, 2, 3, 5, 10, 20].map((looks) => value(peekingError(0.05, looks, 'two-sided')));
    close(errors[0] ?? 0, 0.05, 1e-12);
    assert.ok(errors.every((error, index) => index === 0 || error > (errors[index - 1] ?? 1)));
  });

  property('chances of being best add up to one (beta-binomial, two to five arms)', () => {
    fc.assert(
      fc.property(fc.array(arm, { minLength: 2, maxLength: 5 }), (arms) => {
        const found = value(chanceOfBest(arms, [{ a: 1, b: 1 }], 0.05));
        close(
          found.reduce((sum, { best }) => sum + best, 0),
          1,
          1e-10,
        );
        assert.ok(found.every(({ expectedLoss }) => expectedLoss >= 0));
      }),
      { numRuns: 40 },
    );
  });
});
