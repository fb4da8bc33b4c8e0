import assert from 'node:assert/strict';
import { loadProject, MemoryWorkspace, runBudget } from '../../../src/core/index.ts';

const project = (agents: string) =>
  loadProject(new MemoryWorkspace({ 'marketing.yaml': `kind: project\ntitle: Acme\nagents: ${agents}\n` }));

describe('the budget of a run', () => {
  it('is the usual where nobody says anything', async () => {
    const usual = { timeout: 45, silence: 10, turns: 3, attempts: 2 };
    assert.deepEqual(runBudget(await project('{}'), {}), usual);
    assert.deepEqual(runBudget(await project('{ timeout: soon }'), {}), usual);
  });

  it('is what marketing.yaml says, unless something else was asked for', async () => {
    const own = await project('{ timeout: 2 hours, silence: 20 minutes, turns: 5, attempts: 1 }');
    assert.deepEqual(runBudget(own, {}), { timeout: 120, silence: 20, turns: 5, attempts: 1 });
    assert.deepEqual(runBudget(own, { silence: 0.5, turns: 1 }), { timeout: 120, silence: 0.5, turns: 1, attempts: 1 });
  });
});
