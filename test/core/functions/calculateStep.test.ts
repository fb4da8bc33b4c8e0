import assert from 'node:assert/strict';
import {
  bareContext,
  Checker,
  calculateStep,
  evaluatePlaybook,
  loadProject,
  MemoryWorkspace,
  stepFunctions,
  stepsNamed,
} from '../../../src/core/index.ts';
import { schemaAt } from '../../../src/core/schema/registry.ts';
import { exampleFiles } from '../../support/exampleFiles.ts';

const today = '2026-07-01';

type Files = Record<string, string>;

async function calculate(files: Files, name: string): Promise<Files> {
  const project = await loadProject(new MemoryWorkspace(files));
  const [step] = stepsNamed(project, name);
  assert.ok(step);
  return Object.fromEntries(calculateStep(project, step, today).map(({ file, text }) => [file, text]));
}

/** Criteria of a step's gate that are not passed, with what they find. */
async function open(files: Files, name: string): Promise<string[]> {
  const project = await loadProject(new MemoryWorkspace(files));
  const [step] = stepsNamed(project, name);
  assert.ok(step);
  const { engine } = new Checker(project);
  const gate = evaluatePlaybook(project, engine, step.playbookId, { ...bareContext, today })?.gates.find(
    ({ id }) => id === step.id,
  );
  return (gate?.criteria ?? [])
    .filter(({ status }) => status !== 'pass')
    .map(({ id, findings }) => `${id}: ${findings.map(({ message }) => message).join(' ')}`);
}

const without = (files: Files, pattern: RegExp): Files =>
  Object.fromEntries(Object.entries(files).filter(([file]) => !pattern.test(file)));

const rowsOf = (text = '') => text.split('\n').filter((line) => line.startsWith('|'));

/** Steps of the playbooks that a function does, in the examples, with the outputs that it writes. */
const steps = [
  ['bedwise-planner', 'measurement/attribution', /reports\/attribution\.md$/],
  ['bedwise-planner', 'measurement/variance', /reports\/variance\.md$/],
  ['notchboard', 'growth-strategy/prioritise', /priorities\.md$/],
  ['notchboard', 'ab-testing/analysis', /readouts\/.*\.md$/],
] as const;

