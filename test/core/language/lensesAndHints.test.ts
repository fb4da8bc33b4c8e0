import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Checker, evaluateAll } from '../../../src/core/index.ts';
import { codeLenses, lensTopics } from '../../../src/core/language/codeLenses.ts';
import { computedTopics } from '../../../src/core/language/computed/computedFact.ts';
import { inlayHints } from '../../../src/core/language/inlayHints.ts';
import { documentOf, examples, projectOf } from './support.ts';

const kpis = 'workspace/a.kpis.yaml';
const funnel = 'workspace/main.funnel.yaml';
const experiment = 'workspace/a.experiment.yaml';
const dashboards = 'workspace/a.dashboards.yaml';
const strategy = 'workspace/strategy/gtm.strategy.yaml';
const project = projectOf({
  'marketing.yaml':
    'kind: project\ntitle: A\nbudget:\n  currency: USD\n  per_month: USD 4,000\ncycle:\n  period: 2026-Q2\n  start: 2026-04-01\n  end: 2026-06-30\n',
  [kpis]:
    'kind: kpis\ntitle: K\nkpis:\n  - id: mqls\n    title: Leads\n    unit: rate\n    baseline: 5%\n    target: 6.5%\n  - id: alone\n    title: A\n',
  [funnel]:
    'kind: funnel\ntitle: F\nstages:\n  - id: a\n    title: Visits\n    kpi: mqls\n    planned:\n      volume: 2,000\n  - id: b\n    title: Trials\n    planned:\n      volume: 110 # few\n',
  [strategy]: 'kind: strategy\ntitle: S\nchannels:\n  - id: email\n    title: E\n    budget: USD 1,000\n',
  [experiment]:
    'kind: experiment\ntitle: E\nbaseline: 5%\nminimum_effect: 1%\nsample_per_variant: 4,000\ntraffic:\n  per_day: 549\nvariants:\n  - id: now\n    control: true\n  - id: new\nresults:\n  through: 2026-05-17\n  variants:\n    - { variant: now, users: 4000, conversions: 200 }\n    - { variant: new, users: 4000, conversions: 210 }\n',
  'workspace/draft.experiment.yaml':
    'kind: experiment\ntitle: D\nbaseline: 5%\nminimum_effect: 1%\nvariants: [{ id: now, control: true }, { id: new }]\n',
  'workspace/strategy/gtm-strategy.md': '# Strategy\n',
  [dashboards]: 'kind: dashboards\ntitle: D\n',
  'workspace/notes.md': '# Notes\n',
});

function lenses(file: string): string[] {
  return codeLenses(project, documentOf(project, file)).map(({ range, title }) => `${range.start.line} ${title}`);
}

function hints(file: string): string[] {
  return inlayHints(project, documentOf(project, file)).map(
    ({ position, label }) => `${position.line}:${position.column} ${label}`,
  );
}

describe('code lenses', () => {
  it('say how often things are used', () => {
    assert.deepEqual(lenses(kpis), ['1 Preview', '1 Used nowhere', '4 Used once']);
    const lens = codeLenses(project, documentOf(project, kpis))[2];
    assert.equal(lens?.command.id, 'marketing.showReferences');
    assert.deepEqual(lens?.command.args, [
      kpis,
      { line: 4, column: 9 },
      [{ file: funnel, range: { start: { line: 6, column: 10 }, end: { line: 6, column: 14 } } }],
    ]);
  });
  it('offer the gate of what a step makes, in YAML and in prose', () => {
    const file = 'workspace/strategy/gtm-strategy.md';
    assert.deepEqual(lenses(file), ['1 Run gate: Go-to-market strategy']);
    assert.deepEqual(codeLenses(project, documentOf(project, file))[0]?.command, {
      id: 'marketing.runGate',
      args: [{ playbook: 'gtm', name: 'strategy/gtm-strategy', title: 'Go-to-market strategy' }],
    });
    assert.ok(lenses(strategy).includes('1 Run gate: Go-to-market strategy'));
    assert.deepEqual(lenses('workspace/notes.md'), []);
  });
  it('say where the gate stood when it was last judged', () => {
    const { engine } = new Checker(project);
    const judged = evaluateAll(project, engine);
    const titles = codeLenses(project, documentOf(project, strategy), judged).map(({ title }) => title);
    const gate = judged[0]?.gates.find(({ id }) => id === 'strategy/gtm-strategy');
    assert.equal(gate?.status, 'fail');
    assert.ok(
      titles.includes(`Run gate: Go-to-market strategy (fail, 1 of ${gate?.criteria.length} criteria met)`),
      titles.join(),
    );
  });
  it('say how many people an experiment needs, and what its numbers come to', () => {
    assert.deepEqual(
      lenses(experiment).filter((lens) => !lens.includes('Used') && !lens.includes('Preview')),
      ['1 8,158 people per variant needed, 4,000 planned', '1 Read-out: cannot say'],
    );
    assert.ok(lenses('workspace/draft.experiment.yaml').includes('1 8,158 people per variant needed, not planned yet'));
  });
  it('offer the picture of what has one', () => {
    assert.ok(lenses(funnel).includes('1 Preview'));
    assert.deepEqual(lenses(dashboards), ['1 Used nowhere']);
  });
});

describe('inlay hints', () => {
  it('show what follows from the values, behind them', () => {
    assert.deepEqual(hints(strategy), ['6:22 25 %']);
    assert.deepEqual(hints(funnel), ['12:18 5.5 % of Visits']);
    assert.deepEqual(hints('marketing.yaml'), ['9:18 91 days']);
    assert.deepEqual(hints(kpis), ['8:17 +1.5 points']);
  });
  it('show sample, days and advice of an experiment', () => {
    assert.deepEqual(hints(experiment), ['5:26 needs 8,158 a variant', '7:15 35 days', '13:22 cannot say']);
    assert.deepEqual(hints('workspace/draft.experiment.yaml'), ['4:19 needs 8,158 a variant']);
  });
  it('stay within the lines asked for', () => {
    const range = { start: { line: 1, column: 1 }, end: { line: 11, column: 1 } };
    assert.deepEqual(inlayHints(project, documentOf(project, funnel), range), []);
  });
  it('stand at line ends of values in every example', () => {
    for (const files of examples().values()) {
      const example = projectOf(files);
      let count = 0;
      for (const document of example.documents.values()) {
        for (const { position, label, tooltip } of inlayHints(example, document)) {
          const line = document.text.split('\n')[position.line - 1] ?? '';
          assert.match(line.slice(position.column - 1), /^['"]?\s*(?:[,}\]].*|#.*)?$/, `${document.file}: ${line}`);
          assert.ok(label.length < 40 && tooltip.endsWith('.'), label);
          count++;
        }
        codeLenses(example, document);
      }
      assert.ok(count > 0);
    }
  });
});

describe('the settings of lenses and hints', () => {
  const { contributes } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    contributes: { configuration: { properties: Record<string, { properties?: object; default?: object }> } };
  };
  for (const [name, topics] of [
    ['marketing.codeLens.show', lensTopics],
    ['marketing.inlayHints.show', computedTopics],
  ] as const)
    it(`${name} has a switch for each topic, and all are on`, () => {
      const setting = contributes.configuration.properties[name];
      assert.deepEqual(Object.keys(setting?.properties ?? {}), [...topics]);
      assert.deepEqual(setting?.default, Object.fromEntries(topics.map((topic) => [topic, true])));
    });
});
