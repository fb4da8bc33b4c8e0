import type { Range } from '../documents/position.ts';
import { isReadable, type PlanDocument } from '../project/planDocument.ts';
import type { Finding } from '../rules/finding.ts';
import { viewNames, viewOf } from '../views/index.ts';
import type { View } from '../views/model.ts';

/** A picture of a document before it is drawn, or why there is none now. */
export interface Picture {
  /** Names of the views that the document has. */
  names: string[];
  view?: View;
  /** Why there is no picture now, as a sentence for people. */
  problem?: { message: string; range: Range };
}

/**
 * Reads a document as a picture; drawing it is the renderers' work.
 * @param findings the document's findings: the first error is what stands in the way where the text cannot be read
 * @param name one of the document's views; its first when left out
 */
export function documentPicture(document: PlanDocument, findings: readonly Finding[], name?: string): Picture {
  const names = viewNames(document);
  if (!isReadable(document)) {
    const first = findings.find((finding) => finding.severity === 'error');
    return { names, ...(first ? { problem: { message: first.message, range: first.range } } : {}) };
  }
  const view = viewOf(document, name);
  return view ? { names, view } : { names };
}
