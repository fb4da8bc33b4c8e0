import { type Document, parseDocument } from '../documents/document.ts';
import { defineRule, type Fix } from './rule.ts';

const codes = [
  'syntax',
  'key-in-value',
  'no-key',
  'bad-start',
  'bad-escape',
  'open-quote',
  'open-bracket',
  'indent',
  'unexpected',
  'tab-indent',
  'duplicate-key',
  'unknown-alias',
];

export const yamlSyntax = defineRule({
  id: 'yaml-syntax',
  title: 'The file is well-formed YAML',
  description:
    'Keys, values and indentation can be read one way only: no tabs at the beginning of a line, no key twice, every quotation mark and bracket closed.',
  kinds: 'any',
  severity: 'error',
  about: 'syntax',
  readsText: true,
  messages: {
    syntax: 'This is not valid YAML: {reason}.',
    'key-in-value':
      'A second key begins inside this value. If the value is a text with a colon, put it in quotes; if it is a key, put it on a line of its own, aligned with its level.',
    'no-key': 'This line is not a key with a value. Write `key: value`, with a blank behind the colon.',
    'bad-start': 'A value cannot begin with the character {character}. Put the value in quotes.',
    'bad-escape':
      'Inside double quotes a backslash begins a special character, and this one does not exist. Write two backslashes, or use single quotes.',
    'open-quote': 'This quotation mark is never closed. Close it at the end of the text.',
    'open-bracket': 'A bracket that opens here or above is not closed. Close it with `]` or `}`.',
    indent: 'This line is not aligned with the others of its level. Indent it as far as they are.',
    unexpected:
      "The value has already ended before this. If this belongs to it, put the whole value in quotes; inside them, a quotation mark of the same kind is written `\\\"` or `''`.",
    'tab-indent': 'YAML is indented with blanks, but here is a tab. Replace it with two blanks.',
    'no-tabs': 'Indent this line with blanks',
    'duplicate-key': 'The key `{key}` stands twice at this level. Keep one of them.',
    'unknown-alias':
      'A value that begins with `*` repeats another one, but nothing is marked `&{name}`. If it is a text, put it in quotes.',
  },
  *check(document) {
    for (const problem of document.problems) {
      if (!codes.includes(problem.code)) continue;
      const fix = problem.code === 'tab-indent' ? withoutTabs(document, problem.span[0]) : undefined;
      yield { message: problem.code, args: problem.args, span: problem.span, ...(fix ? { fix } : {}) };
    }
  },
});

/** Two blanks for each tab that indents the line of a problem; undefined where the text would read no better. */
function withoutTabs({ file, text, problems }: Document, at: number): Fix | undefined {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const blanks = indent.replaceAll('\t', '  ');
  const mended = parseDocument(file, text.slice(0, start) + blanks + text.slice(start + indent.length)).problems;
  const isBetter = mended.length <= problems.length && mended.every(({ span }) => span[0] > at);
  const changes = [{ op: 'text', span: [start, start + indent.length], text: blanks }] as const;
  return isBetter ? { message: 'no-tabs', changes } : undefined;
}
