import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findAnomalies } from '../../../src/core/measurement/anomalies.ts';
import { computeKpis } from '../../../src/core/measurement/kpiValues.ts';
import { paceOf } from '../../../src/core/measurement/pace.ts';
import { quantile, rising } from '../../../src/core/measurement/quantiles.ts';
import { type PlannedActual, varianceOf } from '../../../src/core/measurement/variance.ts';
import { assertClose } from './referenceCases.ts';
import { calculate } from './support.ts';

const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });

describe('variance', () => {
  const of = (kpi: Partial<PlannedActual>) => {
    const variance = varianceOf({ actual: 0, direction: 'up', tolerance: 0.1, ...kpi });
    assert.ok(variance);
    return variance;
  };

  it('is relative to the plan, never to the actual', () => {
    // SAP prints 60 / 50 = 150 for this, bit1024 divides by the actual.
    assert.partialDeepStrictEqual(of({ planned: 50, actual: 60 }), {
      difference: 10,
      relative: 0.2,
      favourability: 'favourable',
    });
    assert.partialDeepStrictEqual(of({ planned: -50, actual: -60 }), {
      difference: -10,
      relative: -0.2,
      favourability: 'unfavourable',
    });
  });

  it('is good or bad by the direction', () => {
    assert.equal(of({ planned: 100, actual: 90, direction: 'down' }).favourability, 'favourable');
    assert.equal(of({ planned: 100, actual: 110, direction: 'down' }).favourability, 'unfavourable');
    assert.equal(of({ planned: 100, actual: 100 }).favourability, 'as planned');
    assert.equal(of({ planned: 0.3, actual: 0.1 + 0.2 }).favourability, 'as planned');
  });

  it('of a range keeps the plan that was given, and says with what it compares', () => {
    const row = (planned: number | undefined, actual: number) =>
      calculate<{ kpis: object[] }>('kpi-variance', {
        kpis: [
          {
            kpi: 'a',
            ...(planned === undefined ? {} : { planned }),
            actual,
            direction: 'range',
            range: { low: 2, high: 10 },
          },
        ],
      }).kpis[0];
    assert.partialDeepStrictEqual(row(5, 7), { planned: 5, comparedWith: 7, difference: 0 });
    assert.partialDeepStrictEqual(row(5, 12), { planned: 5, comparedWith: 10, difference: 2 });
    assert.partialDeepStrictEqual(row(undefined, 12), { planned: 10, comparedWith: 10, difference: 2 });
  });

  it('of a range is how far outside of it', () => {
    const range = { low: 0.2, high: 0.35 };
    assert.partialDeepStrictEqual(of({ actual: 0.3, direction: 'range', range }), {
      difference: 0,
      favourability: 'as planned',
      needsCause: false,
    });
    const above = of({ actual: 0.42, direction: 'range', range });
    assert.partialDeepStrictEqual(above, {
      planned: 0.35,
      favourability: 'unfavourable',
      pastThreshold: true,
      needsCause: true,
    });
    assertClose(above.relative, 0.2, { abs: 1e-12 });
    assert.equal(of({ actual: 0.1, direction: 'range', range: { low: 0.2 } }).favourability, 'unfavourable');
  });

  it('without a plan to divide by has no relative value, but needs a cause', () => {
    assert.partialDeepStrictEqual(of({ planned: 0, actual: 5 }), { difference: 5, relative: null, needsCause: true });
    assert.partialDeepStrictEqual(of({ planned: 0, actual: 0 }), { relative: null, needsCause: false });
    assert.equal(varianceOf({ actual: 1, direction: 'up', tolerance: 0.1 }), undefined);
  });

  it('needs a cause from the tolerance on, and past the threshold', () => {
    assert.equal(of({ planned: 100, actual: 90 }).needsCause, true);
    assert.equal(of({ planned: 100, actual: 90.1 }).needsCause, false);
    assert.equal(of({ planned: 100, actual: 111 }).needsCause, true);
    assert.deepEqual(of({ planned: 100, actual: 95, threshold: 96 }).reasons, ['The value is past its threshold.']);
    assert.equal(of({ planned: 100, actual: 96, threshold: 96 }).needsCause, false);
    assert.equal(of({ planned: 100, actual: 101, direction: 'down', threshold: 100.5 }).pastThreshold, true);
  });

  it('is never NaN or infinite', () => {
    fc.assert(
      fc.property(
        number,
        number,
        fc.constantFrom('up', 'down', 'range'),
        number,
        (planned, actual, direction, edge) => {
          const { difference, relative } = of({ planned, actual, direction, range: { low: edge }, threshold: edge });
          assert.ok(Number.isFinite(difference));
          assert.ok(relative === null || Number.isFinite(relative));
        },
      ),
    );
  });
});

