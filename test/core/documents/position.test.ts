import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../../src/core/documents/position.ts';

describe('positions', () => {
  it('counts lines over LF, CRLF and CR', () => {
    const text = 'a\nb\r\nc\rd';
    const lines = new LineIndex(text);
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map((letter) => lines.positionAt(text.indexOf(letter))),
      [1, 2, 3, 4].map((line) => ({ line, column: 1 })),
    );
  });

  it('counts columns in UTF-16 units', () => {
    const lines = new LineIndex('👩‍💼é\nx');
    assert.deepEqual(lines.positionAt('👩‍💼'.length), { line: 1, column: 6 });
    assert.deepEqual(lines.rangeOf([7, 8]), { start: { line: 2, column: 1 }, end: { line: 2, column: 2 } });
  });

  it('moves what lies outside to the nearest place inside', () => {
    const lines = new LineIndex('ab\nc');
    assert.deepEqual(lines.positionAt(-5), { line: 1, column: 1 });
    assert.deepEqual(lines.positionAt(99), { line: 2, column: 2 });
    assert.equal(lines.offsetAt({ line: 0, column: 0 }), 0);
    assert.equal(lines.offsetAt({ line: 1, column: 99 }), 2);
    assert.equal(lines.offsetAt({ line: 99, column: 1 }), 3);
    assert.equal(lines.offsetAt({ line: 2, column: 99 }), 4);
    assert.deepEqual(new LineIndex('').positionAt(3), { line: 1, column: 1 });
  });

  it('leads from an offset to a position and back', () => {
    const text = fc
      .array(fc.constantFrom('\n', '\r\n', '\r', 'a', 'é', '👩‍💼', ' ', '\t'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(), (one, number) => {
        const offset = number % (one.length + 1);
        const lines = new LineIndex(one);
        assert.equal(lines.offsetAt(lines.positionAt(offset)), offset);
      }),
    );
  });
});
