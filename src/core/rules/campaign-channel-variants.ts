import { overlap } from '../documents/similarity.ts';
import { list } from '../messages/format.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { rateOf } from './support/quantities.ts';

type Variant = NonNullable<NonNullable<Facts<'campaign'>['variants']>[number]>;

export const campaignChannelVariants = defineRule({
  id: 'campaign-channel-variants',
  title: 'Every channel of a campaign has variants of its own',
  description:
    'On each channel of a campaign each of its personas is spoken to by at least one variant that names the channel, and no variant is a near copy of one on another channel.',
  kinds: ['campaign'],
  severity: 'warning',
  gateOnly: true,
  options: {
    minimum: {
      title: 'Minimum',
      description: 'How many variants each persona needs on each channel.',
      type: 'integer',
      default: 1,
    },
  },
  messages: {
    missing:
      'On {channel} the campaign does not speak to {names}{often}. Add a variant with `channel: {id}` for each of them, in the words that suit this channel.',
    copied:
      '{variant} on {channel} is a near copy of {other} on {otherChannel} ({share} of the words are the same). Write it for its channel.',
    'the-other': 'The other text',
    own: '{channel} has {count|variant|variants} of its own',
  },
  *check({ facts }, { project, options }) {
    if (facts.status === 'cancelled') return;
    const minimum = Number(options.minimum);
    const variants = [...itemsOf(facts.variants)];
    const personas = [...itemsOf(facts.personas)].map(([id]) => id);
    for (const [{ channel: id }, index] of itemsOf(facts.channels)) {
      if (id === undefined) continue;
      const channel = titleOf('channel', id, project);
      const own = variants.filter(([variant]) => variant.channel === id);
      const short = personas.filter((persona) => own.filter(([one]) => speaksTo(one, persona)).length < minimum);
      const place = { path: `/channels/${index}/channel` };
      if (short.length > 0) {
        const names = list(short.map((persona) => titleOf('persona', persona, project)));
        const often = minimum > 1 ? ` in ${minimum} variants` : '';
        yield { message: 'missing', args: { channel, names, id, often }, ...place };
      } else if (own.length > 0) yield { evidence: 'own', args: { channel, count: own.length }, ...place };
    }
    yield* copies(variants, project);
  },
});

function* copies(variants: readonly [Variant, number][], project: ProjectView): Generator<Report> {
  const limit = rateOf(project.settings?.facts.thresholds?.near_copy) ?? 0.8;
  for (const [place, [variant, index]] of variants.entries()) {
    for (const [other, otherIndex] of variants.slice(0, place)) {
      const isElsewhere =
        variant.channel !== undefined && other.channel !== undefined && variant.channel !== other.channel;
      const isForOthers = variant.persona !== other.persona || variant.edition !== other.edition;
      if (!isElsewhere || isForOthers) continue;
      const share = overlap(textOf(variant), textOf(other));
      if (share < limit) continue;
      const args = {
        variant: variant.title ?? variant.id ?? '',
        channel: titleOf('channel', variant.channel ?? '', project),
        other: other.title ?? other.id ?? '',
        otherChannel: titleOf('channel', other.channel ?? '', project),
        share: `${Math.round(share * 100)} %`,
      };
      const related = [{ path: `/variants/${otherIndex}`, message: 'the-other' }];
      yield { message: 'copied', args, path: `/variants/${index}`, related };
      break;
    }
  }
}

/** A variant without a persona speaks to all of them. */
function speaksTo({ persona }: Variant, id: string): boolean {
  return persona === undefined || persona === id;
}

function textOf({ headline = '', body = '' }: Variant): string {
  return `${headline} ${body}`;
}

function titleOf(scope: string, id: string, project: ProjectView): string {
  return project.definitions(scope, id)[0]?.title ?? id;
}
