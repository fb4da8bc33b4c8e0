import { type Segment, toPointer } from '../../documents/pointer.ts';
import { isOfKind, type PlanDocument } from '../../project/planDocument.ts';
import { itemsOf } from '../../schema/types.ts';

/** A text that buyers read, in a document of facts. */
export interface Copy {
  text: string;
  path: string;
}

/** Parts of the messaging that buyers read; sources, ids and the voice itself are none. */
const published = [
  'tagline',
  'primary_value_proposition',
  'supporting_value_propositions',
  'persona_variants',
  'edition_variants',
  'channel_matrix',
  'feature_map',
  'claims',
] as const;
const unread: ReadonlySet<Segment> = new Set([
  'source',
  'id',
  'persona',
  'edition',
  'channel',
  'value_proposition',
  'feature',
  'claim',
  'competitor',
  'format',
  'valid_until',
]);

/** What messaging, a campaign or a list of content says to buyers: headlines, texts, calls to action, and titles of pieces. */
export function* copyIn(document: PlanDocument): Generator<Copy> {
  if (isOfKind(document, 'messaging')) for (const key of published) yield* textsBelow(document.facts[key], [key]);
  const entries = isOfKind(document, 'campaign')
    ? [...itemsOf(document.facts.variants)].map(([{ headline, body, call_to_action }, index]) => ({
        path: `/variants/${index}`,
        texts: { headline, body, call_to_action },
      }))
    : isOfKind(document, 'content')
      ? [...itemsOf(document.facts.assets)].map(([{ title, description, call_to_action }, index]) => ({
          path: `/assets/${index}`,
          texts: { title, description, call_to_action },
        }))
      : [];
  for (const { path, texts } of entries)
    for (const [key, text] of Object.entries(texts)) if (text !== undefined) yield { text, path: `${path}/${key}` };
}

function* textsBelow(value: unknown, path: readonly Segment[]): Generator<Copy> {
  if (typeof value === 'string') yield { text: value, path: toPointer(path) };
  if (value === null || typeof value !== 'object') return;
  for (const [key, item] of Array.isArray(value) ? value.entries() : Object.entries(value))
    if (!unread.has(key)) yield* textsBelow(item, [...path, key]);
}
