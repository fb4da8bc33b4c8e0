import { parseDay } from '../documents/dates.ts';
import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { channelsOf } from './support/channels.ts';

export const promisesListed = defineRule({
  id: 'promises-listed',
  title: 'The plan lists its content by type and number',
  description:
    'Each promise says how many pieces of which type, for which channel and by when, and every active channel gets at least one piece.',
  kinds: ['strategy'],
  needs: ['content'],
  severity: 'warning',
  gateOnly: true,
  options: {
    minimum: {
      title: 'Minimum',
      description: 'Pieces that every active channel gets at least.',
      type: 'integer',
      default: 1,
    },
  },
  messages: {
    none: 'No content is promised. List it by type and number under `promised` of a content plan.',
    lacks: 'This promise lacks {list}. Add it.',
    few: 'The channel {channel} is promised {found|piece|pieces}, but needs {minimum}. Add a promise for it, or set `active: false`.',
    listed: '{channel}: {found|piece|pieces} promised',
  },
  *check({ facts }, { project, options }) {
    const promises = project
      .documents('content')
      .flatMap(({ facts: content, file }) =>
        [...itemsOf(content.promised)].map(([promise, index]) => ({ promise, file, path: `/promised/${index}` })),
      );
    if (promises.length === 0) yield { message: 'none', path: '/channels', at: 'key' };
    for (const { promise, file, path } of promises) {
      const lacks = [
        ...(promise.channel === undefined ? ['a channel'] : []),
        ...(parseDay(promise.by) === undefined ? ['a day under `by`'] : []),
      ];
      if (lacks.length > 0) yield { message: 'lacks', args: { list: list(lacks) }, file, path };
    }
    const minimum = Number(options.minimum);
    const own = new Set([...itemsOf(facts.channels)].map(([{ id }]) => id));
    for (const [id, { channel, title, path }] of channelsOf(project)) {
      if (channel.active === false || !own.has(id) || promises.length === 0) continue;
      const found = promises
        .filter(({ promise }) => promise.channel === id)
        .reduce((sum, { promise }) => sum + (promise.number ?? 0), 0);
      const args = { channel: title, found, minimum };
      yield found < minimum ? { message: 'few', args, path } : { evidence: 'listed', args, path };
    }
  },
});
