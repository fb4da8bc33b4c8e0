/** How alike two texts are, for finding copied rationales and borrowed claims. */

/** Words of a text in lower case, without digits and punctuation, and without the names given. */
export function foldWords(text: string, names: readonly string[] = []): string[] {
  let folded = text.toLowerCase().normalize('NFKC');
  for (const name of names)
    if (name.trim() !== '') folded = folded.replaceAll(name.trim().toLowerCase().normalize('NFKC'), ' ');
  return folded.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
}

/** True when two texts are equal after folding case, digits, punctuation and names. */
export function isRepeated(a: string, b: string, names: readonly string[] = []): boolean {
  const words = foldWords(a, names);
  return words.length > 0 && words.join(' ') === foldWords(b, names).join(' ');
}

/** True when two texts of some length share nearly all of their words, names aside. @param limit overlap from which on */
export function isNearCopy(a: string, b: string, limit: number, names: readonly string[] = []): boolean {
  const [left, right] = [foldWords(a, names), foldWords(b, names)];
  return Math.min(left.length, right.length) >= 5 && overlap(left.join(' '), right.join(' ')) >= limit;
}

/** Overlap of the words of two texts, 0 to 1 (Jaccard index of the sets of words). */
export function overlap(a: string, b: string): number {
  const left = new Set(foldWords(a));
  const right = new Set(foldWords(b));
  if (left.size === 0 || right.size === 0) return 0;
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / (left.size + right.size - shared);
}
