import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { default as addFormats } from 'ajv-formats';
import fc from 'fast-check';
import { formatGithub } from '../../src/cli/formatters/github.ts';
import type { JudgedCase } from '../../src/cli/formatters/judgement.ts';
import { formatJunit } from '../../src/cli/formatters/junit.ts';
import { formatSarif } from '../../src/cli/formatters/sarif.ts';
import { applyEdits, type CheckReport, type GateReport } from '../../src/core/index.ts';
import { nasty } from '../core/views/support.ts';
import { mermaidParser, testWindow } from '../support/browserParts.ts';
import { runInProcess } from '../support/runGtm.ts';
import { inRepository, Scratch } from '../support/scratch.ts';

const commands = ['check', 'gate', 'status'] as const;
const persona = 'workspace/strategy/personas/sales-director.persona.yaml';

/** The committee's schema; its older way to name itself is left out, since no reference uses it. */
const sarifSchema = () => {
  const text = readFileSync(inRepository('test/data/sarif/sarif-2.1.0-rtm.5.schema.json'), 'utf8');
  const { $schema: _, id: __, ...schema } = JSON.parse(text);
  const ajv = new Ajv({ allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
};

const parseXml = (text: string) => new (testWindow().DOMParser)().parseFromString(text, 'application/xml');

interface SarifResult {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
  partialFingerprints: Record<string, string>;
  properties?: { criterion: string };
  fixes?: {
    description: { text: string };
    artifactChanges: {
      artifactLocation: { uri: string };
      replacements: {
        deletedRegion: { startLine: number; startColumn: number; endLine: number; endColumn: number };
        insertedContent: { text: string };
      }[];
    }[];
  }[];
}

const resultsOf = (text: string) => {
  const [run] = JSON.parse(text).runs as [{ results: SarifResult[]; tool: { driver: { rules: { id: string }[] } } }];
  return { results: run.results, rules: run.tool.driver.rules };
};

describe('formats for machines', () => {
  let scratch: Scratch;
  const run = (...argv: string[]) => runInProcess(argv, { cwd: scratch.path('teams/Süd #1') });
  const json = async <T>(...argv: string[]) => JSON.parse((await run(...argv, '--json')).out) as T;

  before(async function () {
    // A browser's parts take a while to load.
    this.timeout(30_000);
    await mermaidParser();
    // A plan below the top of its repository, with findings of every severity, and texts that try to be markup.
    scratch = await (await Scratch.create()).copy('examples/acme-crm', 'teams/Süd #1');
    const file = scratch.path('teams/Süd #1', persona);
    const text = readFileSync(file, 'utf8').replace(/^objections:\n(?:[ #].*\n)*/m, '');
    const title = JSON.stringify('A <b>%0A::error::x</b> | `c` @octocat #12 [x](https://evil.example) "]; \u0007');
    writeFileSync(file, `${text.replace(/^title: .*$/m, `title: ${title}`)}sahre: 3\n`);
    await scratch.write({ '.git/HEAD': 'ref: refs/heads/main\n' });
  });
  after(() => scratch.remove());

  for (const command of commands) {
    it(`gtm ${command} --format sarif fits the schema of SARIF 2.1.0, for a broken plan and for a clean one`, async () => {
      const validate = sarifSchema();
      for (const cwd of [scratch.path('teams/Süd #1'), inRepository('examples/acme-crm')]) {
        const { out } = await runInProcess([command, '--format', 'sarif'], { cwd });
        assert.ok(validate(JSON.parse(out)), JSON.stringify(validate.errors, null, 1));
      }
      assert.equal(validate({ version: '2.1.0', runs: [{ tool: {} }] }), false);
    });

    it(`gtm ${command} --format junit is XML whose counts are those of its elements`, async () => {
      const { out } = await run(command, '--format', 'junit');
      const document = parseXml(out);
      assert.equal(document.querySelector('parsererror'), null);
      for (const holder of document.querySelectorAll('testsuites, testsuite')) {
        const count = (name: string) => holder.querySelectorAll(name).length;
        const said = ['tests', 'failures', 'skipped'].map((name) => Number(holder.getAttribute(name)));
        assert.deepEqual(said, [count('testcase'), count('failure'), count('skipped')]);
      }
      assert.ok(document.querySelectorAll('failure').length > 0);
    });

    it(`gtm ${command} --format markdown draws what Mermaid can parse, and no markup of the plan`, async () => {
      const { out } = await run(command, '--format', 'markdown');
      const pictures = [...out.matchAll(/```mermaid\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
      assert.equal(pictures.length, command === 'check' ? 0 : 1);
      const parse = await mermaidParser();
      for (const picture of pictures) assert.equal((await parse(picture)).diagramType, 'flowchart-v2');
      assert.doesNotMatch(out, /(?<!\\)<b>|@octocat|#12|(?<!\\)\]\(|https:\/\/evil/);
      assert.ok(out.length < 65_536);
    });
  }

  it('agree with JSON on the findings of a check', async () => {
    const { findings } = await json<CheckReport>('check');
    assert.ok(findings.length > 1);
    const { results, rules } = resultsOf((await run('check', '--format', 'sarif')).out);
    assert.deepEqual(
      results.map((result) => [
        result.ruleId,
        decodeURIComponent(result.locations[0]?.physicalLocation.artifactLocation.uri ?? ''),
        result.locations[0]?.physicalLocation.region.startLine,
        result.message.text,
      ]),
      findings.map(({ rule, file, range, message }) => [rule, `teams/Süd #1/${file}`, range.start.line, message]),
    );
    for (const result of results) assert.equal(rules[result.ruleIndex]?.id, result.ruleId);
    const { out } = await run('check', '--format', 'github');
    assert.equal(out.split('\n').filter((line) => line.startsWith('::')).length, findings.length);
  });

  it('give a fix as edits that mend the file', async () => {
    const broken = await (await Scratch.create()).copy('examples/acme-crm');
    try {
      const text = readFileSync(broken.path(persona), 'utf8');
      await broken.write({ [persona]: text.replace('objections:', 'objectons:') });
      const { out } = await runInProcess(['check', '--format', 'sarif'], { cwd: broken.root });
      const validate = sarifSchema();
      assert.ok(validate(JSON.parse(out)), JSON.stringify(validate.errors, null, 1));
      const fixes = resultsOf(out).results.flatMap(({ ruleId, fixes = [] }) => (ruleId === 'unknown-key' ? fixes : []));
      assert.equal(fixes.length, 1);
      assert.equal(fixes[0]?.description.text, 'Rename to `objections`');
      const [change] = fixes[0]?.artifactChanges ?? [];
      assert.equal(change?.artifactLocation.uri, persona);
      const edits = (change?.replacements ?? []).map(({ deletedRegion: r, insertedContent }) => ({
        range: { start: { line: r.startLine, column: r.startColumn }, end: { line: r.endLine, column: r.endColumn } },
        newText: insertedContent.text,
      }));
      assert.equal(applyEdits(readFileSync(broken.path(persona), 'utf8'), edits), text);
    } finally {
      await broken.remove();
    }
  });

  it('agree with the verdict of the gates', async () => {
    const { gates } = await json<GateReport>('gate', 'strategy');
    const criteria = gates.flatMap((gate) => gate.criteria);
    const failed = criteria.filter(({ status }) => status === 'fail').map(({ id }) => id);
    assert.ok(failed.includes('strategy/gtm-strategy/personas'));
    const { results } = resultsOf((await run('gate', 'strategy', '--format', 'sarif')).out);
    assert.deepEqual([...new Set(results.map(({ properties }) => properties?.criterion))].sort(), failed.sort());
    const document = parseXml((await run('gate', 'strategy', '--format', 'junit')).out);
    assert.equal(document.querySelectorAll('testcase').length, criteria.length);
    assert.equal(document.querySelectorAll('failure').length, failed.length);
    const clean = await runInProcess(['gate', 'strategy', '--format', 'junit'], {
      cwd: inRepository('examples/acme-crm'),
    });
    assert.equal(clean.code, 0);
    assert.equal(parseXml(clean.out).querySelectorAll('failure').length, 0);
  });

  it('do not hold a phase against a plan that has not begun it', async () => {
    const young = await (await Scratch.create()).copy('examples/acme-crm/marketing.yaml', 'marketing.yaml');
    try {
      const document = parseXml((await runInProcess(['gate', '--format', 'junit'], { cwd: young.root })).out);
      const suites = [...document.querySelectorAll('testsuite')];
      const failing = suites.filter((suite) => suite.querySelector('failure'));
      assert.ok(failing.length > 0);
      for (const suite of failing) assert.match(suite.getAttribute('name') ?? '', /^strategy\//);
      assert.ok(document.querySelectorAll('skipped').length > 0);
    } finally {
      await young.remove();
    }
  });

  it('name a finding alike when it moves, and two findings differently', async () => {
    const prints = async () =>
      resultsOf((await run('check', '--format', 'sarif')).out).results.map(
        ({ partialFingerprints }) => partialFingerprints['gtm/v1'],
      );
    const before = await prints();
    assert.equal(new Set(before).size, before.length);
    const file = scratch.path('teams/Süd #1', persona);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `# a line more\n${text}`);
    assert.deepEqual(await prints(), before);
    writeFileSync(file, text);
  });

  it('keep any text inside its place', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constantFrom(...nasty));
    fc.assert(
      fc.property(text, text, (message, name) => {
        const range = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
        const finding = {
          rule: 'known-keys',
          severity: 'error' as const,
          file: `${name}.yaml`,
          range,
          message,
          docs: '',
        };
        const one: JudgedCase = {
          suite: name,
          id: name,
          title: message,
          verdict: 'fail',
          status: 'fail',
          note: message,
          findings: [finding],
        };
        const judgement = {
          what: 'gate' as const,
          version: '1.0.0',
          cases: [one],
          prefix: '',
          editsOf: () => undefined,
        };
        const document = parseXml(formatJunit(judgement));
        assert.equal(document.querySelector('parsererror'), null);
        assert.equal(document.documentElement.querySelectorAll('*').length, 3);
        const lines = formatGithub(judgement).split('\n');
        assert.equal(lines.length, 3);
        assert.ok(!lines[0]?.includes('\r'));
        assert.equal(resultsOf(formatSarif(judgement)).results[0]?.message.text, message);
      }),
      { numRuns: 100 },
    );
  });
});
