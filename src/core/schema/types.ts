import type { Kind } from '../documents/kinds.ts';
import type { DocumentTypes } from '../generated/documents.ts';

/** A type in which everything may be missing: what is left of a document once the values of a wrong shape are gone. */
export type Loose<T> = T extends readonly (infer Item)[]
  ? readonly (Loose<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Loose<T[Key]> | undefined }
    : T;

/** Data of a document of a kind, as far as it fits its schema. */
export type Facts<K extends Kind = Kind> = Loose<DocumentTypes[K]>;

/** The items of a list with their positions, without the holes that values of a wrong shape leave. */
export function* itemsOf<T>(
  list: readonly (T | undefined)[] | undefined,
): Generator<[item: NonNullable<T>, index: number]> {
  for (const [index, item] of (list ?? []).entries()) {
    if (item !== undefined && item !== null) yield [item as NonNullable<T>, index];
  }
}
