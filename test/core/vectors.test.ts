import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inRepository } from '../support/scratch.ts';
import { groupsOf, notRun, vectorGroups } from '../support/vectors.ts';

const { vectors } = JSON.parse(readFileSync(inRepository('test/data/vectors.json'), 'utf8')) as {
  vectors: { id: string; group: string }[];
};

describe('the 205 reference cases', () => {
  it('are all there, each once', () => {
    assert.equal(vectors.length, 205);
    assert.equal(new Set(vectors.map(({ id }) => id)).size, 205);
  });

  it('each belong to a suite that runs them, or are named with a reason', () => {
    const groups = new Set(vectors.map(({ group }) => group));
    assert.deepEqual([...groups].sort(), Object.keys(vectorGroups).sort());
    assert.deepEqual(
      groupsOf('none').filter((group) => !(group in notRun)),
      [],
    );
    for (const suite of ['experiments', 'attribution', 'measurement'] as const) assert.ok(groupsOf(suite).length > 0);
  });

  it('are left out only for a reason, and only where they exist', () => {
    for (const [name, reason] of Object.entries(notRun)) {
      assert.ok(reason.length > 60, name);
      assert.ok(
        vectors.some(({ id, group }) => id === name || group === name),
        name,
      );
    }
  });

  it('are run but for 38', () => {
    const left = vectors.filter(({ id, group }) => id in notRun || group in notRun);
    assert.equal(left.length, 38);
  });
});
