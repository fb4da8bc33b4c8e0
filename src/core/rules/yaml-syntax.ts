import { defineRule } from './rule.ts';

const codes = ['syntax', 'tab-indent', 'duplicate-key', 'several-documents', 'alias-bomb', 'not-a-map'];

export const yamlSyntax = defineRule({
  id: 'yaml-syntax',
  title: 'The file is well-formed YAML',
  description:
    'One YAML document of keys and values: no tabs, no key twice, no second document, no aliases that multiply.',
  kinds: 'any',
  severity: 'error',
  readsText: true,
  messages: {
    syntax: 'This is not valid YAML: {reason}',
    'tab-indent': 'YAML is indented with blanks, but here is a tab. Replace it with two blanks.',
    'duplicate-key': 'The key `{key}` stands twice at this level. Keep one of them.',
    'several-documents':
      'A second document begins here, but a file holds one. Move what follows to a file of its own, or remove the line `---`.',
    'alias-bomb':
      'The aliases of this file multiply to more than {limit} copies, so it was not read. Write the values out.',
    'not-a-map':
      'A document is a list of keys and values, such as `title: …`, but this file holds {what}. Start with `kind: {kind}`.',
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
