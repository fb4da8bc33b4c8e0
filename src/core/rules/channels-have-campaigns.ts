import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { variantsOption } from './support/campaignChannels.ts';

export const channelsHaveCampaigns = defineRule({
  id: 'channels-have-campaigns',
  title: 'Every active channel has a campaign with variants to test',
  description:
    'Each channel that the strategy uses is used by at least one campaign that is not cancelled, and each of these campaigns has several variants.',
  kinds: ['strategy'],
  needs: ['campaign'],
  severity: 'warning',
  gateOnly: true,
  options: {
    variants: variantsOption,
  },
  messages: {
    unused: 'No campaign uses {names}. Add a campaign for each, or set `active: false`.',
    'the-channel': 'The channel {title}',
    few: 'The campaign {title} has {found|variant|variants}, but needs at least {variants} to compare. Add the missing ones.',
    used: '{title} is used by {campaign}',
    varied: '{title} has {found|variant|variants}',
  },
  *check(document, { project, options }) {
    const campaigns = project.documents('campaign').filter(({ facts }) => facts.status !== 'cancelled');
    const users = new Map<string, string>();
    for (const campaign of campaigns)
      for (const [{ channel }] of itemsOf(campaign.facts.channels))
        if (channel !== undefined && !users.has(channel)) users.set(channel, campaign.title);
    const channels = [...itemsOf(document.facts.channels)]
      .filter(([channel]) => channel.active !== false)
      .map(([{ id = '', title = id }, index]) => ({ title, path: `/channels/${index}`, campaign: users.get(id) }));
    const unused = channels.filter(({ campaign }) => campaign === undefined);
    if (unused.length > 0) {
      const related = unused.map(({ title, path }) => ({ path, message: 'the-channel', args: { title } }));
      const args = { names: list(unused.map(({ title }) => title)) };
      yield { message: 'unused', args, path: '/channels', at: 'key', related };
    }
    for (const { title, path, campaign } of channels)
      if (campaign !== undefined) yield { evidence: 'used', args: { title, campaign }, path };
    const variants = Number(options.variants);
    for (const { facts, file, title } of campaigns) {
      const found = [...itemsOf(facts.variants)].length;
      const place = { args: { title, found, variants }, file, path: '/variants', at: 'key' } as const;
      yield found < variants ? { message: 'few', ...place } : { evidence: 'varied', ...place };
    }
  },
});
