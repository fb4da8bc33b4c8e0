import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { isAlive } from '../../src/node/processTree.ts';
import { AgentProject, phaseOne } from '../support/agents/agentProject.ts';
import type { Act, Script } from '../support/agents/script.ts';

const persona = 'workspace/strategy/personas/sales-director.persona.yaml';

/** Does phase 1 as the example has it, and forgets the objections of a persona the first time. */
async function forgetful(): Promise<Script> {
  const good = Object.fromEntries(
    await Promise.all(Object.keys(phaseOne).map(async (step) => [step, await AgentProject.outputs(step)] as const)),
  );
  const strategy = good['strategy/gtm-strategy'] ?? [];
  const whole = strategy.find((act) => 'write' in act && act.write === persona) as { from: string };
  const text = await readFile(whole.from, 'utf8');
  const without = text.replace(/^objections:\n(?:(?: .*)?\n)*/m, '');
  assert.notEqual(without, text);
  const first = strategy.map(
    (act): Act => ('write' in act && act.write === persona ? { write: persona, content: without } : act),
  );
  return {
    'strategy/gtm-strategy': [
      [{ say: 'All done, everything is perfect.' }, ...first],
      [{ write: persona, from: whole.from }],
    ],
    'strategy/core-framework': [good['strategy/core-framework'] ?? []],
    'strategy/analytics-foundation': [good['strategy/analytics-foundation'] ?? []],
  };
}

const subjects = [
  '[growth-analyst] analysis: define analytics foundation',
  '[brand-messaging] messaging: define messaging framework',
  '[coordinator] strategy: define go-to-market strategy',
  'Start',
];

describe('gtm run strategy, in an empty project', () => {
  let project: AgentProject;
  beforeEach(async () => {
    project = await AgentProject.create();
  });
  afterEach(() => project.remove());

  it('fails a gate once, repairs, passes, and commits one step at a time', async function () {
    this.timeout(400_000);
    const { code, events, err } = await project.run(['strategy'], await forgetful());
    assert.equal(
      code,
      0,
      `${err}${JSON.stringify(
        events.filter(({ type }) => type === 'outcome' || type === 'verify'),
        null,
        1,
      )}`,
    );
    const checks = events.filter((event) => event.type === 'verify');
    assert.deepEqual(
      checks.map(({ step, turn, missing, findings }) => [step, turn, missing.length, findings.length > 0]),
      [
        ['strategy/gtm-strategy', 1, 0, true],
        ['strategy/gtm-strategy', 2, 0, false],
        ['strategy/core-framework', 1, 0, false],
        ['strategy/analytics-foundation', 1, 0, false],
      ],
    );
    assert.match(checks[0]?.findings.join('\n') ?? '', /sales-director\.persona\.yaml:\d+: .*objections/);
    assert.deepEqual(await project.subjects(), subjects);
    const committed = await project.filesOf('HEAD~2');
    assert.ok(committed.includes(persona));
    assert.ok(committed.includes('workspace/status/coordinator.md'));
    assert.ok(
      committed.every((file) => file.startsWith('workspace/strategy/') || file === 'workspace/status/coordinator.md'),
    );
    assert.match(
      await project.repository.git('log', '-1', '--format=%b', 'HEAD~2'),
      /Gate strategy\/gtm-strategy: pass \(10 of 10 criteria\)/,
    );
    assert.match(await readFile(project.path('workspace/status/coordinator.md'), 'utf8'), /\nstatus: complete\n/);
    assert.equal(await project.status(), '');
    assert.deepEqual(await project.scratches(), []);
  });

  it('ends the same when it is killed in the middle and started again', async function () {
    this.timeout(400_000);
    const script = await forgetful();
    const hung: Script = {
      ...script,
      'strategy/core-framework': [[{ fork: 'orphan' }, { hang: `${project.beside}/hangs` }]],
    };
    const first = await project.start(['strategy'], hung);
    const agent = Number(await project.appears('hangs'));
    first.child.kill('SIGKILL');
    await first.end();
    const { code, events, err } = await project.run(['--resume'], script);
    assert.equal(code, 0, err);
    assert.match(err, /was broken off/);
    assert.deepEqual(
      events.flatMap((event) => (event.type === 'start' ? [event.step] : [])),
      ['strategy/core-framework', 'strategy/analytics-foundation'],
    );
    assert.deepEqual(await project.subjects(), subjects);
    assert.equal(await project.status(), '');
    assert.deepEqual(await project.scratches(), []);
    assert.equal(await isAlive(agent), false);
  });
});
