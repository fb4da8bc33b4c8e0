// Every reference case of the experiment groups in test/data/vectors.json, through a table of functions: a case whose
// function has no entry fails. What a case needs beyond its own inputs (a prior left in words, a spending function that
// the source takes for granted) stands at its entry.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { experimentGroups } from './vectorGroups.ts';
import { isOutlier, outliers } from './vectorOutliers.ts';
import { compare, type Entries, type Vector } from './vectorSupport.ts';
import { analysisEntries } from './vectorsAnalysis.ts';
import { designEntries } from './vectorsDesign.ts';
import { sequentialEntries } from './vectorsSequential.ts';

const file = new URL('../../data/vectors.json', import.meta.url);
const all = (JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] }).vectors;
const entries: Entries = { ...designEntries, ...analysisEntries, ...sequentialEntries };

describe('reference cases of experiments', () => {
  for (const group of experimentGroups) {
    const cases = all.filter((vector) => vector.group === group);
    it(`${group} has cases`, () => assert.ok(cases.length > 0));
    for (const vector of cases) {
      it(`${group}: ${vector.id} (${vector.fn}, ${vector.source})`, () => {
        const run = entries[vector.fn];
        assert.ok(run, `No function is entered for ${vector.fn}.`);
        for (const check of run(vector)) {
          if (isOutlier(vector.id, check.what)) continue;
          compare(check, vector.tolerance, vector.id);
        }
      });
    }
  }

  it('leaves out only numbers that are there, and each with a reason', () => {
    for (const { id, what, reason } of outliers) {
      const vector = all.find((candidate) => candidate.id === id);
      assert.ok(vector && reason.length > 20, `${id} is not a case`);
      const checks = entries[vector.fn]?.(vector) ?? [];
      const check = checks.find((candidate) => candidate.what === what);
      assert.ok(check, `${id} checks no ${what}`);
      assert.throws(() => compare(check, vector.tolerance, id), `${id} ${what} now agrees: take it off the list`);
    }
  });
});
