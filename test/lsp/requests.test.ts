import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { Requests } from '../../src/shared/protocol.ts';
import { LspClient } from '../support/lspClient.ts';
import { runInProcess } from '../support/runGtm.ts';
import { Scratch } from '../support/scratch.ts';

describe('the extension’s own requests over a real connection', () => {
  let scratch: Scratch;
  let client: LspClient;
  let root: string;

  before(async () => {
    scratch = await (await Scratch.create()).copy('examples/acme-crm');
    client = await LspClient.start(scratch.root);
    root = pathToFileURL(scratch.root).href;
  });
  after(async () => {
    await client.stop();
    await scratch.remove();
  });

  const ask = <M extends keyof Requests>(method: M, params: Requests[M]['params']): Promise<Requests[M]['result']> =>
    client.request(method, params);
  const gtm = async (...argv: string[]): Promise<unknown> =>
    JSON.parse((await runInProcess([...argv, '--json'], { cwd: scratch.root })).out);

  it('knows the project', async () => {
    const [project, ...others] = await ask('gtm/projects', {});
    assert.deepEqual(others, []);
    assert.deepEqual(
      { root: project?.root, title: project?.title, broken: project?.broken },
      { root, title: 'Acme CRM', broken: false },
    );
  });

  it('gives the same status, gates and findings as the command line', async () => {
    assert.deepEqual((await ask('gtm/status', { root }))[0], await gtm('status'));
    assert.deepEqual((await ask('gtm/gate', { root, names: ['strategy'] })).report, await gtm('gate', 'strategy'));
    assert.equal((await ask('gtm/gate', { root, names: ['strategy'] })).passed, true);
    assert.deepEqual((await ask('gtm/gate', { root, names: [] })).report, await gtm('gate'));
    assert.deepEqual(await ask('gtm/check', { root }), await gtm('check'));
  });

  it('judges what is typed, not only what is saved', async () => {
    const file = 'workspace/strategy/personas/sales-director.persona.yaml';
    await client.open(file, 'kind: persona\ntitle: Sales director\n');
    const { report, passed } = await ask('gtm/gate', { root, names: ['gtm-strategy'] });
    assert.equal(passed, false);
    assert.equal(report.gates[0]?.criteria.find((criterion) => criterion.id.endsWith('/personas'))?.status, 'fail');
    await client.close(file);
  });

  it('lists the documents of the plan with what refers to them', async () => {
    const plan = await ask('gtm/plan', { root });
    const persona = plan.find((entry) => entry.kind === 'persona' && entry.id === 'sales-director');
    assert.ok((persona?.usedBy ?? 0) > 3);
  });

  it('measures the plan against reality, as it is typed', async () => {
    const groups = await ask('gtm/measure', { root });
    assert.deepEqual(
      groups.map(({ id }) => id),
      ['kpis', 'money', 'experiments', 'milestones'],
    );
    const signups = async () => (await ask('gtm/measure', { root }))[0]?.entries.find(({ id }) => id === 'signups');
    assert.match((await signups())?.description ?? '', /^[\d,]+ of [\d,]+ planned · on plan$/);
    const file = 'workspace/analytics/actuals/2026-05.actuals.yaml';
    await client.open(
      file,
      'kind: actuals\ntitle: May\nperiod: 2026-05\nkpis: [{ kpi: signups, planned: 920, actual: 90 }]\n',
    );
    const typed = await signups();
    assert.match(typed?.description ?? '', /^[\d,]+ of [\d,]+ planned · past its threshold$/);
    assert.equal(typed?.sign, 'bad');
    await client.close(file);
  });

  it('draws a funnel, and says why it cannot', async () => {
    const file = 'workspace/analytics/acquisition.funnel.yaml';
    const uri = client.uri(file);
    const good = await ask('gtm/view', { uri });
    assert.equal(good.view?.kind, 'funnel');
    assert.equal(good.project, 'Acme CRM');
    await client.open(file, 'kind: funnel\ntitle: [broken\n');
    const bad = await ask('gtm/view', { uri });
    assert.equal(bad.view, undefined);
    assert.match(bad.problem?.message ?? '', /This bracket is never closed\. Close it with `\]`\./);
    await client.close(file);
  });

  it('answers with a sentence for what does not exist', async () => {
    await assert.rejects(ask('gtm/gate', { root, names: ['nope'] }), /has no phase, step or gate called nope/);
    await assert.rejects(ask('gtm/status', { root: 'file:///nowhere' }), /This project is not open any more/);
  });
});
