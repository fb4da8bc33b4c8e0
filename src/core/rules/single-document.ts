import { defineRule } from './rule.ts';

const codes = ['several-documents', 'alias-inside-itself', 'alias-bomb', 'too-deep'];

export const singleDocument = defineRule({
  id: 'single-document',
  title: 'The file holds one document of keys and values',
  description:
    'One document a file, of keys and values, with no aliases that multiply and no nesting that nobody could read. Other tools for YAML accept such files; a plan cannot be read from them.',
  kinds: 'any',
  severity: 'error',
  readsText: true,
  messages: {
    'several-documents':
      'A second document begins here, but a file holds one. Move what follows to a file of its own, or remove the line `---`.',
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
