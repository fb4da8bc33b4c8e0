import assert from 'node:assert/strict';
import { measureList } from '../../../src/core/measure/list.ts';
import { reallocate } from '../../../src/core/measure/reallocate.ts';
import { balanceText } from '../../../src/core/measure/sheets/budget.ts';
import { reallocationPart } from '../../../src/core/measure/sheets/reallocation.ts';
import { measured, month } from './support.ts';

const strategy = {
  'gtm.strategy.yaml': `kind: strategy
title: Strategy
channels:
  - { id: search, title: Search, budget: "USD 2,000", target_cpa: USD 100 }
  - { id: mail, title: Mail, budget: "USD 1,000" }
`,
};
const channel = (id: string, spend: string, customers: number, more = '') =>
  `  - { channel: ${id}, spend: "${spend}", values: [{ kpi: customers, actual: ${customers} }]${more} }\n`;
const april = month(
  '2026-04',
  '  - { kpi: customers, actual: 30 }\n',
  `channels:\n${channel('search', 'USD 1,900', 20)}${channel('mail', 'USD 1,000', 10)}`,
);
const may = month(
  '2026-05',
  '  - { kpi: customers, actual: 33 }\n',
  `channels:\n${channel('search', 'USD 2,100.50', 21)}${channel('mail', 'USD 500', 9)}`,
);

describe('budget and spending', () => {
  it('adds up to the cent, and says how far the channels are from the budget', async () => {
    const { budget } = await measured({ ...strategy, ...april, ...may });
    assert.deepEqual([budget.allocated, budget.perMonth, budget.difference], [300_000, 300_000, 0]);
    assert.deepEqual([budget.spent, budget.planned], [550_050, 600_000]);
    const over = await measured({ 'gtm.strategy.yaml': strategy['gtm.strategy.yaml'].replace('1,000', '1,000.01') });
    assert.equal(over.budget.difference, 1);
  });

  it('gives a channel in the cycle at least what its months were given, whatever its flight', async () => {
    const flight = (days: string) => ({
      'gtm.strategy.yaml': strategy['gtm.strategy.yaml'].replace(
        'budget: "USD 2,000"',
        `budget: "USD 2,000", flight: { ${days} }`,
      ),
    });
    const budgets = async (days: string) => {
      const { budget } = await measured({ ...flight(days), ...april, ...may });
      return budget.channels.map((row) => [row.channel, row.budget, row.planned]);
    };
    const mail = ['mail', 300_000, 200_000];
    // April and May were given USD 4,000 although the flight begins in June.
    assert.deepEqual(await budgets('start: 2026-06-01'), [['search', 400_000, 400_000], mail]);
    assert.deepEqual(await budgets('start: 2026-04-01'), [['search', 600_000, 400_000], mail]);
  });

  it('rests no sum on an amount that does not read, and names it', async () => {
    const broken = { 'gtm.strategy.yaml': strategy['gtm.strategy.yaml'].replace('2,000', '2,000.0x') };
    const report = await measured({ ...broken, ...april, ...may });
    const { budget } = report;
    assert.deepEqual(budget.unreadable, [
      { part: 'channel', channel: 'search', what: 'the budget of Search', written: 'USD 2,000.0x' },
    ]);
    assert.deepEqual([budget.allocated, budget.difference, budget.planned], [null, null, null]);
    const said = [
      'The budget of Search, “USD 2,000.0x”, does not read as an amount, so no sum counts it. Write it as “USD 1,200.00”.',
    ];
    assert.deepEqual(balanceText(budget), said);
    assert.deepEqual(
      measureList(report)
        .find(({ id }) => id === 'money')
        ?.entries[0]?.details.slice(0, 1),
      said,
    );
    assert.deepEqual((await measured({ ...strategy, ...april, ...may })).budget.unreadable, []);
  });

  it('rests no sum on spending that does not read', async () => {
    const files: Record<string, string> = { ...strategy, ...april, ...may };
    files['2026-05.actuals.yaml'] = (files['2026-05.actuals.yaml'] ?? '').replace('2,100.50', '2,100.5o');
    const { budget } = await measured(files);
    assert.deepEqual(budget.unreadable, [
      { part: 'spent', channel: 'search', what: 'the spending of Search in 2026-05', written: 'USD 2,100.5o' },
    ]);
    assert.deepEqual([budget.spent, budget.pacing, budget.channels[0]?.spent], [null, null, null]);
    assert.deepEqual([budget.allocated, budget.channels[1]?.spent], [300_000, 150_000]);
  });

  it('says truly why money is left over', async () => {
    // More spending brought mail fewer customers: its best level is below its highest.
    const worse = month(
      '2026-05',
      '  - { kpi: customers, actual: 33 }\n',
      `channels:\n${channel('search', 'USD 2,000', 21)}${channel('mail', 'USD 1,200', 8)}`,
    );
    const { budget, currency } = await measured({ ...strategy, ...april, ...worse });
    const { text } = reallocationPart(reallocate(budget, 'marginal', 330_000), currency);
    assert.equal(
      text?.at(-1),
      'USD 300 of USD 3,300 are left: no channel is known to bring more at a higher level of spending.',
    );
  });

  it('paces a channel by its months and projects it to the end of the cycle', async () => {
    const { budget } = await measured({ ...strategy, ...april, ...may });
    const [search] = budget.channels;
    assert.deepEqual([search?.budget, search?.planned, search?.spent], [600_000, 400_000, 400_050]);
    assert.equal(search?.pacing?.pacing, 400_050 / 400_000);
    assert.equal(search?.pacing?.projected, Math.round((400_050 / 61) * 91));
    assert.equal(search?.state, 'on-plan');
  });

  it('asks for cause and action where spending is off plan', async () => {
    const mail = async (more: string) => {
      const files: Record<string, string> = { ...strategy, ...april, ...may };
      files['2026-05.actuals.yaml'] = (files['2026-05.actuals.yaml'] ?? '').replace(
        'actual: 9 }]',
        `actual: 9 }]${more}`,
      );
      return (await measured(files)).budget.channels[1];
    };
    const bare = await mail('');
    assert.deepEqual([bare?.state, bare?.lacks], ['under', ['cause', 'action']]);
    const answered = await mail(', cause: Late, action: Catch up');
    assert.deepEqual([answered?.state, answered?.lacks], ['under', []]);
  });

  it('gives cost for each and cost of one more', async () => {
    const { budget } = await measured({ ...strategy, ...april, ...may });
    assert.equal(budget.acquisition?.kpi, 'customers');
    const [search, mail] = budget.channels;
    assert.equal(search?.cpa, 400_050 / 41);
    assert.deepEqual(search?.marginal, [
      { from: 190_000, to: 210_050, addedSpend: 20_050, addedConversions: 1, cpa: 20_050 },
    ]);
    assert.deepEqual(
      mail?.marginal.map(({ cpa }) => cpa),
      [50_000],
    );
  });

  it('limits the budget of a channel that is used for part of the cycle', async () => {
    const flight = strategy['gtm.strategy.yaml'].replace('target_cpa: USD 100', 'flight: { start: 2026-05-01 }');
    const { budget } = await measured({ 'gtm.strategy.yaml': flight });
    assert.equal(budget.channels[0]?.budget, Math.round((600_000 * 61) / 91));
    assert.equal(budget.channels[0]?.state, 'no-figures');
  });

  it('shares a month out anew by both methods, to the cent', async () => {
    const { budget } = await measured({ ...strategy, ...april, ...may });
    const proportional = reallocate(budget, 'proportional');
    assert.deepEqual(
      proportional.rows.map(({ proposed }) => proposed),
      [205_000, 95_000],
    );
    const marginal = reallocate(budget, 'marginal', 270_000);
    // Both begin at their lowest level; the next customer costs less in search.
    assert.deepEqual(
      marginal.rows.map(({ proposed }) => proposed),
      [210_050, 59_950],
    );
    assert.equal(marginal.unallocated, 0);
    assert.throws(() => reallocate(budget, 'marginal', 200_000), /nothing is known below/);
  });

  it('refuses to share out where nothing is known', async () => {
    const { budget } = await measured(strategy);
    assert.throws(() => reallocate(budget, 'proportional'), /No channel says what it brought/);
  });
});

