import type { Kind } from '../../documents/kinds.ts';
import type { PlanDocument } from '../../project/planDocument.ts';

/**
 * Remembers what is worked out from a list of documents as long as the list is the same, so that a rule that compares each
 * document with all others works out the whole once and not once for each.
 * @param compute works from the documents and the currency of bare amounts alone
 */
export function perDocuments<K extends Kind, T>(
  compute: (documents: readonly PlanDocument<K>[], currency: string | undefined) => T,
): (documents: readonly PlanDocument<K>[], currency?: string) => T {
  let known: { documents: readonly PlanDocument<K>[]; currency: string | undefined; value: T } | undefined;
  return (documents, currency) => {
    if (known && known.currency === currency && isSame(known.documents, documents)) return known.value;
    const value = compute(documents, currency);
    known = { documents, currency, value };
    return value;
  };
}

/** A document that changed is another object. */
function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
