import assert from 'node:assert/strict';
import { calculate } from '../../../src/core/index.ts';

describe('a relative change whose interval reaches below nothing', () => {
  const few = [
    { users: 20, conversions: 2 },
    { users: 20, conversions: 1 },
  ];
  const many = few.map(({ users, conversions }) => ({ users: users * 1000, conversions: conversions * 1000 }));
  const means = few.map(() => ({ users: 20, mean: 0.1, standard_deviation: 4 }));
  const notes = (name: string, input: object) =>
    (calculate(name, input) as { result?: { notes?: string[] } }).result?.notes;
  for (const name of ['experiment-lift', 'experiment-always-valid', 'experiment-bayes-means']) {
    it(`is explained by ${name}`, () => {
      assert.match(String(notes(name, { variants: few })), /reaches below −100 %/);
    });
    it(`is not, by ${name}, where it does not, is absolute, or is of an average`, () => {
      assert.deepEqual(notes(name, { variants: many }), []);
      assert.deepEqual(notes(name, { variants: few, effect_kind: 'absolute' }), []);
      assert.deepEqual(notes(name, { variants: means }), []);
    });
  }
});
