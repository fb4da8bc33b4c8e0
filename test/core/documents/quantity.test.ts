import assert from 'node:assert/strict';
import fc from 'fast-check';
import { figureOf, formatFigure } from '../../../src/core/documents/figure.ts';
import {
  formatCount,
  formatMoney,
  formatRate,
  minorUnitDigits,
  parseCount,
  parseDuration,
  parseMoney,
  parseRate,
} from '../../../src/core/documents/quantity.ts';

describe('rates', () => {
  const good: [unknown, number][] = [
    ['25%', 0.25],
    ['25 %', 0.25],
    ['> 25%', 0.25],
    ['>= 25%', 0.25],
    ['≤ 25%', 0.25],
    ['  <25%', 0.25],
    ['0.25', 0.25],
    [0.25, 0.25],
    [0, 0],
    [1, 1],
    ['-5%', -0.05],
    ['+5%', 0.05],
    ['120%', 1.2],
    ['1,000%', 10],
    ['2.5%', 0.025],
  ];
  for (const [value, fraction] of good) {
    it(`reads ${JSON.stringify(value)} as ${fraction}`, () => {
      assert.deepEqual(parseRate(value), { unit: 'rate', fraction });
    });
  }

  const bad: [unknown, string][] = [
    ['25', 'rate-above-one'],
    [25, 'rate-above-one'],
    [-2, 'rate-above-one'],
    ['> 25', 'rate-above-one'],
    [Number.POSITIVE_INFINITY, 'rate-above-one'],
    [Number.NaN, 'not-a-rate'],
    ['', 'not-a-rate'],
    ['%', 'not-a-rate'],
    ['1,23', 'not-a-rate'],
    ['1,5%', 'not-a-rate'],
    ['.5', 'not-a-rate'],
    ['1e-2', 'not-a-rate'],
    ['25%%', 'not-a-rate'],
    ['a quarter', 'not-a-rate'],
    [null, 'not-a-rate'],
    [undefined, 'not-a-rate'],
    [true, 'not-a-rate'],
    ['２５%', 'not-a-rate'],
  ];
  for (const [value, reason] of bad) {
    it(`refuses ${JSON.stringify(value)}`, () => {
      const result = parseRate(value);
      assert.equal(result.unit === 'none' && result.reason, reason);
    });
  }
});

describe('money', () => {
  const good: [unknown, string | undefined, number, string | undefined][] = [
    ['USD 45,000', undefined, 4_500_000, 'USD'],
    ['USD45,000', undefined, 4_500_000, 'USD'],
    ['45,000 USD', undefined, 4_500_000, 'USD'],
    ['45,000.00', undefined, 4_500_000, undefined],
    ['$45,000.50', undefined, 4_500_050, 'USD'],
    ['$1', 'CAD', 100, 'CAD'],
    ['$1', 'EUR', 100, 'USD'],
    ['€ 12.3', undefined, 1230, 'EUR'],
    ['£0.29', undefined, 29, 'GBP'],
    ['¥1000', undefined, 1000, 'JPY'],
    ['¥1000', 'CNY', 100_000, 'CNY'],
    [1000, 'JPY', 1000, undefined],
    ['JPY 1,000.00', undefined, 1000, 'JPY'],
    ['KWD 1.234', undefined, 1234, 'KWD'],
    ['< USD 50', undefined, 5000, 'USD'],
    ['USD -500', undefined, -50_000, 'USD'],
    [0, undefined, 0, undefined],
    [12.5, undefined, 1250, undefined],
    ['USD 1,000,000,000.01', undefined, 100_000_000_001, 'USD'],
  ];
  for (const [value, project, minor, currency] of good) {
    it(`reads ${JSON.stringify(value)} in ${project ?? 'no currency'}`, () => {
      assert.deepEqual(parseMoney(value, project), { unit: 'money', minor, currency });
    });
  }

  const bad: [unknown, string | undefined, string][] = [
    ['1,23', undefined, 'not-money'],
    ['12,34,567', undefined, 'not-money'],
    ['45.000,00', undefined, 'not-money'],
    ['USD', undefined, 'not-money'],
    ['', undefined, 'not-money'],
    ['usd 5', undefined, 'not-money'],
    ['USD 5 EUR', undefined, 'not-money'],
    ['$5 USD', undefined, 'not-money'],
    ['5k', undefined, 'not-money'],
    ['1e3', undefined, 'not-money'],
    [Number.NaN, undefined, 'not-money'],
    [Number.POSITIVE_INFINITY, undefined, 'not-money'],
    [['5'], undefined, 'not-money'],
    [null, undefined, 'not-money'],
    ['USD 1.005', undefined, 'too-precise'],
    ['USD 1.000', undefined, 'too-precise'],
    [0.005, undefined, 'too-precise'],
    ['JPY 1000.5', undefined, 'too-precise'],
    [1000.5, 'JPY', 'too-precise'],
  ];
  for (const [value, project, reason] of bad) {
    it(`refuses ${JSON.stringify(value)} in ${project ?? 'no currency'}`, () => {
      const result = parseMoney(value, project);
      assert.equal(result.unit === 'none' && result.reason, reason);
    });
  }

  it('writes every amount so that it reads back to the cent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom('USD', 'JPY', 'KWD', 'EUR'),
        (minor, currency) => {
          assert.deepEqual(parseMoney(formatMoney(minor, currency)), { unit: 'money', minor, currency });
        },
      ),
    );
  });

  it('knows how many digits stand behind the point', () => {
    assert.deepEqual(['USD', 'JPY', 'KWD', undefined].map(minorUnitDigits), [2, 0, 3, 2]);
  });
});

