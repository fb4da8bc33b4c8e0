import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldWords, isRepeated, overlap, overlapOf } from '../../../src/core/documents/similarity.ts';

describe('likeness', () => {
  it('folds case, digits, punctuation and names', () => {
    assert.deepEqual(foldWords('LinkedIn reaches 200 Directors!', ['linkedin']), ['reaches', 'directors']);
    assert.deepEqual(foldWords('Ｆｕｌｌ width, हिन्दी'), ['full', 'width', 'हिन्दी']);
    assert.deepEqual(foldWords('Café au lait', ['Cafe\u0301']), ['au', 'lait']);
    assert.deepEqual(foldWords('a b', ['', ' ']), ['a', 'b']);
  });

  it('knows a repeated text, and no near one', () => {
    assert.equal(
      isRepeated('Search reaches our buyers in 2026.', 'Mail reaches our buyers in 2027', ['Search', 'Mail']),
      true,
    );
    assert.equal(isRepeated('It reaches our buyers', 'It reaches their buyers'), false);
    assert.equal(isRepeated('', ''), false);
    assert.equal(isRepeated('24/7', '365!'), false);
  });

  it('measures the overlap of words', () => {
    assert.equal(overlap('runs in days', 'runs in weeks'), 0.5);
    assert.equal(overlap('a a a b', 'B A'), 1);
    assert.equal(overlap('24/7', '24/7'), 0);
    assert.equal(overlap('', 'a'), 0);
  });

  it('is the same both ways, between 0 and 1', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd')).map((list) => list.join(' '));
    fc.assert(
      fc.property(words, words, (a, b) => {
        assert.equal(overlap(a, b), overlap(b, a));
        assert.ok(overlap(a, b) >= 0 && overlap(a, b) <= 1);
        assert.equal(isRepeated(a, b), isRepeated(b, a));
        assert.equal(overlapOf(new Set(foldWords(a)), new Set(foldWords(b))), overlap(a, b));
      }),
    );
  });
});
