import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ColumnFinder } from '../../../src/core/data/columns.ts';
import { readFlag } from '../../../src/core/data/flags.ts';
import { type CellValue, readMoney, readNumber, readRate } from '../../../src/core/data/numbers.ts';
import { Problems } from '../../../src/core/data/problem.ts';
import { type TimeFormat, timeParser, timeProblem } from '../../../src/core/data/times.ts';

const plain = (read: CellValue) => ('code' in read ? read.code : read.value);

describe('numbers in cells', () => {
  it('are read with thousands, signs and exponents', () => {
    for (const [cell, value] of [
      ['1234.5', 1234.5],
      ['1,234.5', 1234.5],
      ['-7', -7],
      ['−7', -7],
      ['(7.5)', -7.5],
      ['+3', 3],
      ['.5', 0.5],
      ['1e3', 1000],
      ["1'000", 1000],
      [42, 42],
      ['', undefined],
      [null, undefined],
    ] as const) {
      assert.equal(plain(readNumber(cell)), value, String(cell));
    }
  });

  it('are read with decimal commas where those are declared, and only there', () => {
    assert.equal(plain(readNumber('1.234,5', { decimal: ',' })), 1234.5);
    assert.equal(plain(readNumber('1234,5', { decimal: ',' })), 1234.5);
    assert.equal(plain(readNumber('1 234,5', { decimal: ',' })), 1234.5);
    assert.equal(plain(readNumber('1,5')), 'decimal-comma');
    assert.equal(plain(readNumber('1.5', { decimal: ',' })), 'not-a-number');
  });

  it('are refused when they are none', () => {
    for (const cell of ['abc', '1,23,4', '1.2.3', '-', '.', 'NaN', 'Infinity', '1e999', Number.NaN, '1'.repeat(200)]) {
      assert.equal(plain(readNumber(cell)), 'not-a-number', String(cell));
    }
  });

  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        assert.equal(plain(readNumber(String(value))), value === 0 ? Number(String(value)) : value);
        assert.equal(plain(readNumber(String(value).replace('.', ','), { decimal: ',' })), Number(String(value)));
      }),
    );
  });

  it('are rates with a percent sign or without', () => {
    assert.equal(plain(readRate('5%')), 0.05);
    assert.equal(plain(readRate('5,5 %', { decimal: ',' })), 0.055);
    assert.equal(plain(readRate('0.05')), 0.05);
    assert.equal(plain(readRate('x%')), 'not-a-number');
  });
});

describe('money in cells', () => {
  it('is read as whole minor units, with or without a sign', () => {
    for (const [cell, format, minor] of [
      ['49.90', {}, 4990],
      ['$1,234.50', { currency: 'USD' }, 123_450],
      ['€ 12', { currency: 'EUR' }, 1200],
      ['12,50 €', { currency: 'EUR', decimal: ',' }, 1250],
      ['EUR 12.5', { currency: 'EUR' }, 1250],
      ['-$5', { currency: 'USD' }, -500],
      ['(USD 5.00)', { currency: 'USD' }, -500],
      ['1500', { currency: 'JPY' }, 1500],
      [0.1 + 0.2, {}, 30],
      ['1.234', { currency: 'KWD' }, 1234],
      ['1.500', { decimal: '.' }, 150],
      ['', {}, undefined],
    ] as const) {
      assert.equal(plain(readMoney(cell, format)), minor, String(cell));
    }
  });

  it('is refused where it could mean two things, or is in another currency', () => {
    assert.equal(plain(readMoney('1.000')), 'too-precise');
    assert.equal(plain(readMoney('1.005', { decimal: '.' })), 'too-precise');
    assert.equal(plain(readMoney('£5', { currency: 'USD' })), 'other-currency');
    assert.equal(plain(readMoney('USD 5 EUR')), 'not-money');
    assert.equal(plain(readMoney('12,5')), 'decimal-comma');
    assert.equal(plain(readMoney('$')), 'not-money');
    assert.equal(plain(readMoney(`${' '.repeat(50_000)}x`)), 'not-money');
  });
});

