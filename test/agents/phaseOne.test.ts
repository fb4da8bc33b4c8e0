import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { isAlive } from '../../src/node/processTree.ts';
import { AgentProject, phaseOne } from '../support/agents/agentProject.ts';
import {
  assertGoneOn,
  assertPhaseOne,
  assertRepaired,
  forgotten,
  told,
  withoutObjections,
} from '../support/agents/phaseOneEnd.ts';
import type { Act, Script } from '../support/agents/script.ts';

/** Does phase 1 as the example has it, and forgets the objections of a persona the first time. */
async function forgetful(): Promise<Script> {
  const good = Object.fromEntries(
    await Promise.all(Object.keys(phaseOne).map(async (step) => [step, await AgentProject.outputs(step)] as const)),
  );
  const strategy = good['strategy/gtm-strategy'] ?? [];
  const whole = strategy.find((act) => 'write' in act && act.write === forgotten) as { from: string };
  const content = withoutObjections(await readFile(whole.from, 'utf8'));
  const first = strategy.map(
    (act): Act => ('write' in act && act.write === forgotten ? { write: forgotten, content } : act),
  );
  return {
    'strategy/gtm-strategy': [
      [{ say: 'All done, everything is perfect.' }, ...first],
      [{ write: forgotten, from: whole.from }],
    ],
    'strategy/core-framework': [good['strategy/core-framework'] ?? []],
    'strategy/analytics-foundation': [good['strategy/analytics-foundation'] ?? []],
  };
}

describe('gtm run strategy, in an empty project', () => {
  let project: AgentProject;
  beforeEach(async () => {
    project = await AgentProject.create();
  });
  afterEach(() => project.remove());

  it('fails a gate once, repairs, passes, and commits one step at a time', async function () {
    this.timeout(400_000);
    const end = await project.run(['strategy'], await forgetful());
    assert.equal(end.code, 0, told(end));
    assertRepaired(end);
    await assertPhaseOne(project);
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
    const end = await project.run(['--resume'], script);
    assert.equal(end.code, 0, told(end));
    assertGoneOn(end);
    await assertPhaseOne(project);
    assert.equal(await isAlive(agent), false);
  });
});
