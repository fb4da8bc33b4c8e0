import { formatDay, parseDay } from '../documents/dates.ts';
import { foldWords } from '../documents/similarity.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { circlesIn } from './support/circles.ts';
import { cycleOf } from './support/cycle.ts';

type Asset = NonNullable<NonNullable<Facts<'content'>['assets']>[number]>;

/** Pieces that are found by searching, so that two of them on one keyword take readers from each other. */
const searched: ReadonlySet<unknown> = new Set([
  'landing-page',
  'blog-post',
  'comparison-page',
  'guide',
  'case-study',
  undefined,
]);

export const contentPlan = defineRule({
  id: 'content-plan',
  title: 'The content plan holds together',
  description:
    'No piece is made from itself, what is due is due before it comes out and within the cycle, and no two pieces fight for one keyword.',
  kinds: ['content'],
  severity: 'warning',
  messages: {
    circle: '“{title}” is made from itself: {circle}. Say where it begins.',
    'own-variant': '“{title}” is called a variant of itself. Name the piece that it varies under `variant_of`.',
    late: '“{title}” is due on {due}, after it comes out on {out}. Correct one of the days.',
    cycle: '“{title}” is due on {due}, outside the cycle from {first} to {last}. Choose a day inside it.',
    'the-cycle': 'The cycle',
    review:
      '“{title}” is due on {due}, after its batch was reviewed on {on}. Hand it in earlier, or move it to another batch.',
    'the-batch': 'The review',
    keyword:
      '“{title}” and “{other}” want to be found by “{keyword}”, so they take readers from each other. Choose another keyword for one of them.',
    'the-other': 'The same keyword',
    sound: '{count|piece|pieces} in a plan that holds',
  },
  *check({ facts }, { project }) {
    const assets = [...itemsOf(facts.assets)].filter(([{ status }]) => status !== 'retired');
    const reports = [...checkSources(assets, facts), ...checkDays(assets, facts, project), ...checkKeywords(assets)];
    yield* reports;
    if (reports.length === 0 && assets.length > 0)
      yield { evidence: 'sound', args: { count: assets.length }, path: '/assets', at: 'key' };
  },
});

type Assets = readonly (readonly [Asset, number])[];

function titleOf({ title, id }: Asset): string {
  return title ?? id ?? '';
}

function* checkSources(assets: Assets, facts: Facts<'content'>): Generator<Report> {
  const places = new Map(assets.map(([asset, index]) => [asset.id ?? '', { title: titleOf(asset), index }]));
  const sources = new Map<string, string[]>();
  for (const [{ id, derived_from: from }] of itemsOf(facts.assets))
    if (id !== undefined)
      sources.set(
        id,
        [...itemsOf(from)].map(([source]) => source),
      );
  for (const circle of circlesIn(sources)) {
    const place = places.get(circle[0] as string);
    if (!place) continue;
    const args = { title: place.title, circle: circle.join(' → ') };
    yield { message: 'circle', severity: 'error', args, path: `/assets/${place.index}/derived_from`, at: 'key' };
  }
  for (const [asset, index] of assets)
    if (asset.id !== undefined && asset.variant_of === asset.id)
      yield {
        message: 'own-variant',
        severity: 'error',
        args: { title: titleOf(asset) },
        path: `/assets/${index}/variant_of`,
      };
}

function* checkDays(assets: Assets, facts: Facts<'content'>, project: ProjectView): Generator<Report> {
  const cycle = cycleOf(project);
  const batches = new Map([...itemsOf(facts.batches)].map(([{ id, on }, index]) => [id, { day: parseDay(on), index }]));
  for (const [asset, index] of assets) {
    const due = parseDay(asset.due);
    const out = parseDay(asset.publish_on);
    const path = `/assets/${index}/due`;
    if (due === undefined) continue;
    const args = { title: titleOf(asset), due: formatDay(due) };
    const batch = batches.get(asset.batch);
    if (out !== undefined && due > out) yield { message: 'late', args: { ...args, out: formatDay(out) }, path };
    else if (asset.batch !== undefined && batch?.day !== undefined && due > batch.day) {
      const related = [{ path: `/batches/${batch.index}/on`, message: 'the-batch' }];
      yield { message: 'review', severity: 'info', args: { ...args, on: formatDay(batch.day) }, path, related };
    }
    // What is due just before the cycle is made for its first days.
    if (cycle && (due > cycle.end || (due < cycle.start && (out ?? due) < cycle.start))) {
      const related = [{ file: project.settings?.file ?? '', path: '/cycle', message: 'the-cycle' }];
      yield {
        message: 'cycle',
        severity: 'info',
        args: { ...args, first: formatDay(cycle.start), last: formatDay(cycle.end) },
        path,
        related,
      };
    }
  }
}

function* checkKeywords(assets: Assets): Generator<Report> {
  const seen = new Map<string, readonly [Asset, number]>();
  for (const entry of assets) {
    const [asset, index] = entry;
    const key = foldWords(asset.keyword ?? '').join(' ');
    if (key === '' || !searched.has(asset.type)) continue;
    const other = seen.get(key);
    if (!other) seen.set(key, entry);
    // A variant of a piece is another version of it, and an article may stand beside the page that sells.
    else if (asset.variant_of === undefined && other[0].type === asset.type) {
      const related = [{ path: `/assets/${other[1]}/keyword`, message: 'the-other' }];
      const args = { title: titleOf(asset), other: titleOf(other[0]), keyword: asset.keyword ?? '' };
      yield { message: 'keyword', severity: 'info', args, path: `/assets/${index}/keyword`, related };
    }
  }
}
