import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { syntaxCodes } from '../../../src/core/documents/syntax.ts';
import { parseYaml } from '../../../src/core/documents/yaml.ts';
import { yamlSyntax } from '../../../src/core/rules/yaml-syntax.ts';

/** For each mistake: a text, and where it is said, as `code@line:column`. One mistake, one problem. */
const texts: readonly (readonly [string, string])[] = [
  ['--- a: 1\n', 'after-start@1:5'],
  ['%YAML\n---\na: 1\n', 'bad-directive@1:1'],
  ['a: "\\q"\n', 'bad-escape@1:5'],
  ['a: &\n', 'bad-name@1:4'],
  ['a: * b\n', 'bad-name@1:4'],
  ['a: @b\n', 'bad-start@1:4'],
  ['a: %b\n', 'bad-start@1:4'],
  ['a: !!set { b: 1 }\n', 'bad-type@1:4'],
  ['a: !<x y\n', 'bad-type@1:4'],
  ['a: | text\n  b\n', 'block-header@1:6'],
  ['a: >x\n  b\n', 'block-header@1:5'],
  ['g: {\nb: 1\n}\nc: d\n', 'bracket-indent@1:4'],
  ['a: [b]]\n', 'closes-nothing@1:7'],
  ['a: }\n', 'closes-nothing@1:4'],
  ['a: "b"#c\n', 'comment-blank@1:7'],
  ['a: 1\nb: 2\na: 3\n', 'duplicate-key@3:1'],
  ['a: [1,,2]\n', 'extra-comma@1:7'],
  ['a: [,1]\n', 'extra-comma@1:5'],
  ['a: {b: 1 c: 2}\n', 'in-brackets@1:8'],
  ['a: [b c: d\n e: f]\n', 'in-brackets@1:10'],
  ['a:\n  - x\n y: z\n', 'indent@3:2'],
  ['a:\n  - x\n - y\n', 'indent@3:2'],
  ['a: |\n    \n  b\n', 'indent@3:3'],
  ['a: b: c\n', 'key-in-value@1:4'],
  ['a:\n  b: 1\n   c: 2\n', 'key-in-value@2:6'],
  ['a: - b\n', 'list-beside-key@1:4'],
  ['b: c\n- a\n', 'list-beside-key@2:1'],
  ['k: [\n- id: a\n- id: b\n', 'list-in-bracket@1:4'],
  ['k: [\n  - id: a\n    b: c\n  ]\nd: e\n', 'list-in-bracket@1:4'],
  ['k: [ # three\n- a\n]\n', 'list-in-bracket@1:4'],
  [`${'x'.repeat(1100)}: 1\n`, 'long-key@1:1'],
  ['a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n', 'merge@2:1'],
  ['a: &x *y\n', 'name-of-alias@1:7'],
  ['- &a - x\n', 'name-place@1:3'],
  ['a: [ b ]\nc: [ "d"e ]\n', 'in-brackets@2:9'],
  ['- a: 1\n- b\n  c: 2\n', 'no-key@2:3'],
  ['a:b\nc: d\n', 'no-key@1:1'],
  ['%YAML 1.2\na: 1\n', 'no-start@2:1'],
  ['a: [1, 2\nb: c\n', 'open-bracket@1:4'],
  ['a: {b: [c\nd: e\n', 'open-bracket@1:8'],
  ['a: [b, c}\n', 'open-bracket@1:4'],
  ['a: "x\nb: c\nd: e\n', 'open-quote@1:4'],
  ["a: 'it's\nb: c\n", 'unexpected@1:8'],
  ['a:\n\tb: 1\n\tc: 2\n', 'tab-indent@2:1'],
  ['a:\n  b: |\n\tc\n', 'tab-indent@3:1'],
  ['a: &x &y b\n', 'two-names@1:7'],
  ['a: !x !y b\n', 'two-types@1:7'],
  ['a: { b: : c }\n', 'unclear@1:9'],
  ['a: "b" c\n', 'unexpected@1:8'],
  ['a: *b\n', 'unknown-alias@1:4'],
];

describe('what is wrong with the syntax of a text', () => {
  for (const [text, expected] of texts)
    it(`is ${expected} in ${JSON.stringify(text.length > 60 ? `${text.slice(0, 20)}…` : text)}`, () => {
      assert.deepEqual(
        parseYaml(text).problems.map(({ code, span }) => {
          const above = text.slice(0, span[0]).split('\n');
          return `${code}@${above.length}:${(above.at(-1) ?? '').length + 1}`;
        }),
        [expected],
      );
    });

  it('has a sentence of ours for every code of the parser, and none of them is the parser’s', () => {
    const types = readFileSync(new URL('../../../node_modules/yaml/dist/errors.d.ts', import.meta.url), 'utf8');
    const union = /type ErrorCode = ([^;]+);/.exec(types)?.[1] ?? '';
    const codes = [...union.matchAll(/'(\w+)'/g)].map(([, code]) => code as string);
    assert.ok(codes.length > 20, 'the parser has codes');
    assert.deepEqual(Object.keys(syntaxCodes).sort(), codes.sort());
    for (const code of Object.values(syntaxCodes)) assert.ok(yamlSyntax.messages[code], code);
    for (const message of Object.values(yamlSyntax.messages)) assert.doesNotMatch(message, /\{(reason|message)\}/);
  });

  it('is shown by a text for every sentence', () => {
    const shown = new Set(texts.map(([, expected]) => expected.split('@')[0]));
    const sentences = Object.keys(yamlSyntax.messages);
    assert.deepEqual(
      sentences.filter((code) => !shown.has(code)),
      [],
    );
  });
});
