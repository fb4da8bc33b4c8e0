import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Document, isScalar, type Node, parse, visit } from 'yaml';
import { toPointer } from '../../../src/core/documents/pointer.ts';
import { editsOf } from '../../../src/core/language/edits/edits.ts';
import { applyEdits } from '../../../src/core/language/edits/textEdit.ts';
import type { DataChange } from '../../../src/core/rules/rule.ts';
import { projectOf } from './support.ts';

const file = 'workspace/q2.campaign.yaml';

/** The text after changes; undefined when they cannot be made. */
function change(text: string, ...changes: DataChange[]): string | undefined {
  return changeIn(file, text, ...changes);
}

function changeIn(name: string, text: string, ...changes: DataChange[]): string | undefined {
  const edits = editsOf(projectOf({ [name]: text }), name, changes);
  return edits && applyEdits(text, edits);
}
const set = (path: string, value: unknown): DataChange => ({ op: 'set', path, value });
const remove = (path: string): DataChange => ({ op: 'remove', path });
const rename = (path: string, key: string): DataChange => ({ op: 'rename-key', path, key });

describe('edits that set a value', () => {
  it('replace a value and keep its quotes and comment', () => {
    assert.equal(change('a: 1 # why\nb: 2\n', set('/a', 5)), 'a: 5 # why\nb: 2\n');
    assert.equal(change("a: 'x' # why\n", set('/a', 'it')), "a: 'it' # why\n");
    assert.equal(change('a: "x"\n', set('/a', 'y: "z"')), 'a: "y: \\"z\\""\n');
    assert.equal(change('a: x\n', set('/a', '> 5%')), "a: '> 5%'\n");
    assert.equal(change('a: [x, y]\n', set('/a/1', 'USD 1,000')), "a: [x, 'USD 1,000']\n");
    assert.equal(change('a: >-\n  long\n  text\n\nb: 1\n', set('/a', 'short')), 'a: short\n\nb: 1\n');
  });
  it('touch nothing but the value', () => {
    const edits = editsOf(projectOf({ [file]: 'a: 1\nb: 22\n' }), file, [set('/b', 3)]);
    assert.deepEqual(edits, [
      { file, range: { start: { line: 2, column: 4 }, end: { line: 2, column: 6 } }, newText: '3' },
    ]);
  });
  it('fill what is empty', () => {
    assert.equal(change('a:\nb: 1\n', set('/a', 5)), 'a: 5\nb: 1\n');
    assert.equal(change('a: # why\nb: 1\n', set('/a', 5)), 'a: 5 # why\nb: 1\n');
    assert.equal(change('a: # why\nb: 1\n', set('/a', { c: 1 })), 'a: # why\n  c: 1\nb: 1\n');
    assert.equal(change('a:\n  -\n  - 2\n', set('/a/0', 1)), 'a:\n  - 1\n  - 2\n');
    assert.equal(change('a: []\n', set('/a/0', 1)), 'a: [1]\n');
    assert.equal(change('a: {}\n', set('/a/b', 1)), 'a:\n  b: 1\n');
    assert.equal(change('# only a comment\n', set('/a', 1)), '# only a comment\na: 1\n');
    assert.equal(change('', set('/a', 1)), 'a: 1\n');
  });
  it('add a key as the last of its map, indented like the others', () => {
    assert.equal(change('a: 1\nb: 2 # two\n', set('/c', 3)), 'a: 1\nb: 2 # two\nc: 3\n');
    assert.equal(change('a: 1', set('/c', 3)), 'a: 1\nc: 3');
    assert.equal(change('a:\n    x: 1\n\nb: 2\n', set('/a/y', 2)), 'a:\n    x: 1\n    y: 2\n\nb: 2\n');
    assert.equal(
      change('l:\n  - id: a\n    t: A\n  - id: b\n', set('/l/0/x', 1)),
      'l:\n  - id: a\n    t: A\n    x: 1\n  - id: b\n',
    );
    assert.equal(change('a:\n  t: |\n    text\n\nb: 1\n', set('/a/c', 2)), 'a:\n  t: |\n    text\n  c: 2\n\nb: 1\n');
    assert.equal(change('a: { x: 1 }\n', set('/a/y', 2)), 'a: { x: 1, y: 2 }\n');
    assert.equal(change('a: {x: 1,}\n', set('/a/y', 2)), 'a: {x: 1, y: 2}\n');
  });
  it('create what holds it', () => {
    assert.equal(change('a: 1\n', set('/b/c/d', 'x')), 'a: 1\nb:\n  c:\n    d: x\n');
    assert.equal(change('a: { x: 1 }\n', set('/a/b/c', 2)), 'a: { x: 1, b: { c: 2 } }\n');
    assert.equal(change('a:\n    x:\n', set('/a/x/y', 2)), 'a:\n    x:\n        y: 2\n');
    assert.equal(change('a: 1\n', set('/b/0/id', 'x')), 'a: 1\nb:\n  - id: x\n');
  });
  it('add to lists', () => {
    assert.equal(change('l:\n  - a # one\n\nb: 1\n', set('/l/-', 'c')), 'l:\n  - a # one\n  - c\n\nb: 1\n');
    assert.equal(change('l:\n- a\n', set('/l/1', 'c'), set('/l/2', 'd')), 'l:\n- a\n- c\n- d\n');
    assert.equal(change('l: [a]\n', set('/l/1', 'c')), 'l: [a, c]\n');
    assert.equal(
      change('l:\n  - id: a\n', set('/l/-', { id: 'b', to: ['x', 'y'], in: { k: 1 } })),
      'l:\n  - id: a\n  - id: b\n    to: [x, y]\n    in:\n      k: 1\n',
    );
  });
  it('make a list of one, and one of a list', () => {
    assert.equal(change('a: x # why\n', set('/a', ['x'])), 'a: [x] # why\n');
    assert.equal(change('a:\n  - x\n  - y\nb: 1\n', set('/a', 'z')), 'a: z\nb: 1\n');
    assert.equal(change('a: x\n', set('/a', [{ k: 1 }])), 'a:\n  - k: 1\n');
  });
  it('keep Windows line ends', () => {
    assert.equal(change('a: 1\r\nb: 2\r\n', set('/c/d', 3)), 'a: 1\r\nb: 2\r\nc:\r\n  d: 3\r\n');
  });
  it('work in front matter', () => {
    const name = 'workspace/p.md';
    assert.equal(
      changeIn(name, '---\nkind: persona\n---\n# A\n', set('/role', 'R')),
      '---\nkind: persona\nrole: R\n---\n# A\n',
    );
    assert.equal(changeIn(name, '# A\n', set('/role', 'R')), undefined);
  });
  it('are refused where the text does not allow them', () => {
    assert.equal(change('a: text\n', set('/a/b', 1)), undefined);
    assert.equal(change('a: &x { k: 1 }\nb: *x\n', set('/b/k', 2)), undefined);
    assert.equal(change('l: [a]\n', set('/l/name', 2)), undefined);
  });
});

