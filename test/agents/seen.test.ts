import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { AgentProject, type RunEnd } from '../support/agents/agentProject.ts';
import type { Act } from '../support/agents/script.ts';

const step = 'strategy/core-framework';
const file = 'workspace/messaging/positioning.md';

/** An agent that we cannot hold, and a person who types meanwhile, look alike: a run tells, and blames nobody. */
describe('what changes in the project while an agent works', function () {
  this.timeout(240_000);
  let project: AgentProject;
  let notes: Act;
  beforeEach(async () => {
    project = await AgentProject.create();
    await writeFile(project.path('notes.md'), 'Mine.\n');
    await project.have('strategy/gtm-strategy');
    notes = { sneak: project.path('notes.md'), content: 'Not mine.\n' };
  });
  afterEach(() => project.remove());

  const told = ({ result, events }: RunEnd) => {
    const sentence = /While the agent worked: (.*)$/.exec(result.message)?.[1];
    const noted = events.flatMap((event) => (event.type === 'note' ? [event.text] : []));
    assert.deepEqual(noted, sentence === undefined ? [] : [`While the agent worked: ${sentence}`]);
    return sentence;
  };
  const once =
    'notes.md is not as it was, and no run wrote it. If that was not you, `git status` and `git diff` show how.';

  it('is told when the step is done, and is not in its commit', async () => {
    const end = await project.run(['core-framework'], { [step]: [[notes, ...(await AgentProject.outputs(step))]] });
    assert.equal(end.result.outcome, 'done', end.result.message);
    assert.equal(told(end), once);
    assert.equal((await project.subjects())[0], end.result.subject);
    assert.ok(!(await project.filesOf('HEAD')).includes('notes.md'));
    assert.equal(await readFile(project.path('notes.md'), 'utf8'), 'Not mine.\n');
  });

  it('is not told of what runs wrote, of what git ignores, nor of a file that is as it was', async () => {
    const acts: Act[] = [
      { ...notes, content: 'Mine.\n' } as Act,
      { sneak: project.path('.beside/seen'), content: 'x' },
      ...(await AgentProject.outputs(step)),
    ];
    const end = await project.run(['core-framework'], { [step]: [acts] });
    assert.equal(end.result.outcome, 'done', end.result.message);
    assert.equal(told(end), undefined);
  });

  it('is told when the agent fails, git’s own files as well', async () => {
    const hook: Act = { sneak: project.path('.git/hooks/post-commit'), content: '#!/bin/sh\n' };
    const more: Act = { sneak: project.path('more.md'), content: 'x' };
    const end = await project.run(['core-framework', '--attempts', '1'], {
      [step]: [[notes, more, hook, { crash: 3 }]],
    });
    assert.equal(end.result.outcome, 'failed', end.result.message);
    assert.equal(
      told(end),
      '.git/hooks/post-commit is git’s own, and was changed. more.md and notes.md are not as they were, and no run wrote them. If that was not you, `git status` and `git diff` show how.',
    );
  });

  it('is told when the run is cancelled', async () => {
    const run = await project.start(['core-framework'], { [step]: [[notes, { hang: `${project.beside}/hangs` }]] });
    await project.appears('hangs');
    run.child.kill('SIGINT');
    const end = await run.end();
    assert.equal(end.result.outcome, 'cancelled', end.result.message);
    assert.equal(told(end), once);
  });

  it('is told beside what could not come back, each file once', async () => {
    const mine: Act = { sneak: project.path(file), content: 'Mine.\n' };
    const end = await project.run(['core-framework', '--turns', '1'], {
      [step]: [[...(await AgentProject.outputs(step)), mine, notes]],
    });
    assert.equal(end.result.outcome, 'incomplete', end.result.message);
    assert.match(end.result.message, /^Somebody changed workspace\/messaging\/positioning\.md meanwhile/);
    assert.equal(told(end), once);
  });
});
