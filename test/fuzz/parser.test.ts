// Any text at all: it is read, never thrown at, and what is said of it lies inside it.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Document, parseDocument } from '../../src/core/documents/document.ts';
import { allKinds, filePattern } from '../../src/core/documents/kinds.ts';
import { Checker } from '../../src/core/index.ts';
import { projectOf } from '../core/language/support.ts';
import { damage, damaged } from './damage.ts';

const names = [
  ...new Set(allKinds.map((kind) => `workspace/${filePattern(kind).replace('*', 'a').split('/').at(-1)}`)),
  'marketing.yaml',
  'workspace/plain.yaml',
];

/** Text that looks like a document of ours, or does not. */
const anyText = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        'kind: ',
        'campaign',
        'id',
        ': ',
        '\n',
        '  ',
        '- ',
        '[',
        ']',
        '{',
        '}',
        '"',
        "'",
        '|',
        '>',
        '#',
        '&a',
        '*a',
        '---',
        '\t',
        '\r\n',
        '\uFEFF',
        'x',
        '1',
        '%',
        '!!',
        '?',
        ',',
      ),
      { maxLength: 120 },
    )
    .map((parts) => parts.join('')),
);

function checkInside({ file, text, problems, suppressions, sections }: Document): void {
  const spans = [...problems, ...suppressions].map(({ span }) => span);
  for (const [start, end] of spans)
    assert.ok(start >= 0 && start <= end && end <= text.length, `${file} ${start} ${end}`);
  for (const { title } of sections) assert.equal(typeof title, 'string');
}

function checkFindings(files: Record<string, string>, file: string): void {
  for (const { file: at, range, rule, message } of new Checker(projectOf(files)).check(file)) {
    const lines = (files[at] ?? '').split(/\r\n|\r|\n/);
    assert.ok(range.start.line >= 1 && range.end.line <= lines.length, `${rule} ${JSON.stringify(range)}`);
    assert.ok(
      range.start.column >= 1 && range.end.column <= (lines[range.end.line - 1] as string).length + 1,
      `${rule} ${JSON.stringify(range)}`,
    );
    assert.doesNotMatch(message, /stopped with an error/);
    // What looks like a gap that nobody filled may be quoted from a file, such as the template of a hypothesis; then it stands there.
    for (const [gap] of message.matchAll(/\{\w+\}|undefined|NaN/g))
      assert.ok(
        Object.values(files).some((text) => text.includes(gap)),
        message,
      );
  }
}

describe('fuzz: reading', function () {
  this.timeout(300_000);

  it('reads and checks any text under any name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), anyText, (file, text) => {
        checkInside(parseDocument(file, text));
        checkFindings({ 'marketing.yaml': 'kind: project\ntitle: A\n', [file]: text }, file);
      }),
      { numRuns: 1500 },
    );
  });

  it('reads and checks damaged documents', () => {
    fc.assert(
      fc.property(damage, (what) => {
        const hurt = damaged(what);
        if (!hurt) return;
        checkInside(parseDocument(hurt.file, hurt.text));
        checkFindings({ ...hurt.files }, hurt.file);
      }),
      { numRuns: 600 },
    );
  });

  it('reads the same data whatever the line ends, with a byte order mark and without', () => {
    fc.assert(
      fc.property(damage, (what) => {
        const hurt = damaged(what);
        if (!hurt || /[\r\uFEFF\u2028]/.test(hurt.text)) return;
        const plain = parseDocument(hurt.file, hurt.text);
        const ends = parseDocument(hurt.file, hurt.text.replaceAll('\n', '\r\n'));
        const marked = parseDocument(hurt.file, `\uFEFF${hurt.text}`);
        for (const other of [ends, marked]) {
          assert.equal(other.kind, plain.kind);
          assert.equal(other.problems.length, plain.problems.length);
          if (plain.problems.length === 0) assert.deepEqual(other.data, plain.data);
        }
      }),
      { numRuns: 600 },
    );
  });
});
