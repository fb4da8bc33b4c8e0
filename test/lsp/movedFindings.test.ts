import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding } from '../../src/core/index.ts';
import { movedFindings } from '../../src/lsp/movedFindings.ts';

const at = (line: number): Finding => {
  const place = { line, column: 1 };
  return { rule: 'r', severity: 'info', file: 'f', range: { start: place, end: place }, message: '', docs: '' };
};

describe('findings after an edit of their text', () => {
  it('stay above the edit, go with lines that changed, and move below', () => {
    const findings = [1, 2, 3].map(at);
    const lines = (before: string, after: string) =>
      movedFindings(findings, before, after).map(({ range }) => range.start.line);
    assert.deepEqual(lines('a\nb\nc', 'a\nx\nc'), [1, 3]);
    assert.deepEqual(lines('a\nb\nc', 'a\nb\nnew\nc'), [1, 2, 4]);
    assert.deepEqual(lines('a\nb\nc', 'c'), [1]);
    assert.deepEqual(lines('a\nb\nc', 'a\nb\nc'), [1, 2, 3]);
  });

  it('stand on the same line of text as before', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const found = movedFindings(
          before.map((_, index) => ({ ...at(index + 1), message: before[index] ?? '' })),
          before.join('\n'),
          after.join('\n'),
        );
        for (const { range, message } of found) assert.equal(after[range.start.line - 1], message);
      }),
    );
  });
});
