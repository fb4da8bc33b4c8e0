import assert from 'node:assert/strict';
import { Checker, evaluatePlaybook, loadProject, MemoryWorkspace } from '../../../src/core/index.ts';

/** Ids of all criteria of a playbook of a project that removes some parts of `gtm`. */
async function criteria(removes: string): Promise<Set<string>> {
  const project = await loadProject(
    new MemoryWorkspace({
      'marketing.yaml': 'kind: project\ntitle: A\nplaybooks: [ours]\n',
      'ours.playbook.yaml': `kind: playbook\nid: ours\ntitle: Ours\nextends: gtm\n${removes}`,
    }),
  );
  const result = evaluatePlaybook(project, new Checker(project).engine, 'ours');
  return new Set(result?.gates.flatMap((gate) => gate.criteria.map(({ id }) => id)));
}

describe('a playbook that removes parts of the one it extends', () => {
  it('has all others', async () => {
    const all = await criteria('');
    const parts = [
      'strategy/core-framework/mapping',
      'pipeline-building/enablement',
      'strategy/gtm-strategy/complete:gtm-strategy.md',
      'analysis',
    ];
    const left = await criteria(`removes: [${parts.join(', ')}]\n`);
    const gone = [...all].filter((id) => !left.has(id));
    assert.deepEqual(
      [...left].filter((id) => !all.has(id)),
      [],
    );
    assert.ok(gone.length > parts.length);
    assert.deepEqual(
      gone.filter((id) => !id.startsWith('analysis/')).sort(),
      parts.filter((id) => id !== 'analysis').sort(),
    );
    assert.ok(![...left].some((id) => id.startsWith('analysis/')));
  });

  it('has them all where it names nothing that is there', async () => {
    assert.deepEqual(await criteria('removes: [strategy/nothing]\n'), await criteria(''));
  });
});