describe('steps that a function does', function () {
  this.timeout(60_000);

  it('name a function that the schema knows, and every one that it knows can be named', () => {
    const known = (schemaAt('playbook', '/phases/0/steps/0/function') as { enum?: string[] }).enum;
    assert.deepEqual(known, stepFunctions.map(({ id }) => id).sort());
  });

  for (const [example, name, outputs] of steps) {
    it(`${name} writes outputs that pass its gate, from nothing`, async () => {
      const files = exampleFiles(example);
      const bare = without(files, outputs);
      assert.notEqual(Object.keys(bare).length, Object.keys(files).length);
      assert.notDeepEqual(await open(bare, name), [], 'the gate is open without them');
      const written = await calculate(bare, name);
      assert.deepEqual(
        Object.keys(written).sort(),
        Object.keys(files)
          .filter((file) => outputs.test(file))
          .sort(),
      );
      assert.deepEqual(await open({ ...bare, ...written }, name), []);
    });

    it(`${name} changes nothing when it is done again`, async () => {
      const bare = without(exampleFiles(example), outputs);
      const written = await calculate(bare, name);
      assert.deepEqual(await calculate({ ...bare, ...written }, name), {});
    });
  }

  it('give the figures that the example has, worked out by hand and by other means', async () => {
    const files = exampleFiles('notchboard');
    const file = 'workspace/growth/readouts/sign-up-full-board.md';
    const written = await calculate(without(files, /readouts\//), 'ab-testing/analysis');
    const cells = (text: string | undefined) =>
      rowsOf(text)
        .slice(2)
        .map((row) => row.split('|').slice(1, 6).join('|'));
    assert.deepEqual(cells(written[file]), cells(files[file]));
    assert.equal(cells(files[file]).length, 2);
    assert.match(written[file] ?? '', /inside the limit of 45%/);
    assert.match(written[file] ?? '', /By its rule: ship\./);
  });

  it('calculate tables again and keep the words of a person', async () => {
    const files = exampleFiles('bedwise-planner');
    const file = 'plans/reports/variance.md';
    const words = 'Rain kept people in the house, and on our pages.';
    const stale = (files[file] ?? '').replace('6,230', '9,999').replace('## By channel', `${words}\n\n## By channel`);
    const text = (await calculate({ ...files, [file]: stale }, 'measurement/variance'))[file] ?? '';
    assert.doesNotMatch(text, /9,999/);
    assert.match(text, /\| New accounts \| 6,000 \| 6,230 \| \+3\.8 % \|/);
    assert.ok(text.includes(`\n\n${words}\n\n## By channel\n`), text);
    assert.ok(text.startsWith('# Planned and actual, first quarter of 2026\n'));
  });

  it('keep the line endings of a file', async () => {
    const files = exampleFiles('notchboard');
    const file = 'workspace/growth/strategy/priorities.md';
    const stale = (files[file] ?? '').replace('| 48 |', '| 47 |').replaceAll('\n', '\r\n');
    const text = (await calculate({ ...files, [file]: stale }, 'growth-strategy/prioritise'))[file] ?? '';
    assert.match(text, /\| 48 \|\r\n/);
    assert.doesNotMatch(text, /[^\r]\n/);
  });

  it('say what is missing when there is nothing to calculate from', async () => {
    const bedwise = exampleFiles('bedwise-planner');
    const cases: [Files, string, RegExp][] = [
      [without(bedwise, /attribution\.yaml$/), 'measurement/attribution', /gtm new attribution main/],
      [without(bedwise, /touchpoints\.csv$/), 'measurement/attribution', /Name a table under `source`/],
      [without(bedwise, /actuals\//), 'measurement/variance', /gtm new actuals/],
      [without(exampleFiles('notchboard'), /experiments\//), 'ab-testing/analysis', /Add `results` to one/],
    ];
    for (const [files, name, message] of cases) await assert.rejects(calculate(files, name), message);
  });

  it('rank nothing while a hypothesis is not judged', async () => {
    const files = exampleFiles('notchboard');
    const [file = '', text = ''] = Object.entries(files).find(([, content]) => content.includes('ease: 4')) ?? [];
    const unjudged = text.replaceAll(/^ +ease: 4.*\n/gm, '');
    assert.notEqual(unjudged, text);
    await assert.rejects(
      calculate({ ...files, [file]: unjudged }, 'growth-strategy/prioritise'),
      /The yearly price first” \(ease\).* cannot be ranked/,
    );
  });
});

describe('the function unit-economics', () => {
  const playbook = (name: string) => `kind: playbook
id: own
title: Own
agents: [{ id: analyst, title: Analyst, owns: ["workspace/**"] }]
phases:
  - id: close
    title: Close
    steps:
      - id: economics
        title: Economics
        agent: analyst
        uses: function
        function: ${name}
        outputs: [{ path: workspace/economics.md, title: Unit economics, sections: [{ title: Figures, aliases: [Planned and actual], rows: 3 }] }]
        gate: []
`;
  const project: Files = {
    'marketing.yaml': 'kind: project\ntitle: Test\nplaybooks: [own]\nbudget: { currency: USD }\n',
    'workspace/june.actuals.yaml':
      'kind: actuals\ntitle: June\nperiod: 2026-06\nunit_economics:\n  acquisition_cost: USD 1,000\n  new_customers: 4\n  monthly_revenue: USD 50\n  gross_margin: 80%\n  monthly_churn: 2%\n',
  };

  it('computes the actual figures and keeps what was planned', async () => {
    const before = '# Mine\n\n## Figures\n\n| Metric | Planned | Actual |\n|---|---|---|\n| Payback | 5 months | ? |\n';
    const files = { ...project, 'own.playbook.yaml': playbook('unit-economics'), 'workspace/economics.md': before };
    const text = (await calculate(files, 'economics'))['workspace/economics.md'];
    // 1,000 / 4 = 250; 50 × 0.8 / 0.02 = 2,000; 2,000 / 250 = 8; 250 / 40 = 6.25.
    assert.deepEqual(rowsOf(text).slice(2), [
      '| Cost per new customer (CAC) | – | USD 250 |',
      '| Lifetime value (LTV) | – | USD 2,000 |',
      '| LTV to CAC | – | 8.0 |',
      '| Payback | 5 months | 6.25 months |',
    ]);
  });

  it('is not found under another name', async () => {
    const files = { ...project, 'own.playbook.yaml': playbook('unit-economic') };
    await assert.rejects(
      calculate(files, 'economics'),
      /does not say which function does close\/economics\. Write one of attribution, .* under `function`/,
    );
  });
});
