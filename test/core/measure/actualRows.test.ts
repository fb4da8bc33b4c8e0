import assert from 'node:assert/strict';
import { loadProject, MemoryWorkspace, viewOfProject } from '../../../src/core/index.ts';
import { actualRows } from '../../../src/core/measure/actualRows.ts';
import { measured } from './support.ts';

const table = 'workspace/june.csv';
const project = await loadProject(
  new MemoryWorkspace({
    'marketing.yaml': 'kind: project\ntitle: Test\n',
    'june.actuals.yaml': `kind: actuals\ntitle: June\nperiod: 2026-06\nfile: { path: ${table} }\n`,
    [table]: 'kpi,planned,actual\nsignups,300,290\n',
  }),
);

function rows() {
  const [document] = project.ofKind('actuals');
  assert.ok(document);
  return actualRows(document, viewOfProject(project));
}

describe('the rows of a table of actual figures', () => {
  it('are read once as long as the table is the same', () => {
    const [before] = rows();
    assert.deepEqual([before?.kpi, before?.planned, before?.actual], ['signups', '300', '290']);
    project.set('marketing.yaml', { text: 'kind: project\ntitle: Another\n' });
    assert.equal(rows()[0], before);
  });

  it('are read again when the table has changed', () => {
    project.setData(table, { text: 'kpi,planned,actual\nsignups,300,310\n' });
    assert.deepEqual(
      rows().map(({ actual }) => actual),
      ['310'],
    );
  });

  it('have decimal commas where the document declares them', async () => {
    const rowsWith = async (decimal: string) => {
      const { kpis, through } = await measured({
        'q.actuals.yaml': `kind: actuals\ntitle: April\nperiod: 2026-04\nfile: { path: ${table}${decimal} }\n`,
        [table]: 'kpi;planned;actual\nvisits;3.000;2.950\nchurn;4 %;3,5 %\n',
      });
      assert.equal(through, '2026-04-30');
      return ['visits', 'churn'].map((id) => kpis.find((kpi) => kpi.id === id)?.actual);
    };
    assert.deepEqual(await rowsWith(', decimal: comma'), [2950, 0.035]);
    assert.notDeepEqual(await rowsWith(''), [2950, 0.035]);
  });

  it('have their cause in the document', async () => {
    const { kpis } = await measured({
      'q.actuals.yaml': `kind: actuals\ntitle: April\nperiod: 2026-04\nfile: { path: ${table} }\nkpis: [{ kpi: visits, cause: Rain }, { kpi: signups, actual: 3 }]\n`,
      [table]: 'kpi,planned,actual\nvisits,3000,2950\nsignups,2,1\n',
    });
    const of = (id: string) => kpis.find((kpi) => kpi.id === id);
    assert.deepEqual([of('visits')?.planned, of('visits')?.actual], [3000, 2950]);
    assert.deepEqual([of('signups')?.planned, of('signups')?.actual], [null, 3]);
  });

  it('are read again when the document names other columns', () => {
    project.set('june.actuals.yaml', {
      text: `kind: actuals\ntitle: June\nperiod: 2026-06\nfile: { path: ${table}, columns: { actual: planned } }\n`,
    });
    assert.deepEqual(
      rows().map(({ actual }) => actual),
      ['300'],
    );
  });
});
