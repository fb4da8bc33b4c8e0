import assert from 'node:assert/strict';
import fc from 'fast-check';
import { apportion, roundToTotal } from '../../../src/core/measurement/apportion.ts';
import { efficientLevels, marginalSteps } from '../../../src/core/measurement/marginal.ts';
import { pacingOf } from '../../../src/core/measurement/pacing.ts';
import { marginalBudget, proportionalBudget } from '../../../src/core/measurement/reallocation.ts';
import { paybackMonthsChurnCompounding } from '../../../src/core/measurement/unitEconomics.ts';
import { assertClose } from './referenceCases.ts';
import { calculate } from './support.ts';

describe('sharing out', () => {
  it('loses nothing, whatever the weights', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), weights, (total, list) => {
        fc.pre(list.some((weight) => weight > 1e-6));
        const parts = apportion(total, list);
        assert.equal(
          parts.reduce((sum, part) => sum + part, 0),
          total,
        );
        const all = list.reduce((sum, weight) => sum + weight, 0);
        for (const [index, part] of parts.entries()) {
          assert.ok(Number.isInteger(part));
          assert.ok(Math.abs(part - (total * (list[index] ?? 0)) / all) < 1 + 1e-3, 'no more than a unit off');
          if (list[index] === 0) assert.equal(part, 0);
        }
      }),
    );
  });

  it('gives the rest where most was cut off, to the first on a tie', () => {
    assert.deepEqual(apportion(100, [1, 1, 1]), [34, 33, 33]);
    assert.deepEqual(apportion(10, [5, 3, 1, 0]), [6, 3, 1, 0]);
    assert.deepEqual(
      roundToTotal([-0.5, -0.5], -1, 1),
      [-0, -1].map((each) => each + 0),
    );
  });

  it('adds up in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 1, max: 1e6 }),
        (weights, total) => {
          const sum = weights.reduce((before, weight) => before + weight, 0);
          const parts = roundToTotal(
            weights.map((weight) => (total * weight) / sum),
            total,
          );
          for (const list of [parts, [...parts].reverse(), [...parts].sort((a, b) => a - b)]) {
            assert.equal(
              list.reduce((before, part) => before + part, 0),
              total,
            );
          }
        },
      ),
    );
  });
});

