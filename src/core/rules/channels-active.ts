import { isOfKind, type PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Severity } from './rule.ts';
import { channelsOf } from './support/channels.ts';

/** A place where the plan counts on a channel. */
interface Use {
  what: string;
  channel: string | undefined;
  path: string;
  severity?: Severity;
}

export const channelsActive = defineRule({
  id: 'channels-active',
  title: 'The plan counts on channels that are in use',
  description:
    'Campaigns, funnels, objectives and messages name channels that the strategy uses in this cycle. A campaign that is over may keep a channel that is not used any more.',
  kinds: ['strategy', 'messaging', 'funnel', 'campaign'],
  needs: ['strategy'],
  severity: 'warning',
  messages: {
    inactive:
      '{what} counts on {channel}, but the strategy does not use that channel in this cycle. Choose another channel, or set `active: true` there.',
    'the-channel': 'The channel {channel}',
  },
  *check(document, { project }) {
    const channels = channelsOf(project);
    for (const { what, channel, path, severity } of usesIn(document)) {
      const place = channels.get(channel ?? '');
      if (place?.channel.active !== false) continue;
      const args = { what, channel: place.title };
      const related = [{ file: place.file, path: place.path, message: 'the-channel', args }];
      yield { message: 'inactive', args, path, related, ...(severity ? { severity } : {}) };
    }
  },
});

function* usesIn(document: PlanDocument): Generator<Use> {
  if (isOfKind(document, 'campaign')) {
    const { status, channels } = document.facts;
    if (status === 'completed' || status === 'cancelled') return;
    for (const [{ channel }, index] of itemsOf(channels))
      yield { what: 'The campaign', channel, path: `/channels/${index}/channel` };
  } else if (isOfKind(document, 'funnel')) {
    for (const [channel, index] of itemsOf(document.facts.channels))
      yield { what: 'The funnel', channel, path: `/channels/${index}` };
  } else if (isOfKind(document, 'strategy')) {
    for (const [{ title, channels }, index] of itemsOf(document.facts.objectives))
      for (const [channel, place] of itemsOf(channels))
        yield { what: `The objective “${title}”`, channel, path: `/objectives/${index}/channels/${place}` };
  } else if (isOfKind(document, 'messaging')) {
    for (const [{ channel }, index] of itemsOf(document.facts.channel_matrix))
      yield { what: 'A message', channel, path: `/channel_matrix/${index}/channel`, severity: 'info' };
  }
}
