import type { Kind } from '../../documents/kinds.ts';
import type { PlanDocument } from '../../project/planDocument.ts';

/**
 * Remembers what is worked out from one document, for rules that compare a document with all others of its kind: a change
 * makes a new document, so a keystroke works out one of them anew and looks the others up.
 * @param compute works from the document and the currency of bare amounts alone
 */
export function perDocument<K extends Kind, T>(
  compute: (document: PlanDocument<K>, currency: string | undefined) => T,
): (document: PlanDocument<K>, currency?: string) => T {
  const known = new WeakMap<PlanDocument<K>, { currency: string | undefined; value: T }>();
  return (document, currency) => {
    const found = known.get(document);
    if (found && found.currency === currency) return found.value;
    const value = compute(document, currency);
    known.set(document, { currency, value });
    return value;
  };
}
