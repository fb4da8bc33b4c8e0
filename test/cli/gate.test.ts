import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { shippedPlaybook } from '../../src/core/gates/playbook.ts';
import { deliverableFiles, findSteps, type GateReport } from '../../src/core/index.ts';
import { exampleFiles } from '../support/exampleFiles.ts';
import { bothWays, runInProcess } from '../support/runGtm.ts';
import { inRepository, Scratch } from '../support/scratch.ts';

const phaseOne = [
  'gtm-strategy/coverage',
  'gtm-strategy/budget',
  'gtm-strategy/personas',
  'gtm-strategy/metrics',
  'core-framework/positioning',
  'core-framework/proof',
  'core-framework/variants',
  'core-framework/mapping',
  'analytics-foundation/attribution',
  'analytics-foundation/kpis',
  'analytics-foundation/dashboards',
  'analytics-foundation/experiments',
];

describe('gtm gate', () => {
  for (const [name, run] of bothWays) {
    it(`passes phase 1 of the example with evidence for each criterion, ${name}`, async () => {
      const { code, out } = await run(['gate', 'strategy', '--json'], { cwd: inRepository('examples/acme-crm') });
      assert.equal(code, 0);
      const report = JSON.parse(out) as GateReport;
      const criteria = report.gates.flatMap((gate) => gate.criteria);
      assert.deepEqual(
        criteria.filter((criterion) => criterion.status !== 'pass').map((criterion) => criterion.id),
        [],
      );
      assert.deepEqual(
        criteria.filter((criterion) => criterion.evidence.length === 0).map((criterion) => criterion.id),
        [],
      );
      for (const id of phaseOne)
        assert.ok(
          criteria.some((criterion) => criterion.id === `strategy/${id}`),
          id,
        );
    });
  }

  it('prints the same gates as the golden file', async () => {
    const { out } = await runInProcess(['gate', 'strategy'], { cwd: inRepository('examples/acme-crm') });
    const golden = inRepository('test/cli/golden/gate-strategy.txt');
    if (process.env.GTM_UPDATE_GOLDEN) await writeFile(golden, out);
    assert.equal(out, await readFile(golden, 'utf8'));
  });

  it('names file, line and what to add when a persona has no objections', async () => {
    const scratch = await (await Scratch.create()).copy('examples/acme-crm');
    try {
      const file = 'workspace/strategy/personas/sales-director.persona.yaml';
      const text = await readFile(scratch.path(file), 'utf8');
      await writeFile(scratch.path(file), text.replace(/^objections:\n(?:[ #].*\n)*/m, ''));
      const { code, out } = await runInProcess(['gate', 'strategy'], { cwd: scratch.root });
      assert.equal(code, 1);
      assert.match(
        out,
        /✗ fail {5}Every persona has pains, triggers and objections\n {6}workspace\/strategy\/personas\/sales-director\.persona\.yaml:1:1 {2}Sales director has no objections yet\. Add `objections`: what this buyer says against buying/,
      );
    } finally {
      await scratch.remove();
    }
  });

  it('waits for what does not exist, and a phase that nobody named and that has not begun does not count', async () => {
    const files = exampleFiles('acme-crm');
    const playbook = shippedPlaybook('gtm');
    assert.ok(playbook);
    const made = findSteps(playbook, 'strategy')
      .flatMap((step) => deliverableFiles(playbook, step, Object.keys(files)))
      .filter((file) => files[file] !== undefined && !file.startsWith('workspace/status/'));
    const early = ['marketing.yaml', ...made].map((file) => [file, files[file] ?? ''] as const);
    const scratch = await (await Scratch.create()).write(Object.fromEntries(early));
    try {
      assert.equal((await runInProcess(['gate'], { cwd: scratch.root })).code, 0);
      assert.equal((await runInProcess(['gate', 'pipeline-building'], { cwd: scratch.root })).code, 1);
      await rm(scratch.path('workspace/messaging'), { recursive: true });
      const { code, out } = await runInProcess(['gate', 'core-framework'], { cwd: scratch.root });
      assert.equal(code, 1);
      assert.match(
        out,
        /○ pending {2}Every persona has its own message {2}Waits for a document of the kind messaging\./,
      );
    } finally {
      await scratch.remove();
    }
  });
});
