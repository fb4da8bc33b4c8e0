import { list } from '../messages/format.ts';
import { nearest } from '../messages/nearest.ts';
import { hidesIds } from '../project/planDocument.ts';
import { defineRule } from './rule.ts';
import { scopeName } from './scopeName.ts';

export const referenceResolves = defineRule({
  id: 'reference-resolves',
  title: 'Every reference leads somewhere',
  description: 'An id that is used must be defined: in the file that its kind lives in, or in the same document.',
  kinds: 'any',
  severity: 'error',
  messages: {
    mistyped: 'There is no {scope} `{id}`. Did you mean `{suggestion}`?',
    unknown: 'There is no {scope} `{id}`. {known}',
  },
  fixes: {
    replace: 'Replace with `{suggestion}`',
  },
  *check(document, { project }) {
    const own = document.identifiers.definitions;
    for (const { scopes, id, pointer, local } of document.identifiers.references) {
      if (id === '') continue;
      const inDocument = own.filter((definition) => scopes.includes(definition.scope));
      if (inDocument.some((definition) => definition.id === id)) continue;
      if (!local && scopes.some((scope) => project.isDefined(scope, id))) continue;
      // Where ids cannot be read, one that looks wrong may be there, and be right.
      if (scopes.some((scope) => hidesIds(document, scope) || (!local && project.hidesIds(scope)))) continue;
      const known = local ? inDocument : inDocument.concat(scopes.flatMap((scope) => project.definitionsIn(scope)));
      const ids = [...new Set(known.map((definition) => definition.id))];
      const scope = list(scopes.map(scopeName), 'or');
      const suggestion = nearest(id, ids);
      if (suggestion !== undefined) {
        const fix = {
          message: 'replace',
          args: { suggestion },
          changes: [{ op: 'set', path: pointer, value: suggestion }],
        } as const;
        yield { message: 'mistyped', args: { scope, id, suggestion }, path: pointer, fix };
      } else yield { message: 'unknown', args: { scope, id, known: knownIds(scope, ids) }, path: pointer };
    }
  },
});

function knownIds(scope: string, ids: readonly string[]): string {
  if (ids.length === 0) return `No ${scope} is defined yet.`;
  if (ids.length > 8) return `${ids.length} are defined, none of them like this.`;
  return `Defined: ${list(ids.map((id) => `\`${id}\``))}.`;
}
