import type { Segment } from '../documents/pointer.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';

/** Texts that a plan says again and again, by key and, where the key alone is not enough, the key above it. */
const repeated: readonly { key: string; below?: string }[] = [
  { key: 'owner' },
  { key: 'source', below: 'utm' },
  { key: 'medium', below: 'utm' },
  { key: 'campaign', below: 'utm' },
];

type Wanted = (typeof repeated)[number];
type Counts = Map<string, number>;

/** What the plan says elsewhere at such a key, the most frequent first. */
export function saidBefore(project: Project, path: readonly Segment[]): { text: string; count: number }[] {
  const [above, key] = path.slice(-2).length === 2 ? path.slice(-2) : [undefined, path.at(-1)];
  const found = repeated.find((entry) => entry.key === key && (entry.below === undefined || entry.below === above));
  if (!found) return [];
  const counts: Counts = new Map();
  for (const document of project.documents.values())
    for (const [text, times] of saidIn(document).get(found) ?? []) counts.set(text, (counts.get(text) ?? 0) + times);
  return [...counts]
    .map(([text, times]) => ({ text, count: times }))
    .sort((a, b) => b.count - a.count || a.text.localeCompare(b.text));
}

const known = new WeakMap<PlanDocument, ReadonlyMap<Wanted, Counts>>();

/** What one document says at each of the keys. A change makes a new document, so each is gone through once. */
function saidIn(document: PlanDocument): ReadonlyMap<Wanted, Counts> {
  const before = known.get(document);
  if (before) return before;
  const counts = new Map<Wanted, Counts>();
  count(document.data, undefined, counts);
  known.set(document, counts);
  return counts;
}

function count(value: unknown, above: string | undefined, counts: Map<Wanted, Counts>): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, child] of Object.entries(value)) {
    if (typeof child !== 'string') {
      count(child, Array.isArray(value) ? above : key, counts);
      continue;
    }
    const wanted = repeated.find((entry) => entry.key === key && (entry.below === undefined || entry.below === above));
    if (!wanted || child.trim() === '') continue;
    const own = counts.get(wanted) ?? new Map<string, number>();
    counts.set(wanted, own.set(child, (own.get(child) ?? 0) + 1));
  }
}
