import { isStated } from '../documents/placeholder.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { fewOf } from './support/missing.ts';

export const channelsEvidenced = defineRule({
  id: 'channels-evidenced',
  title: 'Every active channel is chosen on evidence',
  description: 'Behind the reason for a channel stands at least one result or finding of research, with its source.',
  kinds: ['strategy'],
  severity: 'warning',
  messages: {
    none: 'No evidence stands behind {list}. Add a result or a finding of research under `evidence`, with its source.',
    'no-source': 'The evidence for {list} names no source. Add where it comes from under `source`.',
    'the-channel': '{title}',
    evidenced: '{title} rests on {count|finding|findings}',
  },
  *check(document) {
    const channels = [...itemsOf(document.facts.channels)]
      .filter(([channel]) => channel.active !== false)
      .map(([channel, index]) => {
        const evidence = [...itemsOf(channel.evidence)].filter(([one]) => isStated(one.statement));
        const sourced = evidence.filter(([one]) => isStated(one.source));
        const title = channel.title ?? channel.id ?? '';
        return { title, path: `/channels/${index}`, found: evidence.length, sourced: sourced.length };
      });
    const none = channels.filter(({ found }) => found === 0);
    const unsourced = channels.filter(({ found, sourced }) => found > 0 && sourced === 0);
    for (const [message, group] of [
      ['none', none],
      ['no-source', unsourced],
    ] as const) {
      if (group.length === 0) continue;
      const list = fewOf(group.map(({ title }) => title));
      const related = group.map(({ title, path }) => ({ path, message: 'the-channel', args: { title } }));
      yield { message, args: { list }, path: '/channels', at: 'key', related };
    }
    for (const { title, path, sourced } of channels)
      if (sourced > 0) yield { evidence: 'evidenced', args: { title, count: sourced }, path };
  },
});
