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
  return Math.min(left.length, right.length) >= 5 && overlapOf(new Set(left), new Set(right)) >= limit;
}

/** Overlap of the words of two texts, 0 to 1 (Jaccard index of the sets of words). */
export function overlap(a: string, b: string): number {
  return overlapOf(new Set(foldWords(a)), new Set(foldWords(b)));
}

/** As `overlap`, of words that are folded already: where each text is compared with many others. */
export function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const word of few) if (many.has(word)) shared++;
  return shared / (a.size + b.size - shared);
}