describe('budgets', () => {
  it('balance to the cent or say by how much not', () => {
    const parts = [
      { name: 'a', amount: 4_500_001 },
      { name: 'b', amount: -1 },
    ];
    assert.deepEqual(calculate('budget-balance', { total: 4_500_000, parts }), {
      sum: 4_500_000,
      difference: 0,
      balanced: true,
    });
    assert.deepEqual(calculate('budget-balance', { total: 4_500_001, parts }), {
      sum: 4_500_000,
      difference: -1,
      balanced: false,
    });
  });

  it('in proportion add up, and give every channel a share index of 1', () => {
    const brought = [5940, 3665, 2213, 3251, 4544];
    const budgets = proportionalBudget(485_670, brought);
    assert.equal(
      budgets.reduce((sum, budget) => sum + budget, 0),
      485_670,
    );
    const channels = budgets.map((spend, index) => ({ channel: `c${index}`, conversions: brought[index], spend }));
    const returns = calculate<{ channels: { shareIndex: number }[] }>('channel-returns', { channels });
    for (const { shareIndex } of returns.channels) assertClose(shareIndex, 1, { abs: 1e-4 });
  });

  it('are paced by the plan, not evenly, where it says so', () => {
    const front = pacingOf({ budget: 3000, daysTotal: 30, daysElapsed: 10, spent: 1500, plannedToDate: 1500 });
    assert.deepEqual(front, {
      expected: 1500,
      delta: 0,
      pacing: 1,
      projected: 4500,
      overrun: 1500,
      remaining: 1500,
      perDayLeft: 75,
    });
    assert.equal(pacingOf({ budget: 100, daysTotal: 5, daysElapsed: 5, spent: 100 }).perDayLeft, null);
  });

  const levels = [
    { spend: 0, conversions: 0 },
    { spend: 1000, conversions: 50 },
    { spend: 2000, conversions: 80 },
    { spend: 3000, conversions: 80 },
  ];

  it('have a marginal cost between levels', () => {
    assert.deepEqual(
      marginalSteps([...levels].reverse()).map(({ cpa }) => cpa),
      [20, 1000 / 30, null],
    );
  });

  it('go where the next conversion is cheapest', () => {
    const { channels, conversions, unallocated } = marginalBudget(2500, [
      { channel: 'a', levels },
      {
        channel: 'b',
        levels: [
          { spend: 500, conversions: 5 },
          { spend: 1500, conversions: 45 },
        ],
      },
    ]);
    // b begins at 500; a to 1000 at 20 each; the 1000 that are left buy b at 25 before a at 33.
    assert.deepEqual(channels, [
      { channel: 'a', budget: 1000, conversions: 50, marginalCpa: 20, passedOver: 1 },
      { channel: 'b', budget: 1500, conversions: 45, marginalCpa: 25, passedOver: 0 },
    ]);
    assert.equal(conversions, 95);
    assert.equal(unallocated, 0);
    assert.equal(marginalBudget(9999, [{ channel: 'a', levels }]).unallocated, 7999);
  });

  it('by marginal cost beat every other split', () => {
    const curve = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 100 })), {
        minLength: 1,
        maxLength: 4,
      })
      .map((steps) => {
        const list = [{ spend: 0, conversions: 0 }];
        for (const [more, bought] of steps) {
          const { spend, conversions } = list.at(-1) ?? { spend: 0, conversions: 0 };
          list.push({ spend: spend + more, conversions: conversions + bought });
        }
        return list;
      });
    const at = (hull: typeof levels, spend: number) => {
      const next = hull.findIndex((level) => level.spend >= spend);
      const [low, high] = [hull[next - 1], hull[next]];
      if (next < 0) return hull.at(-1)?.conversions ?? 0;
      if (!low || !high) return high?.conversions ?? 0;
      return low.conversions + ((high.conversions - low.conversions) * (spend - low.spend)) / (high.spend - low.spend);
    };
    fc.assert(
      fc.property(
        curve,
        curve,
        fc.integer({ min: 0, max: 2000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b, total, share) => {
          const best = marginalBudget(total, [
            { channel: 'a', levels: a },
            { channel: 'b', levels: b },
          ]);
          const spent = best.channels.reduce((sum, { budget }) => sum + budget, 0);
          assert.equal(spent + best.unallocated, total);
          const other = Math.floor(total * share);
          const conversions = at(efficientLevels(a), other) + at(efficientLevels(b), total - other);
          assert.ok(best.conversions >= conversions - 1e-9, `${best.conversions} < ${conversions}`);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('unit economics', () => {
  it('pay back in the month in which the profits of a shrinking cohort reach the cost', () => {
    const months = paybackMonthsChurnCompounding(500, 100, 1, 0.1) ?? 0;
    let earned = 0;
    for (let month = 0; month < Math.floor(months); month++) earned += 100 * 0.9 ** month;
    assert.ok(earned < 500 && earned + 100 * 0.9 ** Math.floor(months) > 500);
    // Without churn the three methods agree.
    for (const churnMethod of ['none', 'once', 'compounding']) {
      assertClose(
        calculate('unit-economics-payback', {
          cac: 500,
          monthlyRevenue: 100,
          grossMargin: 1,
          monthlyChurn: 0,
          churnMethod,
        }).months,
        5,
        { abs: 1e-12 },
      );
    }
    assert.equal(paybackMonthsChurnCompounding(1001, 100, 1, 0.1), undefined);
  });

  it('have the figures of actuals', () => {
    assertClose(calculate('unit-economics-cac', { spend: 4_462_000, newCustomers: 47 }).cac, 94_936.17, { abs: 0.01 });
    assertClose(
      calculate('unit-economics-ltv', { monthlyRevenue: 53_300, grossMargin: 0.8, monthlyChurn: 0.013 }).ltv,
      3_280_000,
      { abs: 0.01 },
    );
    assertClose(calculate('unit-economics-ratio', { ltv: 300, cac: 100 }), { ratio: 3, surplus: 200 }, { abs: 1e-12 });
    assertClose(
      calculate('unit-economics-margin-multiple', { retention: 0.8, discount: 0.1, margin: 300 }).value,
      800,
      { abs: 1e-9 },
    );
  });
});
