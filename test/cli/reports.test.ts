import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { Ajv } from 'ajv';
import { GitRepository } from '../support/gitRepository.ts';
import { assertFits, reportSchema, reportSchemas } from '../support/reportSchema.ts';
import { runSpawned } from '../support/runGtm.ts';
import { Scratch } from '../support/scratch.ts';

const promise = 'workspace/demand-gen/ab-tests/signup-panel-promise.experiment.yaml';

/** Every shape that scripts build on: its schema, and calls that print it. */
const cases: readonly [name: string, argv: readonly string[], where: 'example' | 'broken' | 'empty'][] = [
  ['check', ['check', '--json'], 'example'],
  ['check', ['check', '--json'], 'broken'],
  ['gate', ['gate', '--json'], 'example'],
  ['gate', ['gate', '--json'], 'broken'],
  ['status', ['status', '--json'], 'example'],
  ['status', ['status', '--json'], 'empty'],
  ['attribution', ['attribution', 'workspace/analytics/main.attribution.yaml', '--json'], 'example'],
  [
    'attribution',
    ['attribution', 'workspace/analytics/data/touchpoints.csv', '--model', 'all', '--max-channels', '3', '--json'],
    'example',
  ],
  ['kpi', ['kpi', '--json'], 'example'],
  ['kpi', ['kpi', '--json'], 'empty'],
  ['budget', ['budget', '--reallocate', 'marginal', '--json'], 'example'],
  ['budget', ['budget', '--json'], 'empty'],
  ['report', ['report', '--json'], 'example'],
  ['report', ['report', 'weekly', '--json'], 'empty'],
  ['next', ['next', '--json'], 'example'],
  ['next', ['next', '--json'], 'empty'],
  ['advise', ['advise', '--json'], 'example'],
  ['advise', ['advise', '--json'], 'empty'],
  ['approve', ['approve', 'strategy/gtm-strategy', '--commit', '--json'], 'example'],
  [
    'waive',
    ['waive', 'strategy/gtm-strategy/personas', '--reason', 'Later', '--until', '2999-01-01', '--json'],
    'broken',
  ],
  ['review', ['review', 'pipeline-building', '--verdict', 'pass', '--by', 'coordinator', '--json'], 'example'],
  ['commit', ['commit', 'gtm-strategy', '--dry-run', '--json'], 'broken'],
  ['branch', ['branch', 'pipeline-building', '--json'], 'example'],
  ['branch', ['branch', 'campaigns/spring', '--dry-run', '--json'], 'broken'],
  ['pr', ['pr', 'strategy', '--base', 'base', '--dry-run', '--json'], 'example'],
  ['log', ['log', '--json'], 'example'],
  ['brief', ['brief', 'strategy/gtm-strategy', '--json'], 'example'],
  ['brief', ['brief', 'strategy/gtm-strategy', '--json'], 'empty'],
  ['run', ['run', 'full', '--dry-run', '--json'], 'example'],
  ['run', ['run', 'strategy/gtm-strategy', '--runner', 'scaffold', '--again', '--no-commit', '--json'], 'broken'],
  ['run-events', ['run', 'strategy/gtm-strategy', '--runner', 'scaffold', '--again', '--events'], 'broken'],
  ['runs', ['runs', '--json'], 'example'],
  ['runners', ['runners', '--json'], 'empty'],
  ['record', ['record', 'learning', '--agent', 'growth-analyst', '--json'], 'example'],
  ['new', ['new', 'persona', 'somebody', '--json'], 'empty'],
  ['init', ['init', 'inner', '--json'], 'empty'],
  ['rules', ['rules', '--json'], 'empty'],
  ['experiment', ['experiment', 'size', promise, '--json'], 'example'],
  ['experiment', ['experiment', 'duration', promise, '--json'], 'example'],
  ['experiment', ['experiment', 'power', promise, '--json'], 'example'],
  ['experiment', ['experiment', 'analyze', promise, '--json'], 'example'],
  ['experiment', ['experiment', 'size', '--baseline', '98%', '--effect', '5%', '--json'], 'empty'],
  ['experiment', ['experiment', 'analyze', '--arm', '41/900', '--arm', '52/901', '--json'], 'empty'],
];

/** One of the approvers of the example. */
const approver = { GIT_AUTHOR_NAME: 'Dana Whitfield', GIT_AUTHOR_EMAIL: 'dana.whitfield@acme-crm.example' };

describe('reports', () => {
  for (const [name, argv, where] of cases) {
    it(`gtm ${argv.join(' ')} in the ${where} project fits its schema`, async () => {
      const repository = where === 'empty' ? undefined : await GitRepository.create();
      const scratch =
        repository?.scratch ??
        (await (await Scratch.create()).write({ 'marketing.yaml': 'kind: project\ntitle: Acme\n' }));
      try {
        if (where === 'broken')
          await scratch.write({
            'workspace/strategy/personas/sales-director.persona.yaml': 'kind: persona\ntitle: A\nsahre_of_target: 3\n',
          });
        // What `gtm pr` asks for: a branch with something that its base does not have.
        if (name === 'pr') {
          await repository?.git('branch', 'base');
          await scratch.write({ 'workspace/strategy/notes.md': '# Notes\n' });
          await repository?.git('add', '--all');
          await repository?.git('commit', '--quiet', '--message', '[coordinator] strategy: add notes');
        }
        const { out, err } = await runSpawned(argv, {
          cwd: scratch.root,
          stdin: '{"title": "Minutes beat days", "learnings": [{"statement": "Naming minutes persuades."}]}',
          ...(repository ? { env: { ...repository.env, ...approver } } : {}),
        });
        const lines = argv.includes('--events') ? out.trimEnd().split('\n') : [out];
        for (const line of lines) assertFits(name, JSON.parse(line), err);
      } finally {
        await scratch.remove();
      }
    });
  }

  it('have no schema that nothing is held against, and each can refuse', () => {
    const names = readdirSync(reportSchemas).map((file) => file.replace('.schema.json', ''));
    assert.deepEqual(names.sort(), [...new Set(cases.map(([name]) => name))].sort());
    for (const name of names) assert.equal(new Ajv().compile(reportSchema(name))({ nonsense: true }), false, name);
  });
});
