import { defineRule } from './rule.ts';
import { scopeName } from './scopeName.ts';

export const uniqueId = defineRule({
  id: 'unique-id',
  title: 'An id stands for one thing',
  description: 'Two things of a kind with the same id cannot be told apart by what refers to them.',
  kinds: 'any',
  severity: 'error',
  messages: {
    twice: 'The id `{id}` already stands for another {scope} ({where}). Give one of them another id.',
    other: 'The other {scope} `{id}`',
  },
  *check(document, { project }) {
    for (const definition of document.identifiers.definitions) {
      const { scope, id, pointer, local } = definition;
      const all = local
        ? document.identifiers.definitions.filter((other) => other.scope === scope && other.id === id)
        : project.definitions(scope, id);
      const other = all.find(
        (candidate) =>
          (candidate.file !== definition.file || candidate.pointer !== pointer) &&
          sharesCycle(document.cycle, project.document(candidate.file)?.cycle),
      );
      if (!other) continue;
      const args = {
        id,
        scope: scopeName(scope),
        where: other.file === document.file ? 'in this file' : other.file,
      };
      yield {
        message: 'twice',
        args,
        path: pointer,
        related: [{ file: other.file, path: other.pointer, message: 'other', args }],
      };
    }
  },
});

/** Documents of two cycles are never in use together: the older one is history, and may keep its ids. */
function sharesCycle(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}
