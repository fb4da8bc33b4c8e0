import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import type { CheckReport } from '../../src/core/index.ts';
import { LspClient } from '../support/lspClient.ts';
import { runInProcess } from '../support/runGtm.ts';
import { Scratch } from '../support/scratch.ts';

const strategy = 'workspace/strategy/gtm.strategy.yaml';
const persona = 'workspace/strategy/personas/sales-director.persona.yaml';

describe('diagnostics over a real connection', () => {
  let scratch: Scratch;
  let client: LspClient;

  beforeEach(async () => {
    scratch = await (await Scratch.create()).copy('examples/acme-crm');
    client = await LspClient.start(scratch.root);
    await client.until(() => client.changes > 0, 'the project is read');
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    await scratch.remove();
  });

  it('says nothing about the example', () => {
    assert.deepEqual(
      [strategy, persona, 'marketing.yaml'].map((file) => client.diagnostics(file)),
      [[], [], []],
    );
  });

  it('speaks while a person types, with rule, page and place', async () => {
    const text = await readFile(scratch.path(persona), 'utf8');
    await client.open(persona, text);
    await client.type(persona, text.replace('objections:', 'objectons:'));
    const found = await client.until(
      () => client.diagnostics(persona).find((one) => one.code === 'unknown-key'),
      'a mistyped key',
    );
    const line = text.split('\n').findIndex((candidate) => candidate.startsWith('objections:'));
    assert.deepEqual(found.range, { start: { line, character: 0 }, end: { line, character: 'objectons'.length } });
    assert.equal(found.message, '`objectons` is not a key that is read here. Did you mean `objections`?');
    assert.equal(found.source, 'marketing');
    assert.match(found.codeDescription?.href ?? '', /docs\/rules\/unknown-key\.md$/);
    await client.type(persona, text);
    await client.until(() => client.diagnostics(persona).length === 0, 'the mistake is mended');
  });

  it('tells the other files that an edit touches', async () => {
    const text = await readFile(scratch.path('marketing.yaml'), 'utf8');
    await client.open('marketing.yaml', text);
    await client.type('marketing.yaml', text.replace('per_month: USD 45,000', 'per_month: USD 44,000'));
    const found = await client.until(() => client.diagnostics(strategy)[0], 'the strategy no longer balances');
    assert.match(
      String(found.message),
      /together have USD 45,000, but the month’s budget is USD 44,000\. Take USD 1,000 from one of them\./,
    );
    assert.equal(found.relatedInformation?.[0]?.location.uri, client.uri('marketing.yaml'));
  });

  it('forgets what was typed and not saved when the file is closed', async () => {
    await client.open(persona, 'kind: persona\nwrong: 1\n');
    await client.until(() => client.diagnostics(persona).length > 0, 'findings in the buffer');
    await client.close(persona);
    await client.until(() => client.diagnostics(persona).length === 0, 'the file on disk counts again');
  });

  it('follows files that appear, change and go', async () => {
    const file = 'workspace/strategy/personas/new.persona.yaml';
    await writeFile(scratch.path(file), 'kind: persona\ntitle: New\nnope: 1\n');
    await client.filesChanged({ [file]: 1 });
    await client.until(
      () => client.diagnostics(file).some((one) => one.code === 'unknown-key'),
      'the new file is checked',
    );
    await writeFile(scratch.path(file), 'kind: persona\ntitle: New\n');
    await client.filesChanged({ [file]: 2 });
    await client.until(
      () => client.diagnostics(file).length > 0 && client.diagnostics(file).every((one) => one.code !== 'unknown-key'),
      'the change is seen',
    );
    await rm(scratch.path(file));
    await client.filesChanged({ [file]: 3 });
    await client.until(() => client.diagnostics(file).length === 0, 'the file is gone');
  });

  it('says the same as the command line', async () => {
    const broken = {
      [persona]: 'kind: persona\ntitle: A\nshare_of_target: 130\n',
      [strategy]: 'kind: strategy\ntitle: B\nchannels: 3\n',
    };
    await scratch.write(broken);
    const { out } = await runInProcess(['check', '--json'], { cwd: scratch.root });
    const report = JSON.parse(out) as CheckReport;
    await client.filesChanged({ [persona]: 2, [strategy]: 2 });
    await client.until(
      () => client.diagnostics(strategy).length > 0 && client.diagnostics(persona).length > 0,
      'both files are checked',
    );
    const files = [...new Set(report.findings.map((finding) => finding.file))];
    assert.ok(files.length > 1);
    await client.until(
      () =>
        files.every(
          (file) =>
            client.diagnostics(file).filter(({ source }) => source === 'marketing').length ===
            report.findings.filter((finding) => finding.file === file).length,
        ),
      'the same number of findings',
    );
    for (const finding of report.findings) {
      const twin = client
        .diagnostics(finding.file)
        .find(
          (one) =>
            one.code === finding.rule &&
            one.message === finding.message &&
            one.range.start.line + 1 === finding.range.start.line &&
            one.range.start.character + 1 === finding.range.start.column,
        );
      assert.ok(twin, `${finding.file}: ${finding.message}`);
    }
  });
});
