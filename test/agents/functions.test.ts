import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import type { RunRecord } from '../../src/core/index.ts';
import { runSpawnedSource } from '../support/agents/runSource.ts';
import { GitRepository } from '../support/gitRepository.ts';

/** Programs that git needs; no agent lies there. */
const path = '/usr/local/bin:/usr/bin:/bin';

describe('gtm run, for a step that a function does', function () {
  this.timeout(240_000);
  let repository: GitRepository;
  const gtm = (...argv: string[]) =>
    runSpawnedSource(argv, { cwd: repository.scratch.root, env: { ...repository.env, PATH: path, GTM_RUNNERS: '[]' } });
  const removed = async (...files: string[]) => {
    for (const file of files) await rm(repository.scratch.path(file));
    await repository.git('commit', '--quiet', '--all', '--message', 'Remove');
  };
  beforeEach(async () => {
    repository = await GitRepository.create({ from: 'examples/bedwise-planner' });
  });
  afterEach(() => repository.remove());

  it('needs no agent, and commits what it calculated under the role that answers for it', async () => {
    await removed('plans/reports/attribution.md');
    const { code, out, err } = await gtm('run', 'measurement/attribution', '--json');
    assert.equal(code, 0, err);
    const [step] = (JSON.parse(out) as RunRecord).steps;
    assert.equal(step?.result?.outcome, 'done');
    assert.deepEqual(step?.result?.files, ['plans/reports/attribution.md']);
    assert.equal(
      await repository.git('log', '-1', '--format=%s'),
      '[analytics-analyst] report: define credit by channel\n',
    );
    assert.equal(
      await repository.git('show', '--name-only', '--format=', 'HEAD'),
      'plans/reports/attribution.md\nworkspace/status/analytics-analyst.md\n',
    );
    assert.match(
      await readFile(repository.scratch.path('plans/reports/attribution.md'), 'utf8'),
      /\| Total \| 60\.00 /,
    );
    assert.equal(await repository.git('status', '--porcelain'), '');
  });

  it('is left alone by the scaffolder: its outputs are calculated, not begun', async () => {
    await removed('plans/reports/variance.md');
    const { code, err } = await gtm('run', 'measurement/variance', '--runner', 'scaffold', '--no-commit');
    assert.equal(code, 0, err);
    assert.match(err, /Planned and actual {2}analytics-analyst, function variance-report/);
    assert.match(
      await readFile(repository.scratch.path('plans/reports/variance.md'), 'utf8'),
      /\| New accounts \| 6,000 \| 6,230 /,
    );
  });

  it('is incomplete, with what to add, when there is nothing to calculate from', async () => {
    await removed('plans/data/touchpoints.csv', 'plans/reports/attribution.md');
    const { code, out } = await gtm('run', 'measurement/attribution', '--again', '--json');
    const record = JSON.parse(out) as RunRecord;
    assert.equal(code, 1);
    assert.equal(record.outcome, 'incomplete');
    assert.match(
      record.steps[0]?.result?.message ?? '',
      /main\.attribution\.yaml names no data .* Name a table under `source`/,
    );
    assert.ok(!existsSync(repository.scratch.path('plans/reports/attribution.md')));
  });

  it('takes nothing of a person into its commit', async () => {
    const file = 'plans/reports/variance.md';
    const before = await readFile(repository.scratch.path(file), 'utf8');
    await writeFile(repository.scratch.path(file), before.replace('6,230', '1').concat('\nA thought of mine.\n'));
    const head = await repository.git('rev-parse', 'HEAD');
    const { err } = await gtm('run', 'measurement/variance', '--again');
    assert.match(err, /held changes of a person that were not committed, so nothing was committed/);
    assert.equal(await repository.git('rev-parse', 'HEAD'), head);
    const after = await readFile(repository.scratch.path(file), 'utf8');
    assert.match(after, /A thought of mine\./);
    assert.match(after, /6,230/);
  });

  it('writes nothing outside the files of its role', async () => {
    const agents = ['one', 'two']
      .map((id) => `  - { id: ${id}, title: Role ${id}, owns: ["plans/${id}*"] }`)
      .join('\n');
    await repository.scratch.write({
      'own.playbook.yaml': `kind: playbook\nid: own\ntitle: Own\nagents:\n${agents}\nphases:\n  - id: sum\n    title: Sum\n    steps:\n      - { id: up, title: Up, agent: one, uses: function, function: variance-report, outputs: [{ path: plans/two.md, title: Sum, words: 3 }], gate: [] }\n`,
    });
    const { code, err } = await gtm('run', 'up', '--playbook', 'own', '--no-commit');
    assert.equal(code, 1);
    assert.match(err, /plans\/two\.md belongs to Role two, so it was not written/);
    assert.ok(!existsSync(repository.scratch.path('plans/two.md')));
  });
});