describe('edits that remove and rename', () => {
  it('remove whole lines and keep the comments of others', () => {
    assert.equal(change('# top\na: 1\n# about b\nb: 2 # two\nc: 3\n', remove('/b')), '# top\na: 1\n# about b\nc: 3\n');
    assert.equal(change('a:\n  x: 1\n  y:\n    z: 1\nb: 2\n', remove('/a/y')), 'a:\n  x: 1\nb: 2\n');
    assert.equal(change('l:\n  - id: a\n    t: 1\n  - id: b\n', remove('/l/0')), 'l:\n  - id: b\n');
    assert.equal(change('a: 1\nb: 2', remove('/b')), 'a: 1');
  });
  it('remove the first key behind a dash', () => {
    assert.equal(change('l:\n  - id: a\n    t: 1\n', remove('/l/0/id')), 'l:\n  - t: 1\n');
    assert.equal(change('l:\n  - id: a\n', remove('/l/0/id')), 'l:\n  - {}\n');
    assert.equal(change('l:\n  - id: a\nb: 1\n', remove('/l/0')), 'l: []\nb: 1\n');
  });
  it('remove from brackets', () => {
    assert.equal(change('l: [a, b, c]\n', remove('/l/1')), 'l: [a, c]\n');
    assert.equal(change('l: [a, b, c]\n', remove('/l/2')), 'l: [a, b]\n');
    assert.equal(change('l: [a]\n', remove('/l/0')), 'l: []\n');
    assert.equal(change('m: { a: 1, b: 2 }\n', remove('/m/a')), 'm: { b: 2 }\n');
  });
  it('remove several by the places that they had', () => {
    assert.equal(change('l:\n  - a\n  - b\n  - c\n', remove('/l/0'), remove('/l/2')), 'l:\n  - b\n');
    assert.equal(change('l: [a, b, c]\n', remove('/l/0'), remove('/l/1'), remove('/l/2')), 'l: []\n');
  });
  it('rename a key where it stands', () => {
    assert.equal(change('a: 1 # why\n"b": 2\n', rename('/b', 'c'), rename('/a', 'z')), 'z: 1 # why\n"c": 2\n');
    assert.equal(change('a: 1\nb: 2\n', rename('/a', 'b')), undefined);
  });
  it('come out as edits of the first text, also when one builds on another', () => {
    const text = 'a: 1 # one\n';
    const edits = editsOf(projectOf({ [file]: text }), file, [set('/b/c', 1), set('/b/d', 2), set('/a', 9)]);
    assert.equal(edits?.length, 2);
    assert.equal(applyEdits(text, edits ?? []), 'a: 9 # one\nb:\n  c: 1\n  d: 2\n');
  });
});