describe('pace', () => {
  const april = { start: 0, end: 29, baseline: 0 };
  it('and forecast go on in a straight line', () => {
    const pace = paceOf({ kind: 'flow', target: 300, actual: 120, through: 9, ...april });
    assert.deepEqual(pace, {
      elapsedDays: 10,
      totalDays: 30,
      timeShare: 1 / 3,
      expected: 100,
      ahead: 20,
      pace: 1.2,
      forecast: 360,
      forecastGap: 60,
      neededPerDay: 9,
    });
  });

  it('of a level begin at its baseline', () => {
    const pace = paceOf({ kind: 'level', target: 0.06, actual: 0.052, through: 9, ...april, baseline: 0.05 });
    assertClose(pace, { pace: 0.6, forecast: 0.056, forecastGap: -0.004 }, { abs: 1e-12 });
    assert.equal(
      paceOf({ kind: 'level', target: 0.05, actual: 0.052, through: 9, ...april, baseline: 0.05 }).pace,
      null,
    );
  });

  it('of a period that is over forecast what there is', () => {
    fc.assert(
      fc.property(
        number,
        number,
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 400 }),
        (target, actual, length, more) => {
          const over = paceOf({
            kind: 'flow',
            target,
            actual,
            baseline: 0,
            start: 5,
            end: 5 + length,
            through: 5 + length + more,
          });
          assert.equal(over.forecast, actual);
          assert.equal(over.neededPerDay, null);
        },
      ),
    );
  });

  it('on an even course forecast the target', () => {
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 400 }), fc.nat(), (target, baseline, days, at) => {
        const through = at % days;
        const actual = baseline + ((target - baseline) * (through + 1)) / days;
        const pace = paceOf({ kind: 'level', target, baseline, actual, start: 0, end: days - 1, through });
        const size = Math.max(1, Math.abs(target), Math.abs(baseline)) * days;
        assert.ok(Math.abs(pace.forecastGap) < size * 1e-9, String(pace.forecastGap));
      }),
    );
  });

  it('read dates and periods', () => {
    const output = calculate('kpi-pace', { target: 2750, actual: 1846, period: '2026-Q2', through: '2026-05-31' });
    assertClose(output, { elapsedDays: 61, totalDays: 91, forecast: (1846 / 61) * 91 }, { abs: 1e-9 });
    assert.equal(
      calculate('kpi-pace', { target: 100, actual: 90, direction: 'down', period: '2026-05', through: '2026-05-31' })
        .onTrack,
      true,
    );
  });
});

