import { hasContent, isStated } from '../../documents/placeholder.ts';

/** Parts of an entry by their keys, with what people call them. */
export type Parts<T> = { readonly [Key in keyof T]?: string };

/**
 * What people call the parts of an entry that are missing, empty or placeholders.
 * @param texts keys of those that say something in words, for which one letter is not enough
 */
export function missingParts<T extends object>(entry: T, parts: Parts<T>, texts: readonly string[] = []): string[] {
  return Object.entries(parts)
    .filter(([key]) => !(texts.includes(key) ? isStated : hasContent)(entry[key as keyof T]))
    .map(([, what]) => what as string);
}

/** The first names of a list, and how many more there are: `a, b and 3 more`. */
export function fewOf(names: readonly string[], most = 4): string {
  if (names.length <= most) return joined(names);
  return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`;
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