// Random data, laid out at random, changed at random: the data afterwards is what the change says, and no comment is lost.
describe('edits of random texts', function () {
  this.timeout(60_000);
  const key = fc.constantFrom('a', 'b', 'c', 'id', 'title');
  const scalar = fc.oneof(
    fc.integer(),
    fc.boolean(),
    fc.constantFrom(
      'x',
      'USD 1,000',
      '> 5%',
      'a: b',
      '# no',
      '',
      "it's",
      '- y',
      'two\nlines',
      'long text '.repeat(12).trim(),
      'true',
    ),
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      scalar,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  const layout = fc.record({
    indent: fc.constantFrom(2, 4),
    indentSeq: fc.boolean(),
    comments: fc.array(fc.nat(12), { maxLength: 4 }),
    flow: fc.array(fc.nat(12), { maxLength: 2 }),
    crlf: fc.boolean(),
  });

  function write(
    data: unknown,
    how: { indent: number; indentSeq: boolean; comments: number[]; flow: number[]; crlf: boolean },
  ): string {
    const document = new Document(data);
    let index = 0;
    visit(document, {
      Node(role, node) {
        if (!isScalar(node) && how.flow.includes(index)) (node as { flow?: boolean }).flow = true;
        else if (isScalar(node) && role !== 'key' && how.comments.includes(index) && !String(node.value).includes('\n'))
          (node as Node).comment = ` note ${index}`;
        index++;
      },
    });
    const text = document.toString({ indent: how.indent, indentSeq: how.indentSeq, lineWidth: 60 });
    return how.crlf ? text.replaceAll('\n', '\r\n') : text;
  }
  const places = (data: unknown, path: (string | number)[] = []): (string | number)[][] => {
    const below =
      data !== null && typeof data === 'object'
        ? Object.entries(data).flatMap(([name, item]) =>
            places(item, [...path, Array.isArray(data) ? Number(name) : name]),
          )
        : [];
    return [path, ...below];
  };

  it('make the data what the change says', () => {
    fc.assert(
      fc.property(
        fc.dictionary(key, value, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
        layout,
        fc.nat(50),
        fc.constantFrom('set', 'add', 'remove', 'rename'),
        value,
        (data, how, pick, op, fresh) => {
          const text = write(data, how);
          fc.pre(JSON.stringify(parse(text)) === JSON.stringify(data));
          const all = places(data).filter((path) => path.length > 0);
          const path = all[pick % all.length] as (string | number)[];
          const expected = structuredClone(data) as Record<string, unknown>;
          let holder: Record<string | number, unknown> = expected;
          for (const segment of path.slice(0, -1)) holder = holder[segment] as Record<string, unknown>;
          const last = path.at(-1) as string | number;
          const target = holder[last];
          let done: DataChange;
          if (op === 'add') {
            fc.pre(target !== null && typeof target === 'object');
            if (Array.isArray(target)) target.push(fresh);
            else (target as Record<string, unknown>).fresh = fresh;
            done = set(`${toPointer(path)}/${Array.isArray(target) ? '-' : 'fresh'}`, fresh);
          } else if (op === 'set') {
            holder[last] = fresh;
            done = set(toPointer(path), fresh);
          } else if (op === 'remove') {
            if (Array.isArray(holder)) holder.splice(Number(last), 1);
            else delete holder[last];
            done = remove(toPointer(path));
          } else {
            fc.pre(!Array.isArray(holder));
            holder.renamed = target;
            delete holder[last];
            done = rename(toPointer(path), 'renamed');
          }
          const result = change(text, done);
          assert.ok(result !== undefined, `${done.op} ${done.path} in\n${text}`);
          const now = parse(result) ?? {};
          assert.deepEqual(now, expected, `${done.op} ${done.path} in\n${text}\ngives\n${result}`);
          if (how.crlf) assert.ok(!/(?<!\r)\n/.test(result), 'line ends');
          if (op === 'add' || op === 'rename') {
            for (const [note] of text.matchAll(/# note \d+/g)) assert.ok(result.includes(note), `${note} is lost`);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
