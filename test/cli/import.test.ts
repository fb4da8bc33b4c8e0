import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import type { CheckReport } from '../../src/core/index.ts';
import { type RunResult, runInProcess } from '../support/runGtm.ts';
import { inRepository, Scratch } from '../support/scratch.ts';

const plan = inRepository('test/data/plans/classic.md');
const strategy = 'workspace/strategy/gtm.strategy.yaml';

describe('gtm import', () => {
  let scratch: Scratch;
  const gtm = (...argv: string[]): Promise<RunResult> => runInProcess(argv, { cwd: scratch.root });
  const files = async () =>
    (await readdir(scratch.root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

  beforeEach(async () => {
    scratch = await Scratch.create();
  });
  afterEach(() => scratch.remove());

  it('makes a project of a plan, and keeps the plan', async () => {
    const { code, out, err } = await gtm('import', plan);
    assert.equal(code, 0, err);
    assert.match(out, /Wrote 9 files:\n {2}marketing\.yaml {2}\d+ facts\n/);
    assert.match(out, /imported-plan\.md:93 {2}10\. Timeline: “03\/04\/2026” names no day of a year/);
    assert.equal(
      await readFile(scratch.path('workspace/strategy/imported-plan.md'), 'utf8'),
      await readFile(plan, 'utf8'),
    );
    const check = JSON.parse((await gtm('check', '--json')).out) as CheckReport;
    assert.deepEqual(
      check.findings.filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.match((await gtm('status')).out, /Harbor Desk|2026-Q3/);
  });

  it('adds to a project, and leaves its marketing.yaml', async () => {
    const settings = 'kind: project\ntitle: Mine\ncycle:\n  period: 2026-Q2\n';
    await scratch.write({ 'marketing.yaml': settings });
    const { code, out } = await gtm('import', plan, '--json');
    assert.equal(code, 0);
    const report = JSON.parse(out);
    assert.ok(!report.files.some(({ file }: { file: string }) => file === 'marketing.yaml'));
    assert.ok(
      report.unplaced.some(({ reason }: { reason: string }) => /There is a marketing\.yaml already/.test(reason)),
    );
    assert.equal(await readFile(scratch.path('marketing.yaml'), 'utf8'), settings);
    assert.match(await readFile(scratch.path(strategy), 'utf8'), /^cycle: 2026-Q2$/m);
  });

  it('writes nothing when one file exists', async () => {
    await scratch.write({ [strategy]: 'kind: strategy\ntitle: Mine\n' });
    const { code, err } = await gtm('import', plan);
    assert.equal(code, 2);
    assert.match(err, /gtm\.strategy\.yaml exists already, so nothing was written/);
    assert.equal(await files(), 1);
    assert.equal((await gtm('import', plan, '--folder', 'plans/autumn')).code, 0);
    assert.equal(await readFile(scratch.path(strategy), 'utf8'), 'kind: strategy\ntitle: Mine\n');
  });

  it('puts everything into another folder', async () => {
    assert.equal((await gtm('import', plan, '--folder', 'marketing/')).code, 0);
    assert.match(await readFile(scratch.path('marketing.yaml'), 'utf8'), /content_folders:\n {2}- marketing\//);
    assert.ok((await readFile(scratch.path('marketing/strategy/gtm.strategy.yaml'), 'utf8')).includes('Google Ads'));
  });

  it('shows in a dry run what it would do, and does nothing', async () => {
    const { code, out } = await gtm('import', plan, '--dry-run');
    assert.equal(code, 0);
    assert.match(out, /^Would write 9 files:/);
    assert.equal(await files(), 0);
  });

  it('imports a plan that lies in the project', async () => {
    await scratch.write({ 'marketing.yaml': 'kind: project\ntitle: Mine\n', 'plan.md': '# Risks\n- Rain\n' });
    assert.equal((await gtm('import', 'plan.md')).code, 0);
    assert.match(await readFile(scratch.path(strategy), 'utf8'), /title: Rain/);
  });

  const refusals: [title: string, argv: string[], said: RegExp][] = [
    ['a file that is not there', ['nothing.md'], /nothing\.md cannot be read \(There is no such file\)/],
    ['a folder', ['.'], /cannot be read \(It is a folder\)/],
    ['a text that is not UTF-8', ['latin.md'], /latin\.md is not UTF-8 text/],
    ['a text that is too long', ['long.md'], /more than 1 MB/],
    ['a folder outside', [plan, '--folder', '../elsewhere'], /outside the project/],
  ];
  for (const [title, argv, said] of refusals) {
    it(`refuses ${title}, and writes nothing`, async () => {
      await scratch.write({ 'latin.md': Uint8Array.from([0x23, 0x20, 0xe9]), 'long.md': '# Plan\n'.repeat(200_000) });
      const { code, err } = await gtm('import', ...argv);
      assert.equal(code, 2);
      assert.match(err, said);
      assert.equal(await files(), 2);
    });
  }

  it('starts a project with gtm init --from', async () => {
    await scratch.write({
      'CONFIG.md': '# Business\n- Product: Acme CRM\n- Deal size: $6,400\n# Budget\n- Monthly budget: $9,000\n',
    });
    const { code, err } = await gtm('init', '--from', 'CONFIG.md');
    assert.equal(code, 0, err);
    const text = await readFile(scratch.path('marketing.yaml'), 'utf8');
    assert.match(text, /period: 2026-Q2/);
    assert.match(text, /product: Acme CRM/);
    assert.match(text, /per_month: \$9,000/);
    assert.equal((await gtm('init', '--from', 'CONFIG.md')).code, 2);
  });
});
