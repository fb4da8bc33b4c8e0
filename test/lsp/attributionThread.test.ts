import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import {
  attributionJob,
  isAttributionKept,
  isOfKind,
  type Project,
  runAttributionJob,
  viewOfProject,
} from '../../src/core/index.ts';
import { ProjectHost } from '../../src/lsp/projectHost.ts';
import { attributionInThread } from '../../src/node/attributionThread.ts';
import { LspClient } from '../support/lspClient.ts';
import { Scratch } from '../support/scratch.ts';

const file = 'workspace/analytics/main.attribution.yaml';
const table = 'workspace/analytics/data/touchpoints.csv';

/** What the example's attribution asks for. */
function jobOf(project: Project) {
  const document = project.documents.get(file);
  assert.ok(document && isOfKind(document, 'attribution'));
  const job = attributionJob(document, viewOfProject(project));
  assert.ok(job);
  return { document, job };
}

describe('an attribution over a table of the project', function () {
  // From source, unlike in a build, a thread reads the whole core before it begins.
  this.timeout(60_000);
  let scratch: Scratch;

  beforeEach(async () => {
    scratch = await (await Scratch.create()).copy('examples/acme-crm');
  });
  afterEach(async () => {
    await scratch.remove();
  });

  /** The project, with a line below the table that no other test has: results are kept by what was asked. */
  async function open(line: string) {
    const host = new ProjectHost(scratch.root, () => undefined);
    const { project } = await host.load();
    const more = (row: string) => project.setData(table, { text: `${project.data(table)}${row}\n` });
    more(line);
    return { host, project, more };
  }

  it('comes to the same in a thread', async () => {
    const { project } = await open('ACC-X1,2026-05-04T10:00:00,email,,visit,');
    const { job } = jobOf(project);
    const report = runAttributionJob(job);
    assert.ok(report && report.totals.conversions > 0);
    assert.deepEqual(await attributionInThread(job), report);
  });

  it('is computed before gates look at it', async () => {
    const { host, project } = await open('ACC-X2,2026-05-04T10:00:00,email,,visit,');
    assert.equal(isAttributionKept(jobOf(project).job), false);
    await host.context(true);
    assert.equal(isAttributionKept(jobOf(project).job), true);
  });

  it('is computed again when the table has changed, and not when only the title has', async () => {
    const { host, project, more } = await open('ACC-X3,2026-05-04T10:00:00,email,,visit,');
    await host.computeAttributions(project, () => [jobOf(project).document]);
    const { document } = jobOf(project);
    project.set(file, { text: document.text.replace(/^title: .*$/m, 'title: Another title') });
    assert.notEqual(jobOf(project).document, document);
    assert.equal(isAttributionKept(jobOf(project).job), true);
    project.set(file, { text: document.text.replace('model: position', 'model: time-decay') });
    assert.equal(isAttributionKept(jobOf(project).job), false);
    project.set(file, { text: document.text });
    more('ACC-X4,2026-05-04T10:00:00,email,,visit,');
    assert.equal(isAttributionKept(jobOf(project).job), false);
    await host.computeAttributions(project, () => [jobOf(project).document]);
    assert.equal(isAttributionKept(jobOf(project).job), true);
  });

  it('lets the server answer others meanwhile', async () => {
    const client = await LspClient.start(scratch.root);
    try {
      const root = pathToFileURL(scratch.root).href;
      await client.request('gtm/plan', { root });
      const answered: string[] = [];
      const ask = async (name: string, method: string, params: object) => {
        await client.request(method, params);
        answered.push(name);
      };
      const uri = pathToFileURL(scratch.path(file)).href;
      const view = { uri, view: 'attribution' };
      // The one request behind the other: without a thread they are answered in this order, as the second time shows.
      await Promise.all([ask('view', 'gtm/view', view), ask('plan', 'gtm/plan', { root })]);
      await Promise.all([ask('view', 'gtm/view', view), ask('plan', 'gtm/plan', { root })]);
      assert.deepEqual(answered, ['plan', 'view', 'view', 'plan']);
    } finally {
      await client.stop();
    }
  });
});
