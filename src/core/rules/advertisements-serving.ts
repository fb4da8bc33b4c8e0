import { formatDay } from '../documents/dates.ts';
import { hasContent } from '../documents/placeholder.ts';
import { defineRule } from './rule.ts';
import { campaignChannels, isSettled } from './support/campaignChannels.ts';
import { channelsOf, isPaid } from './support/channels.ts';
import { noDay, todayOf } from './support/today.ts';

/** States in which an advertisement has passed the platform's review. */
const passed: ReadonlySet<unknown> = new Set(['approved', 'serving', 'ended']);

export const advertisementsServing = defineRule({
  id: 'advertisements-serving',
  title: 'Advertisements are approved, and serve from their first day on',
  description:
    'Each paid channel of a campaign whose first day has come is serving or has ended; one that is held up names under `note` what is done about it.',
  kinds: ['campaign'],
  needs: ['strategy'],
  severity: 'warning',
  gateOnly: true,
  records: 'other',
  messages: {
    'no-day': noDay,
    waiting:
      'The advertisements on {channel} should serve since {start}, but are {state}. See them through the review, or say under `note` what is done about it.',
    held: 'The advertisements on {channel} are {state}: {note}',
    serving: 'The advertisements on {channel} are {state}',
    later: 'The advertisements on {channel} begin on {start}',
  },
  *check(document, context) {
    const today = todayOf(context);
    if (today === undefined) {
      yield { message: 'no-day', status: 'pending', path: '' };
      return;
    }
    if (!isSettled(document.facts)) return;
    const channels = channelsOf(context.project);
    for (const { used, start, end, path } of campaignChannels(document)) {
      const place = channels.get(used.channel ?? '');
      if (!place || !isPaid(place.channel)) continue;
      const { state = 'without a state', note = '' } = used;
      const begun = start !== undefined && start <= today;
      const args = { channel: place.title, state, note, start: start === undefined ? '' : formatDay(start) };
      const over = end !== undefined && end < today;
      const isServing = state === 'serving' || state === 'ended' || (over && passed.has(state));
      if (!begun) yield { evidence: 'later', args, path };
      else if (isServing) yield { evidence: 'serving', args, path };
      else if (hasContent(note)) yield { evidence: 'held', args, path: `${path}/note` };
      else yield { message: 'waiting', args, path: used.state === undefined ? path : `${path}/state` };
    }
  },
});