describe('anomalies', () => {
  it('are beyond 3.5 of the modified z-score of Iglewicz and Hoaglin', () => {
    const { points, median, mad } = findAnomalies([512, 498, 530, 505, 960, 519]);
    assert.equal(median, 515.5);
    assert.equal(mad, 12.5);
    assertClose(points[4]?.score, (0.6745 * (960 - 515.5)) / 12.5, { abs: 1e-12 });
    assert.deepEqual(
      points.map(({ isAnomaly }) => isAnomaly),
      [false, false, false, false, true, false],
    );
  });

  it('are found where most values are the same, with another spread that is named', () => {
    const found = findAnomalies([5, 5, 5, 5, 5, 5, 5, 5, 90]);
    assert.match(found.method, /mean absolute deviation/);
    assert.equal(found.points.at(-1)?.isAnomaly, true);
    assert.ok(findAnomalies([5, 5, 5, 5, 5]).points.every(({ score }) => score === 0));
  });

  it('do not depend on order, scale or place', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 5, maxLength: 30 }), (values) => {
        const scores = rising(findAnomalies(values).points.map(({ score }) => score));
        const moved = rising(
          findAnomalies(values.map((value) => value * 4 + 1000).reverse()).points.map(({ score }) => score),
        );
        for (const [index, score] of scores.entries())
          assert.ok(Math.abs(score - (moved[index] ?? Number.NaN)) < 1e-9 * Math.max(1, Math.abs(score)));
      }),
    );
  });
});

describe('quantiles', () => {
  it('are those of R, type 7', () => {
    // quantile(c(1, 2, 4, 8, 16), c(0, .1, .5, .9, 1))
    assertClose(
      [0, 0.1, 0.5, 0.9, 1].map((share) => quantile([1, 2, 4, 8, 16], share)),
      [1, 1.4, 4, 12.8, 16],
      { abs: 1e-12 },
    );
  });
});

describe('KPIs from formulas', () => {
  const values = (kpis: Parameters<typeof computeKpis>[0]) =>
    Object.fromEntries(computeKpis(kpis).map(({ id, value, problem }) => [id, problem ?? value]));

  it('are computed in the order in which they need each other', () => {
    const kpis = [
      { id: 'cac', formula: 'spend / new-customers' },
      { id: 'new-customers', formula: 'signups × win-rate' },
      { id: 'ratio', formula: '(ltv − cac) / cac' },
      { id: 'spend', value: 9000 },
      { id: 'signups', value: 300 },
      { id: 'win-rate', value: 0.1 },
      { id: 'ltv', value: 900 },
    ];
    const expected = { cac: 300, 'new-customers': 30, ratio: 2, spend: 9000, signups: 300, 'win-rate': 0.1, ltv: 900 };
    assertClose(values(kpis), expected, { abs: 1e-9 });
  });

  it('say why they have no value', () => {
    const kpis = [
      { id: 'a', formula: 'b + 1' },
      { id: 'b', formula: 'c' },
      { id: 'c', formula: 'b * 2' },
      { id: 'd', formula: 'e / zero' },
      { id: 'e', value: 1 },
      { id: 'zero', value: 0 },
      { id: 'f', formula: 'nothing + e' },
      { id: 'g', formula: 'e +' },
      { id: 'h', formula: 'd' },
      { id: 'i' },
      { id: 'j', formula: '1 / (1 / zero)' },
      { id: 'k', formula: 'k' },
    ];
    assert.deepEqual(values(kpis), {
      a: 'Its formula goes round in a circle: b → c → b.',
      b: 'Its formula goes round in a circle: b → c → b.',
      c: 'Its formula goes round in a circle: c → b → c.',
      d: 'Its formula divides by 0.',
      e: 1,
      zero: 0,
      f: 'There is no KPI “nothing”.',
      g: 'Its formula ends too early.',
      h: 'It needs “d”, which has no value.',
      i: 'It was not measured and has no formula.',
      j: 'Its formula divides by 0.',
      k: 'Its formula goes round in a circle: k → k.',
    });
  });

  it('may need each other in a long row', () => {
    const kpis = Array.from({ length: 20_000 }, (_, index) =>
      index === 0 ? { id: 'k0', value: 1 } : { id: `k${index}`, formula: `k${index - 1} + 1` },
    );
    assert.equal(computeKpis(kpis.reverse())[0]?.value, 20_000);
  });
});
