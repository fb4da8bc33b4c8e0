import assert from 'node:assert/strict';
import {
  type Advice,
  advise,
  Checker,
  evaluatePlaybook,
  loadProject,
  MemoryWorkspace,
  newDocument,
} from '../../../src/core/index.ts';

const base = {
  'marketing.yaml': 'kind: project\ntitle: Acme\ncycle: { period: 2026-Q2 }\nbudget: { currency: USD }\n',
  'workspace/strategy/goals.kpis.yaml': `kind: kpis
title: Goals
kpis:
  - { id: cost-per-customer, title: Cost of a customer, unit: money, direction: down, target: USD 500 }
  - { id: churn-rate, title: Customers lost, unit: rate, direction: down, target: 2%, threshold: 5% }
`,
};
const actuals = (period: string, facts: string) => ({
  [`workspace/${period}.actuals.yaml`]: `kind: actuals\ntitle: Figures\nperiod: ${period}\n${facts}`,
});
const cac = (period: string, amount: number) => actuals(period, `unit_economics: { cac: "USD ${amount}" }\n`);
const churn = (period: string, rate: string) => actuals(period, `kpis: [{ kpi: churn-rate, actual: ${rate} }]\n`);
const strategy = (cycle: string, differentiator: string, competitors: readonly string[]) => ({
  [`workspace/strategy/${cycle}.strategy.yaml`]: `kind: strategy\ntitle: Strategy\ncycle: ${cycle}\npositioning: { differentiator: ${differentiator} }\ncompetitors:\n${competitors.map((id) => `  - { id: ${id}, name: ${id} }\n`).join('')}`,
});

async function advice(files: Record<string, string>, today = '2026-05-04'): Promise<Record<Advice['id'], Advice>> {
  const project = await loadProject(new MemoryWorkspace({ ...base, ...files }));
  const result = evaluatePlaybook(project, new Checker(project).engine, 'gtm');
  assert.ok(result);
  const list = advise(project, result, today);
  return Object.fromEntries(list.map((one) => [one.id, one])) as Record<Advice['id'], Advice>;
}

const numbersOf = ({ numbers }: Advice) => Object.fromEntries(numbers.map(({ label, value }) => [label, value]));

