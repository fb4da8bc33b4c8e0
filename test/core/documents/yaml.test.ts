import assert from 'node:assert/strict';
import { nodeAt, parseYaml, spanOf } from '../../../src/core/documents/yaml.ts';

/** What is wrong with a text: codes, and the text that each points at. */
function problems(text: string): string[] {
  return parseYaml(text).problems.map(({ code, span }) => `${code} “${text.slice(...span)}”`);
}

describe('YAML', () => {
  it('reads data, whatever the line ends and with a byte order mark', () => {
    for (const text of [
      'kind: a\npains: [x]\n',
      'kind: a\r\npains: [x]\r\n',
      '\uFEFFkind: a\npains: [x]',
      '---\nkind: a\npains: [x]\n...\n',
    ])
      assert.deepEqual(parseYaml(text), { ...parseYaml(text), data: { kind: 'a', pains: ['x'] }, problems: [] });
  });

  it('reads nothing from an empty text', () => {
    for (const text of ['', '\n', '# only a comment\n', '---\n']) {
      assert.equal(parseYaml(text).data ?? null, null);
      assert.deepEqual(parseYaml(text).problems, []);
    }
  });

  it('reads days and versions as people write them', () => {
    assert.deepEqual(parseYaml('a: 2026-06-30\nb: 0.1.0\nc: yes\nd: 012\ne: 50,000\n').data, {
      a: '2026-06-30',
      b: '0.1.0',
      c: 'yes',
      d: 12,
      e: '50,000',
    });
  });

  it('keeps its spans in the file, behind a byte order mark and behind an offset', () => {
    const text = '\uFEFFkind: a\nkind: b\n';
    assert.deepEqual(problems(text), ['duplicate-key “kind”']);
    assert.deepEqual(parseYaml('a: 1\na: 2\n', 100).problems, [
      { code: 'duplicate-key', span: [105, 106], args: { key: 'a' } },
    ]);
  });

  const wrong: [string, string[]][] = [
    ['a: 1\n"a": 2\n', ['duplicate-key “"a"”']],
    ['my key: 1\nmy key: 2\n', ['duplicate-key “my key”']],
    ['a: { b: 1, b: 2 }\n', ['duplicate-key “b”']],
    ['- { b: 1 }\n- { b: 1 }\n', []],
    ['1: x\n"1": y\n', ['duplicate-key “"1"”']],
    ['a: 1\n---\nb: 2\n', ['several-documents “---”']],
    ['a: 1\n---\n', ['several-documents “---”']],
    ['a:\n\tb: 1\n', ['tab-indent “\t”']],
    ['a:\tb\n', []],
    ['a: b: c: d\n', ['key-in-value “b”']],
    ['a: "x\nb: 1\n', ['open-quote “"”']],
    ["a: 'x\nb: 1\n", ["open-quote “'”"]],
    ['a: 1\nfoo\nb: 2\n', ['no-key “foo”']],
    ['a:b\n', []],
    ['a: @x\n', ['bad-start “@”']],
    ['a: [1\nb: 2\n', ['open-bracket “[”']],
    ['a:\n  - x\n b: 1\n', ['indent “b”']],
    ['a: "x" y\n', ['unexpected “y”']],
    ['a: "\\q"\n', ['bad-escape “\\”']],
    ['a: *b\n', ['unknown-alias “*b”']],
    ['a: &b x\nc: *b\n', []],
    ['a: &b [*b]\n', ['alias-inside-itself “*b”']],
    ['a: &b { c: { d: *b } }\n', ['alias-inside-itself “*b”']],
    ['a: @x\nb: @y\n', ['bad-start “@”', 'bad-start “@”']],
  ];
  for (const [text, expected] of wrong) {
    it(`says of ${JSON.stringify(text)}: ${expected.join(', ') || 'nothing'}`, () =>
      assert.deepEqual(problems(text), expected));
  }

  it('never lets a file multiply itself', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [name, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih'].map((pair) => [...pair]))
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
    const parsed = parseYaml(bomb.join('\n'));
    assert.deepEqual(
      parsed.problems.map((problem) => problem.code),
      ['alias-bomb'],
    );
    assert.equal(parsed.data, undefined);
  });

  it('lets a fact be used often', () => {
    const text = `a: &a [x]\nb: [${Array(90).fill('*a').join(', ')}]\n`;
    assert.deepEqual(parseYaml(text).problems, []);
  });

  for (const [name, text] of [
    ['sequences', '- '.repeat(10_000)],
    ['brackets', `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['open brackets', '['.repeat(10_000)],
    ['braces', '{a: '.repeat(10_000)],
    ['keys of keys', `${'? '.repeat(10_000)}x`],
    ['lines', Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
  ] as const) {
    it(`refuses 10,000 levels of ${name} at once`, () => {
      const parsed = parseYaml(text);
      assert.deepEqual(
        parsed.problems.map((problem) => problem.code),
        ['too-deep'],
      );
      assert.equal(parsed.data, undefined);
    });
  }

  // With keys of keys the parser takes twice as long for each level more: one that went too deep would never come back.
  it('reads as many levels as a plan has, keys of keys included', () => {
    assert.deepEqual(parseYaml(`${'['.repeat(90)}${']'.repeat(90)}`).problems, []);
    parseYaml(`${'? '.repeat(45)}x`);
  });

  it('reads 20,000 keys, and finds the one that stands twice', () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `key${index}: ${index}`);
    const parsed = parseYaml([...lines, 'key7: again'].join('\n'));
    assert.deepEqual(
      parsed.problems.map(({ code, args }) => [code, args]),
      [['duplicate-key', { key: 'key7' }]],
    );
  });

  it('keeps a key that is called like something built in', () => {
    const data = parseYaml('__proto__: { polluted: true }\nconstructor: 1\n').data as Record<string, unknown>;
    assert.deepEqual(Object.keys(data), ['__proto__', 'constructor']);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });
});

describe('nodes', () => {
  const text = 'a:\n  - b: 1\n    "c d": [x, *y]\n? 5\n: six\n"": seven\ny: &y { z: 8 }\nq: *y\n';
  const at = (pointer: string) => {
    const { document } = parseYaml(text.replace('*y]', 'w]'));
    const node = nodeAt(document, pointer);
    const span = spanOf(node?.value);
    return span && text.replace('*y]', 'w]').slice(...span);
  };

  it('are found by pointers, through quotes, numbers and aliases', () => {
    assert.equal(at('/a/0/b'), '1');
    assert.equal(at('/a/0/c d/1'), 'w');
    assert.equal(at('/5'), 'six');
    assert.equal(at('/'), 'seven');
    assert.equal(at('/q/z'), '8');
  });

  it('are found behind a key that is empty', () => {
    const node = nodeAt(parseYaml('? ~\n: nine\n').document, '/');
    assert.equal(String(node?.value), 'nine');
  });

  it('are not found where a pointer leads nowhere', () => {
    for (const pointer of ['/b', '/a/9', '/a/x', '/a/0/b/c', '/a/-1']) assert.equal(at(pointer), undefined, pointer);
  });
});
