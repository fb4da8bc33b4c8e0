import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { type ChannelFacts, familyOf } from './support/channels.ts';

const families = ['organic', 'paid', 'direct', 'product-led'] as const;

export const channelFamilies = defineRule({
  id: 'channel-families',
  title: 'Channels of several families are active',
  description:
    'Of organic, paid, direct and product-led channels, at least as many families as asked for have a channel that is active and has a budget, be it nothing.',
  kinds: ['strategy'],
  severity: 'warning',
  gateOnly: true,
  options: {
    minimum: { title: 'Minimum', description: 'How many families are needed.', type: 'integer', default: 3 },
  },
  messages: {
    few: 'The active channels are of {found|family|families} ({names}), but {minimum} are needed. Add a channel that is {missing}, or set one to `active: true`.',
    'no-budget': '{title} is active, but nobody knows what it costs. Add `budget`, and 0 if it costs nothing.',
    'no-family': 'Nobody can say what sort of channel {title} is. Add `family`.',
    covered: '{family}: {titles}',
  },
  *check({ facts }, { options }) {
    const minimum = Number(options.minimum);
    const found = new Map<string, { title: string; index: number }[]>();
    for (const [channel, index] of itemsOf(facts.channels)) {
      if (channel.active === false) continue;
      const family = familyOf(channel);
      const title = nameOf(channel);
      const path = `/channels/${index}`;
      if (family === undefined) yield { message: 'no-family', args: { title }, path };
      else if (!hasContent(channel.budget)) yield { message: 'no-budget', args: { title }, path };
      else found.set(family, [...(found.get(family) ?? []), { title, index }]);
    }
    const missing = families.filter((family) => !found.has(family));
    if (found.size < minimum) {
      const args = {
        found: found.size,
        names: list([...found.keys()]) || 'none',
        minimum,
        missing: list(missing, 'or'),
      };
      yield { message: 'few', args, path: '/channels', at: 'key' };
      return;
    }
    for (const [family, channels] of found) {
      const titles = list(channels.map(({ title }) => title));
      yield { evidence: 'covered', args: { family, titles }, path: `/channels/${channels[0]?.index}` };
    }
  },
});

function nameOf({ title, id = '' }: ChannelFacts): string {
  return title ?? id;
}