describe('advice', () => {
  it('is a full run where nothing is there, and says honestly what it does not know', async () => {
    const project = await loadProject(new MemoryWorkspace({ 'marketing.yaml': 'kind: project\ntitle: Acme\n' }));
    const result = evaluatePlaybook(project, new Checker(project).engine, 'gtm');
    assert.ok(result);
    const [first, ...others] = advise(project, result, '2026-05-04');
    assert.deepEqual([first?.id, first?.verdict, first?.run], ['first-run', 'yes', { mode: 'full' }]);
    assert.deepEqual(
      others.map(({ verdict }) => verdict),
      ['no', 'unknown', 'unknown', 'unknown', 'unknown'],
    );
    for (const { why } of others) assert.match(why, /\.$/);
  });

  it('is a restart from three times the target on, without improvement, and iteration otherwise', async () => {
    const restart = (await advice({ ...cac('2026-03', 1500), ...cac('2026-04', 1600) })).course;
    assert.deepEqual([restart.verdict, restart.run], ['yes', { mode: 'full' }]);
    assert.deepEqual(numbersOf(restart), {
      'Cost of a new customer, 2026-03': 'USD 1,500',
      'Cost of a new customer, 2026-04': 'USD 1,600',
      Target: 'USD 500',
      'Times the target': '3.2',
      'From which a restart is considered': '3',
      'Trend a period': '+USD 100',
    });
    assert.deepEqual(restart.numbers[0]?.file, 'workspace/2026-03.actuals.yaml');
    assert.equal((await advice({ ...cac('2026-03', 1700), ...cac('2026-04', 1500) })).course.verdict, 'no');
    assert.equal((await advice({ ...cac('2026-03', 1500), ...cac('2026-04', 1500) })).course.verdict, 'yes');
    assert.equal((await advice({ ...cac('2026-03', 1400), ...cac('2026-04', 1499) })).course.verdict, 'no');
    assert.equal((await advice(cac('2026-04', 1600))).course.verdict, 'unknown');
    const own = { 'marketing.yaml': `${base['marketing.yaml']}thresholds: { cac_multiple: 4 }\n` };
    assert.equal((await advice({ ...own, ...cac('2026-03', 1500), ...cac('2026-04', 1600) })).course.verdict, 'no');
    const computed = actuals('2026-04', 'unit_economics: { acquisition_cost: USD 9000, new_customers: 10 }\n');
    assert.equal(numbersOf((await advice(computed)).course)['Cost of a new customer, 2026-04'], 'USD 900');
  });

  it('sees customers leave: past the threshold, or much more often than before', async () => {
    const past = (await advice(churn('2026-04', '6%')))['churn-spike'];
    assert.deepEqual([past.verdict, past.run], ['yes', { agents: ['customer-success', 'growth-analyst'] }]);
    const spike = (await advice({ ...churn('2026-02', '1%'), ...churn('2026-03', '1%'), ...churn('2026-04', '1.6%') }))[
      'churn-spike'
    ];
    assert.deepEqual([spike.verdict, numbersOf(spike)['Mean of the periods before']], ['yes', '1 %']);
    assert.equal(
      (await advice({ ...churn('2026-03', '1%'), ...churn('2026-04', '1.2%') }))['churn-spike'].verdict,
      'no',
    );
  });

  it('sees a new competitor and a new positioning against the cycle before', async () => {
    const before = strategy('2026-Q1', 'the forecast that keeps itself current', ['pipewren']);
    const now = strategy('2026-Q2', 'the forecast that keeps itself current', ['pipewren', 'corvia']);
    const found = await advice({ ...before, ...now });
    assert.equal(found['new-competitor'].verdict, 'yes');
    assert.match(found['new-competitor'].why, /^corvia is new\./);
    assert.deepEqual(found['new-competitor'].run?.phases, ['strategy']);
    assert.equal(found.pivot.verdict, 'no');
    const turned = await advice({ ...before, ...strategy('2026-Q2', 'insurance for small ships', ['pipewren']) });
    assert.deepEqual([turned.pivot.verdict, turned.pivot.run], ['yes', { mode: 'full' }]);
    assert.equal(turned['new-competitor'].verdict, 'no');
  });

  it('calls for a review once a month has ended whose figures nobody has gathered', async () => {
    const april = churn('2026-04', '1%');
    assert.equal((await advice(april, '2026-05-31'))['monthly-review'].verdict, 'no');
    const due = (await advice(april, '2026-06-01'))['monthly-review'];
    assert.deepEqual([due.verdict, due.run], ['yes', { mode: 'analysis-only' }]);
    assert.deepEqual(numbersOf(due), {
      'Actual figures up to': '2026-04-30',
      'Next month ends': '2026-05-31',
      Today: '2026-06-01',
    });
    const launched = { 'workspace/demand-gen/campaigns/q2.campaign.yaml': 'kind: campaign\ntitle: Q2\n' };
    assert.equal((await advice(launched, '2026-04-30'))['monthly-review'].verdict, 'no');
    assert.equal((await advice(launched, '2026-05-01'))['monthly-review'].verdict, 'yes');
  });

  it('is still a first run where only the first phase has been begun, with nothing to review', async () => {
    const begun = await advice({}, '2026-05-01');
    assert.deepEqual([begun['first-run'].verdict, begun['first-run'].run], ['yes', { mode: 'full' }]);
    assert.equal(begun['monthly-review'].verdict, 'no');
    const template = newDocument('campaign', 'q2', { cycle: '2026-Q2' });
    const unwritten = await advice({ [template.file]: template.text }, '2026-05-01');
    assert.equal(unwritten['first-run'].verdict, 'yes');
    assert.equal(
      unwritten['first-run'].why,
      'Nothing of a later phase is written yet. Go through all phases in order.',
    );
    assert.equal(unwritten['monthly-review'].verdict, 'no');
    const withFigures = await advice(churn('2026-04', '1%'), '2026-05-01');
    assert.equal(withFigures['first-run'].verdict, 'no');
  });
});
