import { defineRule } from './rule.ts';

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
  'several-documents',
  'unknown-alias',
  'alias-inside-itself',
  'alias-bomb',
  'too-deep',
];

export const yamlSyntax = defineRule({
  id: 'yaml-syntax',
  title: 'The file is well-formed YAML',
  description:
    'One YAML document of keys and values: no tabs at the beginning of a line, no key twice, no second document, no aliases that multiply.',
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
    'open-bracket': 'A bracket that opens above is not closed before this line. Close it with `]` or `}`.',
    indent: 'This line is not aligned with the others of its level. Indent it as far as they are.',
    unexpected:
      "The value has already ended before this. If this belongs to it, put the whole value in quotes; inside them, a quotation mark of the same kind is written `\\\"` or `''`.",
    'tab-indent': 'YAML is indented with blanks, but here is a tab. Replace it with two blanks.',
    'duplicate-key': 'The key `{key}` stands twice at this level. Keep one of them.',
    'several-documents':
      'A second document begins here, but a file holds one. Move what follows to a file of its own, or remove the line `---`.',
    'unknown-alias':
      'A value that begins with `*` repeats another one, but nothing is marked `&{name}`. If it is a text, put it in quotes.',
    'alias-inside-itself': 'The value marked `&{name}` would contain itself. Write out what belongs here.',
    'alias-bomb':
      'The aliases of this file multiply to more than {limit} copies, so it was not read. Write the values out.',
    'too-deep':
      'This file is nested more than {limit} levels deep, so it was not read. Look for brackets or dashes that repeat.',
    'not-a-map':
      'A document is made of keys and values, such as `title: …`, but this file holds {what}. Start with `kind: {kind}`.',
  },
  *check(document) {
    for (const problem of document.problems) {
      if (codes.includes(problem.code)) yield { message: problem.code, args: problem.args, span: problem.span };
    }
    if (
      document.problems.length === 0 &&
      (document.data === null || typeof document.data !== 'object' || Array.isArray(document.data))
    ) {
      const what = Array.isArray(document.data)
        ? 'a list'
        : (document.data ?? undefined) === undefined
          ? 'nothing yet'
          : 'a single value';
      yield { message: 'not-a-map', args: { what, kind: document.kind ?? '' }, path: '' };
    }
  },
});