describe('times in cells', () => {
  const iso = (text: string, format: TimeFormat = {}) => {
    const time = timeParser(format)(text);
    return Number.isNaN(time) ? 'none' : new Date(time).toISOString();
  };

  it('are ISO dates and times, UTC unless they or the file say otherwise', () => {
    for (const [text, expected] of [
      ['2026-04-06', '2026-04-06T00:00:00.000Z'],
      ['2026-04-06T09:30:00Z', '2026-04-06T09:30:00.000Z'],
      ['2026-04-06 09:30', '2026-04-06T09:30:00.000Z'],
      ['2021-01-01 05:13:54.714 +0000', '2021-01-01T05:13:54.714Z'],
      ['2026-04-06T09:30:00.5+02:00', '2026-04-06T07:30:00.500Z'],
      ['2026-04-06T09:30:00-05', '2026-04-06T14:30:00.000Z'],
      ['2024-02-29', '2024-02-29T00:00:00.000Z'],
      ['2026-04-06T24:00:00Z', '2026-04-07T00:00:00.000Z'],
    ] as const) {
      assert.equal(iso(text), expected, text);
    }
    assert.equal(iso('2026-04-06T09:30:00', { zone: 'America/Chicago' }), '2026-04-06T14:30:00.000Z');
    assert.equal(iso('2026-01-06 09:30', { zone: 'America/Chicago' }), '2026-01-06T15:30:00.000Z');
    assert.equal(iso('2026-04-06 09:30', { zone: '+05:30' }), '2026-04-06T04:00:00.000Z');
  });

  it('stay clear of the hours that clocks change', () => {
    // Berlin, 29 March 2026: 02:30 does not exist; 25 October 2026: 02:30 exists twice.
    assert.equal(iso('2026-03-29 01:30', { zone: 'Europe/Berlin' }), '2026-03-29T00:30:00.000Z');
    assert.equal(iso('2026-03-29 02:30', { zone: 'Europe/Berlin' }), '2026-03-29T01:30:00.000Z');
    assert.equal(iso('2026-03-29 03:30', { zone: 'Europe/Berlin' }), '2026-03-29T01:30:00.000Z');
    assert.equal(iso('2026-10-25 02:30', { zone: 'Europe/Berlin' }), '2026-10-25T00:30:00.000Z');
    assert.equal(iso('2026-10-25 03:30', { zone: 'Europe/Berlin' }), '2026-10-25T02:30:00.000Z');
  });

  it('are refused when there is no such day or moment', () => {
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-04-06T25:00:00Z',
      '2026-4-6',
      '2026-04-06Tnoon',
      'soon',
      '',
      '06.04.2026',
      '2026-04-06x09:30:00Z',
    ]) {
      assert.equal(iso(text), 'none', text);
    }
    assert.equal(timeProblem('03/04/2026').code, 'ambiguous-date');
    assert.equal(timeProblem('soon').code, 'not-a-time');
    assert.equal(timeProblem('soon', 'dd/MM/yyyy').code, 'not-this-format');
  });

  it('follow a declared format', () => {
    assert.equal(iso('06.04.2026', { format: 'dd.MM.yyyy' }), '2026-04-06T00:00:00.000Z');
    assert.equal(iso('4/6/26 9:05', { format: 'M/d/yy H:mm' }), '2026-04-06T09:05:00.000Z');
    assert.equal(iso('1775467800', { format: 'epoch-seconds' }), '2026-04-06T09:30:00.000Z');
    assert.equal(iso('', { format: 'epoch-milliseconds' }), 'none');
    assert.equal(iso('31.02.2026', { format: 'dd.MM.yyyy' }), 'none');
    assert.throws(() => timeParser({ format: 'dd.MM' }), /not a date format/);
    assert.throws(() => timeParser({ format: 'DD.MM.YYYY' }), /not a part of a date/);
    assert.throws(() => timeParser({ zone: 'Mars/Olympus' }), /no time zone “Mars\/Olympus”/);
  });

  it('agree with the calendar', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          const text = date.toISOString();
          assert.equal(timeParser()(text), date.getTime());
          assert.equal(timeParser()(text.slice(0, 10)), Date.parse(text.slice(0, 10)));
        },
      ),
    );
  });
});

describe('columns', () => {
  it('are found whatever their case', () => {
    const problems = new Problems();
    const finder = new ColumnFinder(['USER_ID', 'Event Time', ' Value '], problems);
    assert.deepEqual(
      ['user_id', 'event_time', 'value', 'path'].map((name) => finder.find(name)),
      [0, 1, 2, -1],
    );
    assert.equal(finder.findAny(['when', 'event_time']), 1);
    assert.equal(problems.count, 0);
    assert.equal(finder.need('channel'), -1);
    assert.ok(problems.fatal);
    assert.match(
      problems.list[0]?.message ?? '',
      /There is no column “channel”\. The file has “USER_ID”, “Event Time” and “Value”/,
    );
  });

  it('that are there twice are a problem', () => {
    const problems = new Problems();
    assert.equal(new ColumnFinder(['a', 'a', 'B-c', 'b_C'], problems).find('a'), 0);
    assert.equal(new ColumnFinder(['B-c', 'b_C'], problems).find('b_c'), 0);
    assert.deepEqual(
      problems.list.map(({ message }) => message.slice(0, 33)),
      ['Two columns are called “a”. Only ', 'The columns “B-c” and “b_C” could'],
    );
  });
});

describe('flags', () => {
  it('are yes, no or unclear', () => {
    for (const cell of ['1', 'conv', 'TRUE', 'yes', true, 1]) assert.equal(readFlag(cell), true, String(cell));
    for (const cell of ['0', 'null', 'False', 'no', '', null, undefined, false, 0])
      assert.equal(readFlag(cell), false, String(cell));
    for (const cell of ['maybe', '2', 3]) assert.equal(readFlag(cell), undefined, String(cell));
  });
});
