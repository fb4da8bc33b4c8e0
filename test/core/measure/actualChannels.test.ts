import assert from 'node:assert/strict';
import { varianceReport } from '../../../src/core/functions/varianceReport.ts';
import { documentAttribution, isOfKind, viewOfProject } from '../../../src/core/index.ts';
import { actualChannels } from '../../../src/core/measure/actualChannels.ts';
import { actualPeriods } from '../../../src/core/measure/periods.ts';
import { measureReport } from '../../../src/core/measure/report.ts';
import { measuredRows } from '../../../src/core/rules/support/variances.ts';
import { projectWith } from './support.ts';

const strategy = `kind: strategy
title: Strategy
channels:
  - { id: search, title: Search, budget: "USD 2,000" }
  - { id: mail, title: Mail, budget: "USD 1,000" }
`;
const attribution = 'kind: attribution\ntitle: A\nmodel: last\nconversions: [{ event: won, kpi: customers }]\n';

/** April as the file has it, with what stands in the table that it names. */
async function april(channels: string, table?: string) {
  const file = table === undefined ? '' : 'file: { path: data/april.csv }\n';
  return projectWith({
    'gtm.strategy.yaml': strategy,
    'a.attribution.yaml': attribution,
    '2026-04.actuals.yaml': `kind: actuals\ntitle: April\nperiod: 2026-04\n${file}${channels}`,
    ...(table === undefined ? {} : { 'data/april.csv': table }),
  });
}

type AnyProject = Awaited<ReturnType<typeof april>>;

function channelsIn(project: AnyProject) {
  const view = viewOfProject(project);
  return actualPeriods(view).flatMap(({ document }) => actualChannels(document, view));
}

/** What those make of the channels who read them, without the places. */
function readBy(project: AnyProject) {
  const view = viewOfProject(project);
  const document = project.documents.get('a.attribution.yaml');
  assert.ok(document && isOfKind(document, 'attribution'));
  const { budget } = measureReport(project, '2026-06-15');
  return {
    spend: documentAttribution(document, view).request.spend,
    budget: [budget.spent, budget.planned, budget.acquisition?.kpi],
    channels: budget.channels.map(({ channel, spent, planned, cpa, state }) => [channel, spent, planned, cpa, state]),
    rows: view
      .documents('actuals')
      .flatMap((actuals) => measuredRows(actuals, view).map(({ name, planned, actual }) => [name, planned, actual])),
    report: varianceReport
      .calculate({ project, view, outputs: [{ path: 'x.md', title: 'X' }], today: '2026-06-15' } as never)
      .flatMap(({ sections }) => sections.slice(1)),
  };
}

const inFile = `kpis: [{ kpi: customers, planned: 30, actual: 31 }]
channels:
  - { channel: search, budget: "USD 2,000", spend: "USD 1,900", values: [{ kpi: customers, planned: 20, actual: 19 }] }
  - { channel: mail, budget: "USD 1,000", spend: USD 400, values: [{ kpi: customers, planned: 10, actual: 12 }] }
`;
const inTable = `kpi,channel,planned,actual,budget,spend
customers,,30,31,,
customers,search,20,19,"USD 2,000","USD 1,900"
customers,mail,10,12,"USD 1,000",
,mail,,,,USD 400
`;

describe('the channels of a file of actual figures', () => {
  it('count the same in the file and in its table, wherever they are read', async () => {
    const [file, table] = [readBy(await april(inFile)), readBy(await april('', inTable))];
    assert.deepEqual(file.spend, { search: 1_900_00, mail: 400_00 });
    assert.deepEqual(file.budget, [2_300_00, 3_000_00, 'customers']);
    assert.deepEqual(table, file);
    assert.notDeepEqual(readBy(await april('', inTable.replace('USD 400', 'USD 401'))), file);
  });

  it('point at the file, or at the table where they stand there only', async () => {
    const project = await april(
      'channels: [{ channel: search, cause: Rain, values: [{ kpi: customers, cause: Rain }] }]\n',
      inTable,
    );
    const [search, mail] = channelsIn(project);
    assert.deepEqual(
      [
        search?.path,
        search?.spend,
        search?.cause,
        search?.values.map(({ path, actual, cause }) => [path, actual, cause]),
      ],
      ['/channels/0', 'USD 1,900', 'Rain', [['/channels/0/values/0', '19', 'Rain']]],
    );
    assert.deepEqual([mail?.path, mail?.values.map(({ path }) => path)], ['/file', ['/file']]);
  });

  it('have what the file says of them before what its table says, and of two rows the first', async () => {
    const project = await april(
      'channels: [{ channel: search, spend: USD 5, values: [{ kpi: customers, actual: 1 }] }]\n',
      `${inTable}customers,mail,,99,,USD 7\n`,
    );
    assert.deepEqual(
      channelsIn(project).map(({ channel, spend, values }) => [channel, spend, values.map(({ actual }) => actual)]),
      [
        ['search', 'USD 5', [1]],
        ['mail', 'USD 400', ['12']],
      ],
    );
  });

  it('rest no sum on a spend of the table that does not read, and name it', async () => {
    const project = await april('', 'channel,spend\nsearch,much\nmail,USD 400\n');
    const { budget } = measureReport(project, '2026-06-15');
    assert.equal(budget.spent, null);
    assert.deepEqual(budget.unreadable, [
      { part: 'spent', channel: 'search', what: 'the spending of Search in 2026-04', written: 'much' },
    ]);
  });

  it('count once in a quarter and its months, from their tables too', async () => {
    const of = (period: string) =>
      `kind: actuals\ntitle: ${period}\nperiod: ${period}\nfile: { path: data/${period}.csv }\n`;
    const project = await projectWith({
      'gtm.strategy.yaml': strategy,
      'a.attribution.yaml': attribution,
      'q.actuals.yaml': of('2026-Q2'),
      'm.actuals.yaml': of('2026-04'),
      'data/2026-Q2.csv': 'channel,spend\nsearch,USD 300\n',
      'data/2026-04.csv': 'channel,spend\nsearch,USD 100\n',
    });
    const { spend, budget } = readBy(project);
    assert.deepEqual([spend, budget[0]], [{ search: 300_00 }, 300_00]);
  });
});
