import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDay, parseDay, parsePeriod } from '../../../src/core/documents/dates.ts';

describe('days', () => {
  it('reads days of the calendar, and no others', () => {
    assert.equal(parseDay('1970-01-01'), 0);
    assert.equal(parseDay('2024-02-29') !== undefined, true);
    assert.equal(parseDay('2000-02-29') !== undefined, true);
    for (const value of [
      '2026-02-29',
      '1900-02-29',
      '2026-04-31',
      '2026-00-10',
      '2026-13-01',
      '2026-01-00',
      '0050-01-01',
      '2026-1-1',
      '2026-01-01T00:00',
      ' 2026-01-01',
      '30.06.2026',
      '',
      undefined,
      null,
      20260101,
    ]) {
      assert.equal(parseDay(value), undefined, String(value));
    }
  });

  it('writes what it reads', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600_000, max: 2_900_000 }), (day) => assert.equal(parseDay(formatDay(day)), day)),
    );
  });
});

describe('periods', () => {
  const days = (value: unknown) => {
    const period = parsePeriod(value);
    return period && [formatDay(period.start), formatDay(period.end)];
  };

  it('reads years, quarters and months with their last day', () => {
    assert.deepEqual(days('2026'), ['2026-01-01', '2026-12-31']);
    assert.deepEqual(days('2026-Q1'), ['2026-01-01', '2026-03-31']);
    assert.deepEqual(days('2026-Q2'), ['2026-04-01', '2026-06-30']);
    assert.deepEqual(days('2026-Q4'), ['2026-10-01', '2026-12-31']);
    assert.deepEqual(days('2024-02'), ['2024-02-01', '2024-02-29']);
    assert.deepEqual(days('2026-02'), ['2026-02-01', '2026-02-28']);
    assert.deepEqual(days('2026-12'), ['2026-12-01', '2026-12-31']);
    assert.deepEqual(days(2026), ['2026-01-01', '2026-12-31']);
  });

  it('refuses everything else', () => {
    for (const value of [
      '2026-Q0',
      '2026-Q5',
      '2026-q2',
      '2026-13',
      '2026-00',
      'Q2 2026',
      '26',
      '2026-04-01',
      '',
      undefined,
    ])
      assert.equal(parsePeriod(value), undefined, String(value));
  });
});
