// Every reference case of the experiment groups through `gtm calc`, as scripts and agents call it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { runInProcess } from '../../support/runGtm.ts';
import { experimentGroups, otherGroups } from './vectorGroups.ts';
import { isOutlier } from './vectorOutliers.ts';
import { compare, type Vector } from './vectorSupport.ts';
import { type Calc, calcEntries, notThroughCalc } from './vectorsCalc.ts';

const file = new URL('../../data/vectors.json', import.meta.url);
const all = (JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] }).vectors;
const reasonOf = ({ id, fn }: Vector) => notThroughCalc[id] ?? notThroughCalc[fn];

const calc: Calc = async (name, input) => {
  const stdin = JSON.stringify(input);
  const { code, out, err } = await runInProcess(['calc', name, '-', '--json'], { cwd: '/', stdin });
  assert.equal(code, 0, `${name} ${stdin}: ${out}${err}`);
  const { method, source, result } = JSON.parse(out);
  assert.ok(method.length > 3 && source.length > 3, `${name} names no method`);
  return result;
};

describe('reference cases of experiments through gtm calc', () => {
  for (const vector of all.filter(({ group }) => experimentGroups.includes(group))) {
    if (reasonOf(vector) !== undefined) continue;
    it(`${vector.group}: ${vector.id} (${vector.fn})`, async () => {
      const run = calcEntries[vector.fn];
      assert.ok(run, `No calculator is entered for ${vector.fn}.`);
      const checks = await run(vector, calc);
      assert.ok(checks.length > 0, 'nothing is compared');
      for (const check of checks) if (!isOutlier(vector.id, check.what)) compare(check, vector.tolerance, vector.id);
    });
  }

  it('leaves out only cases that are there, each with a reason', () => {
    for (const [name, reason] of Object.entries(notThroughCalc)) {
      assert.ok(
        all.some(({ id, fn }) => id === name || fn === name),
        `${name} is no case`,
      );
      assert.ok(reason.length > 30, name);
    }
  });

  it('knows every group of the file: of experiments, or of another part', () => {
    const groups = new Set(all.map(({ group }) => group));
    assert.deepEqual([...groups].sort(), [...experimentGroups, ...Object.keys(otherGroups)].sort());
  });
});
