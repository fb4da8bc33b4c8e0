import { fromPointer, toPointer } from '../documents/pointer.ts';
import { schemaAt, schemaOf } from '../schema/registry.ts';
import { defineRule } from './rule.ts';
import { isInherited } from './support/playbook.ts';

export const missingKey = defineRule({
  id: 'missing-key',
  title: 'Required keys are there',
  description: 'A document without one of these keys means nothing to the tools or to its readers.',
  kinds: 'any',
  severity: 'error',
  about: 'shape',
  messages: {
    missing: '`{key}` is missing{where}. {help}',
    empty: 'Nothing stands behind `{key}:`. {help}',
  },
  *check(document, { project }) {
    if (document.kind === undefined || document.data === null || typeof document.data !== 'object') return;
    for (const error of document.schemaErrors) {
      if (error.keyword === 'required') {
        const key = String(error.params.missingProperty);
        if (isInherited(document, error.pointer, key, project)) continue;
        const schema = schemaAt(document.kind, toPointer([...fromPointer(error.pointer), key]));
        const holder = fromPointer(error.pointer).findLast((segment) => !/^\d+$/.test(segment));
        const where = holder === undefined ? '' : ` in \`${holder}\``;
        yield { message: 'missing', args: { key, where, help: help(schema) }, path: error.pointer, at: 'key' };
      } else if (
        (error.keyword === 'type' || error.keyword === 'const') &&
        (error.value === null || error.value === undefined) &&
        error.pointer !== ''
      ) {
        const key = fromPointer(error.pointer).at(-1) ?? '';
        if (/^\d+$/.test(key)) continue;
        const schema = schemaAt(document.kind, error.pointer) ?? schemaOf(document.kind);
        yield { message: 'empty', args: { key, help: help(schema) }, path: error.pointer, at: 'key' };
      }
    }
  },
});

/** What to write: the field's own description, with an example. */
function help(schema: ReturnType<typeof schemaAt>): string {
  const title = schema?.title === undefined ? undefined : uncapitalise(schema.title);
  if (typeof schema?.const === 'string') return `Add \`${title}: ${schema.const}\`.`;
  const example = schema?.enum?.[0] ?? schema?.examples?.[0];
  const shown = typeof example === 'string' || typeof example === 'number' ? `, for example \`${example}\`` : '';
  return title === undefined ? `Add it${shown}.` : `Add the ${title}${shown}.`;
}

/** `Market` as it stands inside a sentence; `KPI` keeps its letters. */
function uncapitalise(title: string): string {
  return /^\p{Lu}\p{Lu}/u.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}
