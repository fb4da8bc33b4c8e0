import { foldHeading } from '../documents/markdown.ts';
import type { Part } from './outline.ts';
import { neverAbout, notThePlan, type Topic, topics } from './words.ts';

/** A word or phrase stands in a folded text as whole words. */
export function holds(folded: string, phrase: string): boolean {
  return ` ${folded} `.includes(` ${phrase} `);
}

/** A heading folded, without its number and without what stands in parentheses at its end. */
export function foldTitle(heading: string): string {
  const bare = heading
    .replace(
      /^(?:(?:section|part|chapter)\s+)?(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}\.\d{1,2}|[A-Z][.)]|(?<=\s)\d{1,2})(?=\s|$)\s*(?:[—–:-]\s*)?/i,
      '',
    )
    .replace(/^(?:section|part|chapter)\s+\d{1,2}\s*[—–:-]\s*/i, '')
    .replace(/[(（][^()（）]*[)）]\s*$/, '');
  return foldHeading(bare.trim() === '' ? heading : bare);
}

/** The topics that a heading names itself, the first one first. */
export function ownTopics(heading: string): Topic[] {
  // A heading such as “Goals / KPIs” names several things.
  const parts = heading.split(/[,/|]|\s[—–]\s/).filter((part) => part.trim() !== '');
  if (parts.length > 1) return together(heading, parts);
  return topicsNamed(heading);
}

/** All topics once; that a part is left out counts only where nothing else is named, or where the whole heading says so. */
function together(heading: string, parts: readonly string[]): Topic[] {
  if (neverAbout.test(foldTitle(heading))) return ['excluded'];
  const all = [...new Set([heading, ...parts].flatMap(topicsNamed))];
  const named = all.filter((topic) => topic !== 'excluded');
  return named.length > 0 ? named : all;
}

function topicsNamed(heading: string): Topic[] {
  const title = foldTitle(heading);
  if (title === '') return [];
  if (neverAbout.test(title)) return ['excluded'];
  const words = title.split(' ').length;
  const found: { topic: Topic; from: number; to: number }[] = [];
  for (const [topic, phrases] of Object.entries(topics) as [Topic, readonly string[]][]) {
    for (const phrase of phrases) {
      const from = ` ${title} `.indexOf(` ${phrase} `);
      // In a long heading a single word says little about what stands below.
      if (from >= 0 && words - phrase.split(' ').length <= (phrase.includes(' ') ? 6 : 3))
        found.push({ topic, from, to: from + phrase.length });
    }
  }
  const best = found.filter(
    (one) =>
      !found.some((other) => other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from),
  );
  if (best.length === 0 && notThePlan.test(title)) return ['excluded'];
  return [...new Set(best.sort((a, b) => a.from - b.from).map((one) => one.topic))];
}

/** The topics of a part: its own, or those of the part that holds it. */
export function topicsOf(part: Part): Topic[] {
  const own = ownTopics(part.heading);
  if (own.length > 0 && !own.includes('excluded')) {
    for (let above = part.parent; above; above = above.parent)
      if (ownTopics(above.heading).includes('excluded')) return ['excluded'];
    return own;
  }
  return own.length > 0 || !part.parent ? own : topicsOf(part.parent);
}
