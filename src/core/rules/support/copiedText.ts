import { frontMatterOf } from '../../documents/frontMatter.ts';
import { foldWords, overlapOf } from '../../documents/similarity.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import { perDocument } from './perDocument.ts';

/** Different words from which on two texts say enough to be compared. */
const enough = 12;
/** Different words from which on short texts are compared by what they share; below, only the same words are a copy. */
const fewWords = 5;

/**
 * The first of some texts that says nearly the same as one.
 * @param limit overlap of the words, 0 to 1, from which on it does
 * @returns that text, with the share of words in percent
 */
export function copyAmong<T>(
  words: ReadonlySet<string>,
  others: readonly { of: T; words: ReadonlySet<string> }[],
  limit: number,
): { of: T; share: number } | undefined {
  for (const { of, words: theirs } of others) {
    // A copy is about as long; most pairs are told apart by that alone.
    if (Math.min(words.size, theirs.size) < limit * Math.max(words.size, theirs.size, enough)) continue;
    const share = overlapOf(words, theirs);
    if (share >= limit) return { of, share: Math.round(share * 100) };
  }
  return undefined;
}

/**
 * Each of some short texts that repeats one before it, or nearly, names aside: a text pasted for the next persona or feature.
 * @param limit overlap of the words, 0 to 1, from which on a text of some length does
 */
export function* repeatsAmong<T>(
  texts: readonly { of: T; text: string }[],
  limit: number,
  names: readonly string[],
): Generator<{ of: T; original: T }> {
  const before: { of: T; key: string; words: ReadonlySet<string> }[] = [];
  for (const { of, text } of texts) {
    const folded = foldWords(text, names);
    const [key, words] = [folded.join(' '), new Set(folded)];
    if (key === '') continue;
    const nearly = (other: ReadonlySet<string>) =>
      Math.min(words.size, other.size) >= fewWords && overlapOf(words, other) >= limit;
    const original = before.find((one) => one.key === key || nearly(one.words));
    if (original) yield { of, original: original.of };
    else before.push({ of, key, words });
  }
}

/** Each document whose text is nearly that of one before it, with that one and the share of words in percent. */
export function* copiesAmong(
  documents: readonly PlanDocument[],
  limit: number,
): Generator<{ document: PlanDocument; original: PlanDocument; share: number }> {
  const before: { of: PlanDocument; words: ReadonlySet<string> }[] = [];
  for (const document of documents) {
    const words = wordsOfText(document);
    const copy = copyAmong(words, before, limit);
    if (copy) yield { document, original: copy.of, share: copy.share };
    before.push({ of: document, words });
  }
}

/** The different words of a text, without its front matter. */
const wordsOfText = perDocument(
  ({ text }: PlanDocument): ReadonlySet<string> => new Set(foldWords(text.slice(frontMatterOf(text)?.end ?? 0))),
);
