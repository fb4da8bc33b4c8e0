import { formatDay, parseDay } from '../documents/dates.ts';
import { hasContent } from '../documents/placeholder.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { isSettled } from './support/campaignChannels.ts';
import { type Piece, pathOf, piecesIn } from './support/pieces.ts';
import { noDay, todayOf } from './support/today.ts';

type Noted = NonNullable<NonNullable<Facts<'campaign'>['assets']>[number]>;

export const assetsPublished = defineRule({
  id: 'assets-published',
  title: 'What is due is published, and campaigns say where',
  description:
    'Each piece of these types whose day has come stands among the assets of a campaign as published, with its address. The library itself stays as it was approved.',
  kinds: ['content'],
  needs: ['campaign'],
  severity: 'warning',
  gateOnly: true,
  records: 'other',
  options: {
    types: { title: 'Types', description: 'Types of pieces.', type: 'array', items: { type: 'string' }, default: [] },
    scheduled: {
      title: 'Scheduled',
      description: 'Whether pieces whose day has not come have to be scheduled.',
      type: 'boolean',
      default: false,
    },
  },
  messages: {
    'no-day': noDay,
    undated: '“{title}” has no day on which it goes out. Add `publish_on`.',
    unnoted: 'No campaign says what became of “{title}”. Add it to the `assets` of one, with the path {path}.',
    due: '“{title}” should be out since {day}, but is {status}. Publish it and set `status: published`.',
    'no-url': '“{title}” is published, but nobody knows where. Add `url`.',
    unscheduled: '“{title}” goes out on {day}, but is only {status}. Schedule it and set `status: scheduled`.',
    published: '“{title}” is {status}',
  },
  *check({ facts }, context) {
    const { options, project } = context;
    const today = todayOf(context);
    if (today === undefined) {
      yield { message: 'no-day', status: 'pending', path: '' };
      return;
    }
    const noted = notedIn(project);
    for (const one of piecesIn(facts, options.types as readonly unknown[])) {
      // Of two versions the test decides which one goes out first.
      if (one.piece.variant_of !== undefined) continue;
      yield checkPiece(one, noted.get(pathOf(one.piece) ?? ''), today, options.scheduled === true);
    }
  },
});

function checkPiece(
  { piece, title, place }: Piece,
  note: { asset: Noted; file: string; path: string } | undefined,
  today: number,
  scheduled: boolean,
): Report {
  const day = parseDay(piece.publish_on);
  if (day === undefined) return { message: 'undated', args: { title }, path: place };
  if (!note) {
    const args = { title, path: piece.path ?? '' };
    return day <= today || scheduled
      ? { message: 'unnoted', args, path: place }
      : { evidence: 'published', args: { title, status: `due on ${formatDay(day)}` }, path: place };
  }
  const { status = 'planned', url } = note.asset;
  const args = { title, status, day: formatDay(day) };
  const at = { file: note.file, path: note.path };
  if (status === 'published')
    return hasContent(url) ? { evidence: 'published', args, ...at } : { message: 'no-url', args, ...at };
  if (day <= today) return { message: 'due', args, ...at };
  if (scheduled && status !== 'scheduled') return { message: 'unscheduled', args, ...at };
  return { evidence: 'published', args, ...at };
}

/** What campaigns note about pieces, by path. */
function notedIn(project: ProjectView): Map<string, { asset: Noted; file: string; path: string }> {
  const campaigns = project.documents('campaign').filter(({ facts }) => isSettled(facts));
  return new Map(
    campaigns.flatMap(({ facts, file }) =>
      [...itemsOf(facts.assets)].flatMap(([asset, index]) =>
        asset.path === undefined
          ? []
          : [[asset.path.replace(/^(?:\.\/)+/, ''), { asset, file, path: `/assets/${index}` }] as const],
      ),
    ),
  );
}
