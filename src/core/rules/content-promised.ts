import { hasContent } from '../documents/placeholder.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const contentPromised = defineRule({
  id: 'content-promised',
  title: 'Every piece of content that was promised is planned',
  description:
    'For each promise the plan has as many pieces of that sort, for the channel, the campaign and the persona that it names. Retired pieces do not count. A list of promises without pieces of its own is kept by those of all other lists.',
  kinds: ['content'],
  severity: 'warning',
  options: {
    finished: {
      title: 'Finished',
      description: 'Count only pieces that are approved, scheduled or published.',
      type: 'boolean',
      default: false,
    },
  },
  messages: {
    few: 'The promise is {wanted} of the sort {type}{where}, but the plan has {found}. Plan the missing {missing}, or change the promise.',
    unfinished:
      'The promise is {wanted} of the sort {type}{where}, but only {found} of them are ready. Finish the missing {missing}.',
    kept: '{found} of the sort {type}{where}, {wanted} promised',
  },
  *check({ facts }, { options, project }) {
    const finished = options.finished === true;
    const isOwn = hasContent(facts.assets);
    const lists = isOwn ? [facts] : project.documents('content').map((document) => document.facts);
    const all = lists.flatMap((plan) =>
      [...itemsOf(plan.assets)].map(([asset]) => ({ campaign: plan.campaign, ...asset })),
    );
    // Before anything is listed, a promise is a promise and no mistake yet.
    const severity = all.length === 0 ? 'info' : undefined;
    const pieces = all.filter(({ status = 'planned' }) =>
      finished ? ['approved', 'scheduled', 'published'].includes(status) : status !== 'retired',
    );
    for (const [{ type, number, channel, campaign, persona }, index] of itemsOf(facts.promised)) {
      if (type === undefined || number === undefined) continue;
      const found = pieces.filter(
        (piece) =>
          piece.type === type &&
          (channel === undefined || piece.channel === channel) &&
          (campaign === undefined || piece.campaign === campaign) &&
          (persona === undefined || piece.persona === persona),
      ).length;
      const names = Object.entries({ channel, campaign, persona }).filter(([, id]) => id !== undefined);
      const where = names.map(([key, id]) => ` for the ${key} ${id}`).join('');
      const args = { wanted: number, type, where, found, missing: number - found };
      const path = `/promised/${index}`;
      if (found < number && !isOwn && project.hides('content')) continue;
      if (found < number)
        yield {
          message: finished ? 'unfinished' : 'few',
          args,
          path: `${path}/number`,
          ...(severity ? { severity } : {}),
        };
      else yield { evidence: 'kept', args, path };
    }
  },
});
