import { hasContent, placeholderSpan } from '../documents/placeholder.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { channelsOf, isPaid } from './support/channels.ts';

type Campaign = Facts<'campaign'>;
type Variant = NonNullable<NonNullable<Campaign['variants']>[number]>;

/** A piece that a campaign, or a content plan for it, lists. */
interface Piece {
  type: string | undefined;
  persona: string | undefined;
  channel: string | undefined;
  path: string | undefined;
}

const pictures: ReadonlySet<unknown> = new Set(['image', 'video']);

export const campaignAssets = defineRule({
  id: 'campaign-assets',
  title: 'Texts, pictures and calls to action of a campaign exist',
  description:
    'Every variant has a call to action and leads to a piece for its persona and channel whose file exists and is written; each paid channel that shows pictures has at least one.',
  kinds: ['campaign'],
  severity: 'warning',
  gateOnly: true,
  options: {
    visuals: {
      title: 'Pictures',
      description: 'Which channels need a picture: paid, all or none. A search shows none.',
      type: 'string',
      enum: ['paid', 'all', 'none'],
      default: 'paid',
    },
  },
  messages: {
    'no-piece':
      '{variant} leads to nothing that is written. List the piece under `assets`, with its persona, its channel and the path of its file.',
    'no-file': 'The piece for {variant} should be {path}, but there is no such file. Write it, or correct the path.',
    unwritten: 'The piece for {variant}, {path}, is not written yet: “{placeholder}”. Write what belongs there.',
    empty: 'The piece for {variant}, {path}, is empty. Write it.',
    action: '{variant} asks the reader for nothing. Add `call_to_action`.',
    picture:
      '{channel} shows pictures, but the campaign has none for it. Add an asset of the type image with its path.',
    exists: '{variant} leads to {path}',
    pictured: '{channel} has its picture: {path}',
  },
  *check({ facts, id }, { project, options }) {
    if (facts.status === 'cancelled') return;
    const pieces = piecesOf(facts, id, project);
    for (const [variant, index] of itemsOf(facts.variants)) yield* checkVariant(variant, index, pieces, project);
    const channels = channelsOf(project);
    for (const [{ channel: channelId = '' }, index] of itemsOf(facts.channels)) {
      const place = channels.get(channelId);
      const isAsked = options.visuals === 'all' || (options.visuals === 'paid' && place && isPaid(place.channel));
      if (!isAsked || place?.channel.kind === 'search-ads') continue;
      const channel = place?.title ?? channelId;
      const picture = pieces.find(
        (piece) => pictures.has(piece.type) && piece.channel === channelId && project.hasPath(piece.path ?? ''),
      );
      const path = `/channels/${index}/channel`;
      if (picture) yield { evidence: 'pictured', args: { channel, path: picture.path ?? '' }, path };
      else yield { message: 'picture', args: { channel }, path };
    }
  },
});

function piecesOf(facts: Campaign, id: string, project: ProjectView): Piece[] {
  const planned = project
    .documents('content')
    .flatMap((plan) =>
      [...itemsOf(plan.facts.assets)]
        .map(([asset]) => asset)
        .filter((asset) => (asset.campaign ?? plan.facts.campaign) === id),
    );
  return [...[...itemsOf(facts.assets)].map(([asset]) => asset), ...planned].map(
    ({ type, persona, channel, path }) => ({
      type,
      persona,
      channel,
      path,
    }),
  );
}

function* checkVariant(
  variant: Variant,
  index: number,
  pieces: readonly Piece[],
  project: ProjectView,
): Generator<Report> {
  const name = variant.title ?? variant.id ?? '';
  const place = { path: `/variants/${index}` };
  if (!hasContent(variant.call_to_action)) yield { message: 'action', args: { variant: name }, ...place };
  const fitting = pieces.filter(({ type, persona, channel }) => {
    if (pictures.has(type)) return false;
    return fits(persona, variant.persona) && fits(channel, variant.channel);
  });
  const path = (fitting.find((piece) => project.hasPath(piece.path ?? '')) ?? fitting.find((piece) => piece.path))
    ?.path;
  const args = { variant: name, path: path ?? '' };
  if (path === undefined) yield { message: 'no-piece', args, ...place };
  else if (!project.hasPath(path)) yield { message: 'no-file', args, ...place };
  else {
    const text = project.document(path)?.text;
    const span = text === undefined ? undefined : placeholderSpan(text);
    if (text !== undefined && span)
      yield { message: 'unwritten', args: { ...args, placeholder: text.slice(...span) }, ...place };
    else if (text?.trim() === '') yield { message: 'empty', args, ...place };
    else yield { evidence: 'exists', args, ...place };
  }
}

/** A piece, or a variant, that names nobody is for everybody. */
function fits(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}
