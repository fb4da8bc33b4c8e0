import { spanAt } from '../documents/document.ts';
import type { Range } from '../documents/position.ts';
import type { PlanDocument } from '../project/planDocument.ts';

/** Where a figure stands, so that a person gets to it. */
export interface FigurePlace {
  file: string;
  range: Range;
}

/** The place of a value of a document. @param pointer JSON pointer */
export function placeOf(document: PlanDocument, pointer: string): FigurePlace {
  return { file: document.file, range: document.lines.rangeOf(spanAt(document, pointer)) };
}
