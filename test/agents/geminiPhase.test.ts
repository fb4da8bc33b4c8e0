import assert from 'node:assert/strict';
import { processesMarked } from '../../src/node/processTree.ts';
import { AgentProject, phaseOne } from '../support/agents/agentProject.ts';
import { installTool } from '../support/agents/installTool.ts';
import {
  assertGoneOn,
  assertPhaseOne,
  assertRepaired,
  forgotten,
  told,
  withoutObjections,
} from '../support/agents/phaseOneEnd.ts';
import { filesOf, startTool } from '../support/agents/realTool.ts';
import { type ModelTurn, ScriptedModel } from '../support/agents/scriptedModel.ts';
import { gemini } from '../support/agents/tools.ts';
import { inRepository } from '../support/scratch.ts';

const stepOf = (prompt: string) => /^Step `([^`]+)` of /m.exec(prompt)?.[1] ?? '';

/** Writes phase 1 as the example has it, and forgets the objections of a persona the first time. */
async function forgetful(): Promise<(prompt: string, turn: number) => ModelTurn> {
  const files = new Map(
    await Promise.all(Object.keys(phaseOne).map(async (step) => [step, await filesOf(step)] as const)),
  );
  return (prompt, turn) => {
    const whole = files.get(stepOf(prompt)) ?? [];
    if (turn > 1) return { say: 'I mend it.', files: whole.filter(({ path }) => path === forgotten) };
    const first = whole.map(({ path, content }) =>
      path === forgotten ? { path, content: withoutObjections(content) } : { path, content },
    );
    return { say: 'All done, everything is perfect.', files: first };
  };
}

/** A real tool does a whole phase in a project of which only marketing.yaml is there. */
describe('gtm run strategy, in an empty project, with Gemini CLI', function () {
  this.timeout(400_000);
  let bins: string[];
  let project: AgentProject;
  let model: ScriptedModel;
  before(async () => {
    bins = await installTool(gemini, inRepository('.vscode-test/agents'));
  });
  beforeEach(async () => {
    project = await AgentProject.create();
  });
  afterEach(async () => {
    await model.stop();
    await project.remove();
  });

  it('fails a gate once, repairs, passes, and commits one step at a time', async () => {
    model = await ScriptedModel.start(await forgetful());
    const end = await (await startTool(gemini, bins, project, model, 'strategy')).end();
    assert.equal(end.code, 0, told(end));
    assertRepaired(end);
    await assertPhaseOne(project);
  });

  it('ends the same when it is killed in the middle and started again', async () => {
    const answer = await forgetful();
    let asked = 0;
    let isSilent = true;
    model = await ScriptedModel.start((prompt, turn) => {
      // In the middle of the second step, with files in the copy.
      if (stepOf(prompt) === 'strategy/core-framework' && ++asked > 3 && isSilent) return { silent: true };
      return answer(prompt, turn);
    });
    const first = await startTool(gemini, bins, project, model, 'strategy');
    await model.silence;
    const run = first.events.flatMap((event) => (event.type === 'run' ? [event.run] : []))[0] ?? '';
    first.child.kill('SIGKILL');
    await first.end();
    assert.equal((await project.subjects()).length, 2);
    assert.equal((await project.scratches()).length, 1);
    isSilent = false;
    const end = await (await startTool(gemini, bins, project, model, '--resume')).end();
    assert.equal(end.code, 0, told(end));
    assertGoneOn(end);
    await assertPhaseOne(project);
    assert.deepEqual(await processesMarked('GTM_RUN', run), []);
  });
});
