import assert from 'node:assert/strict';
import {
  coverageText,
  documentAttribution,
  isOfKind,
  loadProject,
  MemoryWorkspace,
  viewOfProject,
} from '../../../src/core/index.ts';

const files = {
  'marketing.yaml': 'kind: project\ntitle: A\ncycle: { period: 2026-Q2 }\nbudget: { currency: USD }\n',
  'a.kpis.yaml':
    'kind: kpis\ntitle: K\nkpis:\n  - { id: wins, title: Wins, unit: count }\n  - { id: rate, title: Rate, unit: rate }\n',
  '2026-q2.actuals.yaml':
    'kind: actuals\ntitle: Quarter\nperiod: 2026-Q2\nkpis: [{ kpi: wins, actual: 100 }]\nchannels: [{ channel: search, spend: USD 300 }]\n',
  '2026-04.actuals.yaml':
    'kind: actuals\ntitle: April\nperiod: 2026-04\nkpis: [{ kpi: wins, actual: 40 }]\nchannels: [{ channel: search, spend: USD 100 }]\n',
  'a.attribution.yaml':
    'kind: attribution\ntitle: A\nmodel: last\nconversions:\n  - { event: won, kpi: wins }\n  - { event: seen, kpi: rate }\n  - { event: other }\n',
};

async function declared() {
  const project = await loadProject(new MemoryWorkspace(files));
  const document = project.documents.get('a.attribution.yaml');
  assert.ok(document && isOfKind(document, 'attribution'));
  return documentAttribution(document, viewOfProject(project));
}

describe('an attribution document beside the actual figures', () => {
  it('takes the spend of a quarter and its months once', async () => {
    const { request, spendFrom } = await declared();
    assert.deepEqual(request.spend, { search: 300_00 });
    assert.deepEqual(spendFrom, ['2026-q2.actuals.yaml']);
  });

  it('knows how many of its conversions were measured', async () => {
    const { measured } = await declared();
    assert.deepEqual(measured, [{ event: 'won', kpi: 'Wins', count: 100 }]);
  });

  it('says where the data are a sample and the spend is that of all, and else nothing', () => {
    const measured = [{ event: 'won', kpi: 'Wins', count: 100 }];
    assert.match(coverageText([{ event: 'won', rows: 89 }], measured).join(), /The data have 89 of the 100 of “Wins”/);
    assert.deepEqual(coverageText([{ event: 'won', rows: 90 }], measured), []);
    assert.deepEqual(coverageText([{ event: 'lost', rows: 1 }], measured), []);
    assert.deepEqual(coverageText([{ event: 'won', rows: 1 }], []), []);
  });
});
