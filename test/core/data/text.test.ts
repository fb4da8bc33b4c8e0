import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ownText, TextNumbers } from '../../../src/core/data/text.ts';

describe('numbers for texts', () => {
  it('are the same for the same text, whatever the texts', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 3 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constant('a'.repeat(20_000)),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 200 }), (texts) => {
        const numbers = new TextNumbers();
        const expected = new Map<string, number>();
        for (const each of texts) {
          if (!expected.has(each)) expected.set(each, expected.size);
          assert.equal(numbers.of(each), expected.get(each));
        }
        assert.equal(numbers.size, expected.size);
      }),
    );
  });

  it('are enough for many', () => {
    const numbers = new TextNumbers();
    for (let round = 0; round < 2; round++) {
      for (let index = 0; index < 100_000; index++) assert.equal(numbers.of(`account-${index}`), index);
    }
  });

  it('and copies say the same', () => fc.assert(fc.property(fc.string(), (text) => assert.equal(ownText(text), text))));
});
