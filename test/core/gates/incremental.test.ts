import assert from 'node:assert/strict';
import { Checker, evaluatePlaybook, loadProject, MemoryWorkspace } from '../../../src/core/index.ts';
import { exampleFiles } from '../../support/exampleFiles.ts';

const files = exampleFiles('acme-crm');

/** How many runs of rules it takes to judge all gates again after a file has changed, and the files whose verdicts had to go. */
async function runsAfter(file: string, change: (text: string) => string): Promise<string[]> {
  const project = await loadProject(new MemoryWorkspace(files));
  const { engine } = new Checker(project);
  const remembered = () => evaluatePlaybook(project, engine, 'gtm');
  const before = remembered();
  const text = change(files[file] ?? '');
  assert.notEqual(text, files[file]);
  const forgotten = engine.forget(project.set(file, { text }));
  const size = engine.size;
  const after = remembered();
  const fresh = evaluatePlaybook(project, new Checker(project).engine, 'gtm');
  assert.deepEqual(after, fresh, 'what is remembered is what would be found anew');
  assert.ok(before);
  return [`${engine.size - size} runs`, ...[...forgotten].sort()];
}

describe('all gates after one edit', function () {
  this.timeout(60_000);

  it('judge again only what looked at the file, and find what they would find anew', async () => {
    const [runs = '', ...touched] = await runsAfter(
      'workspace/demand-gen/campaigns/q2-forecast-clinic.campaign.yaml',
      (text) => text.replace('title: Forecast clinic', 'title: Forecast surgery'),
    );
    const total = await runCount();
    assert.ok(Number.parseInt(runs, 10) <= total / 3, `${runs} of ${total}`);
    assert.ok(!touched.some((file) => file.endsWith('.persona.yaml')), touched.join());
  });

  it('judge nothing again but the text itself for a line in prose that no criterion reads', async () => {
    const [runs = ''] = await runsAfter('workspace/learnings/growth-analyst.md', (text) => `${text}\nOne more line.\n`);
    assert.ok(Number.parseInt(runs, 10) <= 3, runs);
  });
});

/** How many runs of rules all gates of the example take. */
async function runCount(): Promise<number> {
  const project = await loadProject(new MemoryWorkspace(files));
  const { engine } = new Checker(project);
  evaluatePlaybook(project, engine, 'gtm');
  return engine.size;
}
