import type { Kind } from '../documents/kinds.ts';
import { schemaOf } from '../schema/registry.ts';
import type { CompletionPlace } from './completionPlace.ts';
import type { Draft } from './item.ts';
import { writerFor } from './keyItems.ts';
import { skeletonKeys } from './skeletonKeys.ts';

/** A whole new document, where nothing stands yet but a word that is being typed. */
export function skeletonDrafts(place: CompletionPlace, kind: Kind, yaml: string): Draft[] {
  const { context, document } = place;
  if (context.path.length > 0 || context.place !== 'key' || context.colon || context.column > 0) return [];
  const content = yaml.replace(/^\uFEFF|^---.*$|^\s*#.*$/gm, '').trim();
  if (content !== document.text.slice(...context.token).trim()) return [];
  const schema = schemaOf(kind);
  const name = (schema.title ?? kind).toLowerCase();
  const text = writerFor(place).map(schema, 0, skeletonKeys(kind));
  return [
    {
      label: `new ${name}`,
      kind: 'skeleton',
      detail: `The keys that a ${name} begins with`,
      documentation: schema.description ?? '',
      insertText: `${text}\n`,
      isSnippet: true,
    },
  ];
}
