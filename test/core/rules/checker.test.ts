import assert from 'node:assert/strict';
import { allRules, Checker, loadProject, MemoryWorkspace } from '../../../src/core/index.ts';

const project = (rules = '') => `kind: project\ntitle: A\n${rules}`;
/** The rules that these tests are about; what other rules say does not matter here. */
const tested = new Set([
  'yaml-syntax',
  'single-document',
  'file-readable',
  'unknown-key',
  'unknown-value',
  'reference-resolves',
  'suppression',
  'persona-complete',
  'budget-balances',
  'objectives-smart',
]);

async function check(files: Record<string, string>): Promise<string[]> {
  const project = await loadProject(new MemoryWorkspace(files));
  const checker = new Checker(
    project,
    allRules.filter((rule) => tested.has(rule.id)),
  );
  return checker.checkAll().map(({ file, range, rule, severity }) => `${file}:${range.start.line} ${rule} ${severity}`);
}

const persona = (before = '') =>
  `kind: persona\ntitle: A\npains: [One]\ntriggers: [One]\nobjections: [{ objection: One }]\n${before}crm_id: 7\n`;

describe('the checker', () => {
  it('finds what is wrong, in the order of the files', async () => {
    assert.deepEqual(await check({ 'b.persona.yaml': persona(), 'a.persona.yaml': persona() }), [
      'a.persona.yaml:6 unknown-key error',
      'b.persona.yaml:6 unknown-key error',
    ]);
  });

  it('takes the severity of the project, or leaves the rule out', async () => {
    const files = { 'a.persona.yaml': persona() };
    assert.deepEqual(await check({ ...files, 'marketing.yaml': project('rules: { unknown-key: info }\n') }), [
      'a.persona.yaml:6 unknown-key info',
    ]);
    assert.deepEqual(await check({ ...files, 'marketing.yaml': project('rules: { unknown-key: "off" }\n') }), []);
    assert.deepEqual(await check({ ...files, 'marketing.yaml': project('rules: { unknown-key: fatal }\n') }), [
      'a.persona.yaml:6 unknown-key error',
      'marketing.yaml:3 unknown-value error',
    ]);
  });

  it('lets a project set one severity for findings that differ in theirs', async () => {
    const strategy = 'kind: strategy\ntitle: A\nchannels: [{ id: s, title: S, budget: 5 }]\n';
    const budget = 'budget: { currency: USD, per_month: 5 }\n';
    const found = async (rules: string) =>
      (await check({ 'marketing.yaml': project(budget + rules), 'a.strategy.yaml': strategy })).filter((line) =>
        line.includes('budget-balances'),
      );
    assert.deepEqual(await found(''), ['a.strategy.yaml:3 budget-balances warning']);
    assert.deepEqual(await found('rules: { budget-balances: error }\n'), ['a.strategy.yaml:3 budget-balances error']);
  });

  it('silences a finding for a reason, and only then', async () => {
    assert.deepEqual(
      await check({ 'a.persona.yaml': persona('# gtm-disable-next-line unknown-key -- read by our CRM\n') }),
      [],
    );
    assert.deepEqual(await check({ 'a.persona.yaml': persona('# gtm-disable-next-line unknown-key\n') }), [
      'a.persona.yaml:6 suppression warning',
      'a.persona.yaml:7 unknown-key error',
    ]);
    assert.deepEqual(
      await check({ 'a.persona.yaml': persona('# gtm-disable-next-line unknown-value -- not this one\n') }),
      ['a.persona.yaml:6 suppression warning', 'a.persona.yaml:7 unknown-key error'],
    );
    assert.deepEqual(
      await check({ 'a.persona.yaml': persona('# gtm-disable-next-line unknown-key -- too far away\n\n') }),
      ['a.persona.yaml:6 suppression warning', 'a.persona.yaml:8 unknown-key error'],
    );
  });

  it('silences two rules on one line with two comments', async () => {
    const strategy = (comments: string) => ({
      'a.kpis.yaml': 'kind: kpis\ntitle: A\n',
      'marketing.yaml': project('budget: { currency: USD, per_month: 0 }\n'),
      'a.strategy.yaml': `kind: strategy\ntitle: A\nchannels: [{ id: a, title: A, budget: 0, rationale: Buyers search for us by name every week }]\nobjectives:\n${comments}  - { id: o, title: O, kpi: nps, baseline: 1, target: 2, by: 2026-06-30, owner: Maya }\n`,
    });
    assert.deepEqual(await check(strategy('')), [
      'a.strategy.yaml:5 objectives-smart warning',
      'a.strategy.yaml:5 reference-resolves error',
    ]);
    assert.deepEqual(
      await check(
        strategy(
          '  # gtm-disable-next-line objectives-smart -- defined next week\n  # gtm-disable-next-line reference-resolves -- defined next week\n',
        ),
      ),
      [],
    );
  });

  it('silences in the front matter of Markdown', async () => {
    const text = (comment: string) => `---\n${persona(comment)}---\n# A\n`;
    assert.deepEqual(
      await check({ 'workspace/a.md': text('# gtm-disable-next-line unknown-key -- read by our CRM\n') }),
      [],
    );
  });

  it('says of a broken file only what is broken', async () => {
    assert.deepEqual(
      await check({
        'a.strategy.yaml':
          'kind: strategy\n# gtm-disable-next-line budget-balances -- later\nchannels: text\ntitle: [\nnonsense: @x\n',
        'b.persona.yaml': '',
      }),
      ['a.strategy.yaml:4 yaml-syntax error', 'b.persona.yaml:1 single-document error'],
    );
  });

  it('survives data of wrong types in a broken file that another one asks about', async () => {
    const found = await check({
      'a.kpis.yaml': 'kind: kpis\ntitle: A\ntitle: B\nkpis: text\n',
      'b.strategy.yaml': 'kind: strategy\ntitle: B\nobjectives:\n  - { id: a, title: A, kpi: mqls }\n',
    });
    assert.deepEqual(
      found.filter((line) => line.includes('stopped with an error')),
      [],
    );
    assert.ok(
      found.some((line) => line.startsWith('a.kpis.yaml:3 yaml-syntax')),
      found.join('\n'),
    );
  });

  it('lets comments of an older cycle be, whose rules run no longer', async () => {
    const old =
      'kind: persona\ntitle: Old\ncycle: 2026-Q1\n# gtm-disable-next-line persona-complete -- as agreed\npains: []\n';
    assert.deepEqual(
      (await check({ 'marketing.yaml': project('cycle: { period: 2026-Q2 }\n'), 'old.persona.yaml': old })).filter(
        (line) => !line.includes('value-in'),
      ),
      [],
    );
  });

  it('says nothing about files that it does not know', async () => {
    const checker = new Checker(await loadProject(new MemoryWorkspace({ 'workspace/a.md': '# TODO' })));
    assert.deepEqual(checker.check('workspace/a.md'), []);
    assert.deepEqual(checker.check('nowhere.yaml'), []);
  });
});
