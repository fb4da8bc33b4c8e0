import assert from 'node:assert/strict';
import { measureList } from '../../../src/core/index.ts';
import { measured, month } from './support.ts';

const files = {
  ...month(
    '2026-04',
    '  - { kpi: visits, planned: 3000, actual: 3000 }\n  - { kpi: signups, planned: 300, actual: 200, cause: Rain, action: Wait, owner: Ada }\n',
    'channels: [{ channel: search, budget: USD 2000, spend: USD 2500 }]\n',
  ),
  'gtm.strategy.yaml': 'kind: strategy\ntitle: S\nchannels: [{ id: search, title: Search, budget: USD 2000 }]\n',
  'a.campaign.yaml':
    'kind: campaign\ntitle: A\ntimeline: { milestones: [{ title: Ready, by: 2026-04-10 }, { title: Out, by: 2026-06-20 }] }\n',
};

describe('the list of what is measured', () => {
  it('says how each entry stands in sign and words, what needs somebody first', async () => {
    const groups = measureList(await measured(files));
    const [kpis, money, milestones] = groups;
    assert.deepEqual(
      kpis?.entries.slice(0, 3).map(({ title, description, sign }) => [title, description, sign]),
      [
        ['Sign-ups', '200 of 300 planned · past its threshold', 'bad'],
        ['Sign-up rate', '6.7 % of 10 % planned · off plan', 'warning'],
        ['Visits', '3,000 of 3,000 planned · on plan', 'good'],
      ],
    );
    assert.ok(kpis?.entries[0]?.details.includes('Rain → Wait'));
    assert.equal(kpis?.entries.find(({ id }) => id === 'churn')?.description, 'no figures yet');
    assert.deepEqual(
      money?.entries.map(({ title, description, sign }) => [title, description, sign]),
      [
        ['All channels', 'USD 2,500 of USD 2,000 planned', 'bad'],
        ['Search', 'USD 2,500 of USD 2,000 planned · over plan', 'warning'],
      ],
    );
    assert.deepEqual(
      milestones?.entries.map(({ description, sign }) => [description, sign]),
      [
        ['2026-04-10 · late', 'bad'],
        ['2026-06-20 · to come', 'open'],
      ],
    );
    assert.deepEqual(
      [kpis?.summary, milestones?.summary],
      ['1 on plan, 1 off plan, 1 past its threshold, 3 without figures yet', '1 late'],
    );
  });

  it('is empty where there is nothing to measure', async () => {
    assert.deepEqual(measureList(await measured({ 'main.kpis.yaml': 'kind: kpis\ntitle: K\n' })), []);
  });

  it('points every entry at a line of a file', async () => {
    for (const { entries } of measureList(await measured(files)))
      for (const { place } of entries) assert.ok(place.file in files || place.file === 'main.kpis.yaml', place.file);
  });
});
