import type { Segment } from '../documents/pointer.ts';
import type { Project } from '../project/project.ts';

/** Texts that a plan says again and again, by key and, where the key alone is not enough, the key above it. */
const repeated: readonly { key: string; below?: string }[] = [
  { key: 'owner' },
  { key: 'source', below: 'utm' },
  { key: 'medium', below: 'utm' },
  { key: 'campaign', below: 'utm' },
];

/** What the plan says elsewhere at such a key, the most frequent first. */
export function saidBefore(project: Project, path: readonly Segment[]): { text: string; count: number }[] {
  const [above, key] = path.slice(-2).length === 2 ? path.slice(-2) : [undefined, path.at(-1)];
  const found = repeated.find((entry) => entry.key === key && (entry.below === undefined || entry.below === above));
  if (!found) return [];
  const counts = new Map<string, number>();
  for (const { data } of project.documents.values()) count(data, found, undefined, counts);
  return [...counts]
    .map(([text, times]) => ({ text, count: times }))
    .sort((a, b) => b.count - a.count || a.text.localeCompare(b.text));
}

function count(
  value: unknown,
  wanted: (typeof repeated)[number],
  above: string | undefined,
  counts: Map<string, number>,
): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, child] of Object.entries(value)) {
    if (typeof child !== 'string') count(child, wanted, Array.isArray(value) ? above : key, counts);
    else if (key === wanted.key && child.trim() !== '' && (wanted.below === undefined || wanted.below === above))
      counts.set(child, (counts.get(child) ?? 0) + 1);
  }
}
