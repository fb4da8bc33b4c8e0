import { hasContent } from '../documents/placeholder.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { channelsOf } from './support/channels.ts';
import { fewOf, missingParts } from './support/missing.ts';
import { perDocument } from './support/perDocument.ts';
import { perDocuments } from './support/perDocuments.ts';

type Campaign = Facts<'campaign'>;
type Channel = NonNullable<NonNullable<Campaign['channels']>[number]>;

const needed = { source: 'source', medium: 'medium', campaign: 'campaign' } as const;
const tags = ['source', 'medium', 'campaign', 'term', 'content'] as const;

export const utmTags = defineRule({
  id: 'utm-tags',
  title: 'UTM tags are complete, in lower case, and tell every link apart',
  description:
    'Each channel of a campaign has source, medium and campaign, tags have no capitals, spaces or characters that mean something in an address, and no two channels or variants have the same tags. Channels inside the product need none, and a draft may lack them.',
  kinds: ['campaign'],
  severity: 'warning',
  messages: {
    missing: 'Visits cannot be told apart without UTM tags: {list} missing. Add what is missing under `utm`.',
    form: 'The tag “{tag}” has {what}. Write `{suggestion}`.',
    same: '{channel} has the same UTM tags as {other}, so their visits cannot be told apart. Change one tag.',
    'the-other': 'The same tags',
    content: 'The variants {variant} and {other} have the same content tag on {channel}. Give one of them another.',
    complete: '{count|channel|channels} with UTM tags of their own',
  },
  fixes: {
    replace: 'Replace with `{suggestion}`',
  },
  *check(document, { project }) {
    const { facts } = document;
    const channels = [...itemsOf(facts.channels)];
    const reports = [
      ...checkMissing(facts, channels, project),
      ...checkForms(facts, channels),
      ...checkSame(document, project),
      ...checkContents(facts),
    ];
    yield* reports;
    const count = channels.filter(([{ utm }]) => utm !== undefined).length;
    if (reports.length === 0 && count > 0)
      yield { evidence: 'complete', args: { count }, path: '/channels', at: 'key' };
  },
});

function* checkMissing(
  facts: Campaign,
  channels: readonly [Channel, number][],
  project: ProjectView,
): Generator<Report> {
  if (facts.status === undefined || facts.status === 'draft' || facts.status === 'cancelled') return;
  const known = channelsOf(project);
  const incomplete = channels
    .filter(([{ channel }]) => known.get(channel ?? '')?.channel.family !== 'product-led')
    .map(([{ channel = '', utm }, index]) => {
      const parts = missingParts(utm ?? {}, needed).join(', ');
      return { path: `/channels/${index}`, parts, text: `${known.get(channel)?.title ?? channel} (${parts})` };
    })
    .filter(({ parts }) => parts !== '');
  const [first] = incomplete;
  if (!first) return;
  const list = fewOf(incomplete.map(({ text }) => text));
  yield { message: 'missing', args: { list: `${list} ${incomplete.length === 1 ? 'is' : 'are'}` }, path: first.path };
}

function* checkForms(facts: Campaign, channels: readonly [Channel, number][]): Generator<Report> {
  for (const [{ utm }, index] of channels)
    for (const tag of tags) yield* checkForm(utm?.[tag], `/channels/${index}/utm/${tag}`);
  for (const [{ utm_content }, index] of itemsOf(facts.variants))
    yield* checkForm(utm_content, `/variants/${index}/utm_content`);
}

function* checkForm(tag: string | undefined, path: string): Generator<Report> {
  if (tag === undefined || !hasContent(tag)) return;
  // What the advertising system fills in, such as {keyword}, keeps its own spelling.
  const own = tag.replace(/\{[^{}]*\}/g, '');
  const what = /\s/.test(own)
    ? 'a space, which an address cannot hold'
    : /\p{Lu}/u.test(own)
      ? 'a capital letter, so that one visit is counted under two names'
      : /[&?#=%/"'<>]/.test(own)
        ? 'a character that means something in an address'
        : undefined;
  if (what === undefined) return;
  const suggestion = tag.replace(/\{[^{}]*\}|[^{}]+/g, (part) =>
    part.startsWith('{') ? part : part.toLowerCase().replace(/[\s&?#=%/"'<>]+/g, '-'),
  );
  const clean = suggestion.replace(/^-+|-+$/g, '');
  const args = { tag, what, suggestion: clean };
  const fix = { message: 'replace', args, changes: [{ op: 'set', path, value: clean }] as const };
  yield { message: 'form', args, path, ...(clean === '' ? {} : { fix }) };
}

function* checkSame(document: PlanDocument<'campaign'>, project: ProjectView): Generator<Report> {
  const own = tagsOf(document);
  if (own.length === 0 || document.facts.status === 'cancelled') return;
  const byTags = placesByTags(project.documents('campaign'));
  for (const [place, { key, path, channel }] of own.entries()) {
    const twin = own.slice(0, place).find((other) => other.key === key);
    if (twin) {
      const related = [{ path: twin.path, message: 'the-other' }];
      yield { message: 'same', args: { channel, other: twin.channel }, path, related };
      continue;
    }
    const others = (byTags.get(key) ?? []).filter(({ campaign }) => campaign.file !== document.file);
    const [first] = others;
    if (!first) continue;
    const related = others
      .slice(0, 3)
      .map(({ campaign, same }) => ({ file: campaign.file, path: same.path, message: 'the-other' }));
    const other = `${first.same.channel} of ${first.campaign.title}`;
    yield { message: 'same', args: { channel, other }, path, related };
  }
}

/** The tags of a campaign's channels that are complete, as something that can be compared. */
const tagsOf = perDocument<'campaign', { key: string; path: string; channel: string }[]>(({ facts }) =>
  [...itemsOf(facts.channels)].flatMap(([{ channel = '', utm }, index]) => {
    if (!utm || missingParts(utm, needed).length > 0) return [];
    const key = JSON.stringify(tags.map((tag) => (utm[tag] ?? '').toLowerCase()));
    return [{ key, path: `/channels/${index}/utm`, channel }];
  }),
);

interface TaggedPlace {
  campaign: PlanDocument<'campaign'>;
  same: { path: string; channel: string };
}

/** Where each set of tags stands, over all campaigns that are not cancelled: the first place of each campaign. */
const placesByTags = perDocuments<'campaign', Map<string, TaggedPlace[]>>((campaigns) => {
  const places = new Map<string, TaggedPlace[]>();
  for (const campaign of campaigns) {
    if (campaign.facts.status === 'cancelled') continue;
    for (const { key, path, channel } of tagsOf(campaign)) {
      const known = places.get(key);
      if (!known) places.set(key, [{ campaign, same: { path, channel } }]);
      else if (known.at(-1)?.campaign !== campaign) known.push({ campaign, same: { path, channel } });
    }
  }
  return places;
});

function* checkContents(facts: Campaign): Generator<Report> {
  const seen = new Map<string, { name: string; path: string }>();
  for (const [{ id = '', title = id, channel, utm_content }, index] of itemsOf(facts.variants)) {
    if (utm_content === undefined || channel === undefined) continue;
    const path = `/variants/${index}/utm_content`;
    const key = JSON.stringify([channel, utm_content.toLowerCase()]);
    const other = seen.get(key);
    if (other) {
      const related = [{ path: other.path, message: 'the-other' }];
      yield { message: 'content', args: { variant: title, other: other.name, channel }, path, related };
    } else seen.set(key, { name: title, path });
  }
}
