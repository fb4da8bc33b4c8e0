import type { PlanDocument } from '../project/planDocument.ts';

/** True when a quotation stands in a document word for word; only blanks and line breaks may differ. */
export function stands(quote: string, document: PlanDocument): boolean {
  const wanted = fold(quote);
  return wanted !== '' && fold(document.text).includes(wanted);
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
