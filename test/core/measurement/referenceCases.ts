import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inRepository } from '../../support/scratch.ts';

/** A reference case from outside the project; see test/data/vectors.json. */
export interface Vector {
  id: string;
  group: string;
  fn: string;
  inputs: never;
  expected: never;
  tolerance: { abs?: number; rel?: number; decimals?: number };
  source: string;
  notes?: string;
}

/** The reference cases of some groups. */
export function vectorsOf(groups: readonly string[]): Vector[] {
  const { vectors } = JSON.parse(readFileSync(inRepository('test/data/vectors.json'), 'utf8')) as { vectors: Vector[] };
  return vectors.filter(({ group }) => groups.includes(group));
}

/** Compares numbers, lists and objects with what is expected, each number at the tolerance of the case. */
export function assertClose(actual: unknown, expected: unknown, tolerance: Vector['tolerance'], where = ''): void {
  if (typeof expected === 'number') {
    assert.equal(typeof actual, 'number', `${where} is ${actual}`);
    const { abs = 0, rel = 0, decimals } = tolerance;
    const allowed = Math.max(abs, rel * Math.abs(expected), decimals === undefined ? 0 : 0.5 * 10 ** -decimals);
    const off = Math.abs((actual as number) - expected);
    // A little more than the tolerance: 0.4167 against 5e-5 is meant to be exact at the fifth decimal.
    assert.ok(off <= allowed * (1 + 1e-9) + 1e-15, `${where}: ${actual} is not ${expected} ± ${allowed}`);
    return;
  }
  if (expected !== null && typeof expected === 'object') {
    for (const [key, value] of Object.entries(expected)) {
      assertClose((actual as Record<string, unknown> | undefined)?.[key], value, tolerance, `${where}/${key}`);
    }
    return;
  }
  assert.deepEqual(actual, expected, where);
}