describe('durations', () => {
  const good: [unknown, number][] = [
    ['14 days', 14],
    ['14-days', 14],
    ['3d', 3],
    ['24 hours', 1],
    ['24 h', 1],
    ['1,440 minutes', 1],
    ['2 weeks', 14],
    ['1 WEEK', 7],
    ['1.5 d', 1.5],
    ['> 14 days', 14],
    ['1 year', 365.25],
    ['1 quarter', 91.3125],
    ['1 month', 30.4375],
    ['5', 5],
    [5, 5],
    [0, 0],
  ];
  for (const [value, days] of good) {
    it(`reads ${JSON.stringify(value)} as ${days} days`, () => {
      const result = parseDuration(value);
      assert.equal(result.unit === 'duration' && Math.abs(result.days - days) < 1e-9, true);
    });
  }
  const bad = [
    '',
    'two weeks',
    '3 m',
    '3 moons',
    '3 constructor',
    '3 toString',
    '1,23 days',
    '-3',
    -3,
    '-3 days',
    Number.NaN,
    '3 s',
    null,
  ];
  for (const value of bad) {
    it(`refuses ${JSON.stringify(value)}`, () => assert.equal(parseDuration(value).unit, 'none'));
  }
});

describe('counts', () => {
  it('reads numbers with and without separators', () => {
    assert.deepEqual(
      ['12,000', '12000', 12000, '> 12,000', '-3', '1.5'].map((value) => {
        const count = parseCount(value);
        return count.unit === 'count' ? count.value : count.reason;
      }),
      [12000, 12000, 12000, 12000, -3, 1.5],
    );
  });
  for (const value of ['1,23', '5k', '', '12 000', '1,2345', Number.NaN, null, 'NaN']) {
    it(`refuses ${JSON.stringify(value)}`, () => assert.equal(parseCount(value).unit, 'none'));
  }
});

describe('what is written', () => {
  it('has units and a sensible precision', () => {
    assert.deepEqual(
      [
        formatRate(0.05321),
        formatRate(0.25),
        formatRate(0.0042),
        formatRate(0),
        formatCount(8158),
        formatMoney(4_500_001, 'USD'),
      ],
      ['5.3 %', '25 %', '0.42 %', '0 %', '8,158', 'USD 45,000.01'],
    );
    assert.deepEqual(
      [formatMoney(4_500_000, 'USD'), formatMoney(1000, 'JPY'), formatMoney(150, undefined), formatMoney(-5, 'USD')],
      ['USD 45,000', 'JPY 1,000', '1.50', 'USD -0.05'],
    );
  });

  it('reads a figure in the unit of its KPI, or not at all', () => {
    assert.deepEqual(
      [
        figureOf('25%', 'rate'),
        figureOf('USD 5', 'money'),
        figureOf('5', 'money', 'JPY'),
        figureOf('2 weeks', 'duration'),
        figureOf('1,000', 'count'),
        figureOf(3.5, 'ratio'),
        figureOf(4, undefined),
        figureOf('25%', 'count'),
        figureOf('fast', 'duration'),
        figureOf(25, 'rate'),
        figureOf('x', 'money'),
        figureOf(undefined, 'count'),
        figureOf(null, 'count'),
      ],
      [0.25, 500, 5, 14, 1000, 3.5, 4, undefined, undefined, undefined, undefined, undefined, undefined],
    );
    assert.deepEqual(
      [
        formatFigure(0.25, 'rate'),
        formatFigure(500, 'money', 'USD'),
        formatFigure(14, 'duration'),
        formatFigure(3, 'score'),
      ],
      ['25 %', 'USD 5', '14 days', '3'],
    );
  });
});