describe('milestones, hours, unit economics', () => {
  const campaign = (done: string) => ({
    'a.campaign.yaml': `kind: campaign\ntitle: A\ntimeline: { start: 2026-04-01, end: 2026-06-30, milestones: [{ title: Ready, by: 2026-06-10${done} }] }\n`,
  });

  it('says how late a milestone is, done or not', async () => {
    const state = async (done: string, today?: string) => {
      const [row] = (await measured(campaign(done), today)).milestones;
      return [row?.state, row?.daysLate];
    };
    assert.deepEqual(await state('', '2026-06-10'), ['due', null]);
    assert.deepEqual(await state('', '2026-06-15'), ['late', 5]);
    assert.deepEqual(await state(', done_on: 2026-06-12'), ['done-late', 2]);
    assert.deepEqual(await state(', done_on: 2026-06-09'), ['done', -1]);
  });

  it('adds hours up by kind of work; more than planned is worse', async () => {
    const { hours } = await measured({
      ...month(
        '2026-04',
        '  - { kpi: visits, actual: 1 }\n',
        'hours: [{ work: Content, planned: 100, actual: 100 }]\n',
      ),
      ...month(
        '2026-05',
        '  - { kpi: visits, actual: 1 }\n',
        'hours: [{ work: Content, planned: 100, actual: 130 }]\n',
      ),
    });
    assert.deepEqual(
      [hours[0]?.planned, hours[0]?.actual, hours[0]?.variance?.favourability],
      [200, 230, 'unfavourable'],
    );
    assert.deepEqual(hours[0]?.lacks, ['cause', 'action']);
  });

  it('computes what a customer costs and brings', async () => {
    const unit =
      'unit_economics: { acquisition_cost: "USD 1,000", new_customers: 10, monthly_revenue: USD 50, gross_margin: 80%, monthly_churn: 2%, cac: USD 100, payback: 2.5 months }\n';
    const [row] = (await measured(month('2026-04', '  - { kpi: visits, actual: 1 }\n', unit))).economics;
    assert.deepEqual([row?.cac, row?.lifetimeValue, row?.ratio, row?.payback], [10_000, 200_000, 20, 2.5]);
    assert.ok(Math.abs((row?.stated.payback ?? 0) - 2.5) < 1e-12);
    // Month by month with 2 % leaving: 40 (1 - 0.98^n) / 0.02 = 100.
    assert.ok(Math.abs(((1 - 0.98 ** (row?.paybackWithChurn ?? 0)) / 0.02) * 40 - 100) < 1e-9);
  });

  it('has nothing to say of a project without figures', async () => {
    const { through, economics, hours, budget } = await measured({});
    assert.deepEqual([through, economics, hours, budget.spent], [null, [], [], null]);
  });
});
