import { isOfKind, type PlanDocument } from '../../project/planDocument.ts';
import { itemsOf } from '../../schema/types.ts';

/** A text that buyers read, in a document of facts. */
export interface Copy {
  text: string;
  path: string;
}

/** What a campaign or a list of content says to buyers: headlines, texts, calls to action, and titles of pieces. */
export function* copyIn(document: PlanDocument): Generator<Copy> {
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
