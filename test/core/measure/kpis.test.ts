import assert from 'node:assert/strict';
import type { KpiRow } from '../../../src/core/measure/kpis.ts';
import { kpis, measured, month } from './support.ts';

const april = month(
  '2026-04',
  '  - { kpi: visits, planned: 3000, actual: 2900 }\n  - { kpi: signups, planned: 300, actual: 290 }\n',
);
const may = (signups: string, more = '') =>
  month(
    '2026-05',
    `  - { kpi: visits, planned: 3000, actual: 3000 }\n  - { kpi: signups, planned: 300, ${signups} }\n${more}`,
  );

async function row(id: string, files: Record<string, string>): Promise<KpiRow> {
  const found = (await measured(files)).kpis.find((kpi) => kpi.id === id);
  assert.ok(found);
  return found;
}

describe('KPIs against their plan', () => {
  it('adds the months of a flow up and forecasts the cycle', async () => {
    const { kind, planned, actual, forecast, onTrack, state } = await row('signups', {
      ...april,
      ...may('actual: 320'),
    });
    assert.deepEqual([kind, planned, actual], ['flow', 600, 610]);
    // 610 in 61 days, for 91 days.
    assert.equal(forecast, 910);
    assert.deepEqual([onTrack, state], [true, 'on-plan']);
  });

  it('takes the last month of a level, and measures its progress from the baseline', async () => {
    const followers = '  - { kpi: followers, planned: 115, actual: 120 }\n';
    const { kind, actual, pace, forecast } = await row('followers', { ...april, ...may('actual: 300', followers) });
    assert.deepEqual([kind, actual], ['level', 120]);
    assert.ok(Math.abs((pace?.expected ?? 0) - (100 + (30 * 61) / 91)) < 1e-9);
    assert.ok(Math.abs((forecast ?? 0) - (100 + (20 * 91) / 61)) < 1e-9);
  });

  it('computes a KPI with a formula from the sums, not from the rates of the months', async () => {
    const { planned, actual } = await row('rate', { ...april, ...may('actual: 600') });
    assert.equal(planned, 600 / 6000);
    assert.equal(actual, 890 / 5900);
  });

  it('counts a month once where a file of the quarter has it as well', async () => {
    const quarter = month('2026-Q2', '  - { kpi: signups, planned: 900, actual: 888 }\n');
    const { actual } = await row('signups', { ...april, ...quarter, ...may('actual: 300') });
    assert.equal(actual, 888);
  });

  it('asks for a cause and an action from the tolerance on, and not before', async () => {
    const off = await row('signups', { ...april, ...may('actual: 240') });
    assert.equal(off.variance?.relative, -70 / 600);
    assert.deepEqual([off.state, off.lacks], ['off-plan', ['cause', 'action']]);
    const answered = await row('signups', { ...april, ...may('actual: 240, cause: Rain, action: Wait') });
    assert.deepEqual([answered.state, answered.lacks], ['off-plan', []]);
    const near = await row('signups', { ...april, ...may('actual: 251') });
    assert.deepEqual([near.state, near.lacks], ['on-plan', []]);
  });

  it('keeps to the tolerance of the project', async () => {
    const settings = 'kind: project\ntitle: A\ncycle: { period: 2026-Q2 }\nthresholds: { variance: 20% }\n';
    const { lacks } = await row('signups', { 'marketing.yaml': settings, ...april, ...may('actual: 240') });
    assert.deepEqual(lacks, []);
  });

  it('holds the forecast of a flow against its threshold, and the value of a level', async () => {
    const flow = await row('signups', { ...april, ...may('actual: 150, cause: Rain, action: Wait') });
    assert.equal(flow.state, 'past-threshold');
    const level = (actual: string) =>
      row('churn', { ...april, ...may('actual: 300', `  - { kpi: churn, actual: ${actual} }\n`) });
    assert.equal((await level('5.1%')).state, 'past-threshold');
    assert.equal((await level('4.9%')).state, 'on-plan');
  });

  it('has no pace for a flow that was not measured from the first day on', async () => {
    const { actual, pace, forecast, state } = await row('signups', may('actual: 100, cause: a, action: b'));
    assert.deepEqual([actual, pace, forecast, state], [100, null, null, 'off-plan']);
  });

  it('keeps the forecast of a share between nothing and all of it', async () => {
    const churn = (actual: string) => `  - { kpi: churn, actual: ${actual} }\n`;
    const files = { ...april, ...may('actual: 300', churn('0.1%')) };
    assert.equal((await row('churn', files)).forecast, 0);
  });

  it('says why a KPI has no figure', async () => {
    const { state, problem } = await row('rate', month('2026-04', '  - { kpi: visits, actual: 10 }\n'));
    assert.equal(state, 'no-figures');
    assert.match(problem ?? '', /needs “signups”/);
  });

  it('marks a month far from the others, from five months on', async () => {
    const year = 'kind: project\ntitle: A\ncycle: { period: 2026 }\n';
    const months = ['01', '02', '03', '04', '05', '06'].map((number, index) =>
      month(`2026-${number}`, `  - { kpi: visits, actual: ${index === 3 ? 9000 : 1000 + index} }\n`),
    );
    const six = await row('visits', Object.assign({ 'marketing.yaml': year }, ...months));
    assert.deepEqual(
      six.periods.map(({ anomaly }) => anomaly),
      [false, false, false, true, false, false],
    );
    const four = await row('visits', Object.assign({ 'marketing.yaml': year }, ...months.slice(0, 4)));
    assert.deepEqual(
      four.periods.map(({ anomaly }) => anomaly),
      [null, null, null, null],
    );
  });

  it('takes a band as reached only inside it', async () => {
    const banded = kpis.replace(
      'direction: up, target: 910, threshold: 700',
      'direction: range, target: 900, range: { low: 850, high: 950 }',
    );
    const inside = await row('signups', { 'main.kpis.yaml': banded, ...april, ...may('actual: 320') });
    assert.deepEqual([inside.onTrack, inside.state], [true, 'on-plan']);
    const above = await row('signups', {
      'main.kpis.yaml': banded,
      ...april,
      ...may('actual: 900, cause: a, action: b'),
    });
    assert.deepEqual([above.onTrack, above.state], [false, 'past-threshold']);
  });

  it('reads the table that a file names; a row of the file goes first, rows of channels are left out', async () => {
    const files = {
      'april.actuals.yaml':
        'kind: actuals\ntitle: April\nperiod: 2026-04\nfile: { path: data/april.csv, columns: { kpi: metric, actual: Measured } }\nkpis: [{ kpi: visits, actual: 2900 }]\n',
      'data/april.csv':
        'METRIC;CHANNEL;PLANNED;MEASURED\nvisits;;1;1\nsignups;;300;"1,290"\nsignups;search;;7\nchurn;;4%;3.5%\n',
    };
    const of = async (id: string) => {
      const { planned, actual } = await row(id, files);
      return [planned, actual];
    };
    assert.deepEqual(await of('visits'), [null, 2900]);
    assert.deepEqual(await of('signups'), [300, 1290]);
    assert.deepEqual(await of('churn'), [0.04, 0.035]);
  });

  it('points at the figures', async () => {
    const { place } = await row('signups', { ...april, ...may('actual: 300') });
    assert.deepEqual([place.file, place.range.start.line], ['2026-05.actuals.yaml', 6]);
  });
});
