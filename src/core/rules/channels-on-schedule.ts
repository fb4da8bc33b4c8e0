import { formatDay, parseDay } from '../documents/dates.ts';
import { hasContent } from '../documents/placeholder.ts';
import { isOfKind, type PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { type CampaignChannel, campaignChannels, isSettled } from './support/campaignChannels.ts';
import { channelsOf } from './support/channels.ts';
import { noDay, todayOf } from './support/today.ts';

export const channelsOnSchedule = defineRule({
  id: 'channels-on-schedule',
  title: 'Every channel runs on its days',
  description:
    'On each channel of a campaign whose first day has come and whose last day has not passed, the state is serving; none serves before or after. A channel that is held up says why under `note`. Each active channel of the strategy whose flight runs has a campaign that serves on it.',
  kinds: ['campaign', 'strategy'],
  needs: ['campaign'],
  severity: 'warning',
  gateOnly: true,
  records: 'other',
  messages: {
    'no-day': noDay,
    undated: 'Nobody knows from when to when {channel} runs. Add `timeline`, or days to the channel.',
    due: '{channel} should serve since {start}, but is {state}. Start it, or say under `note` what is done about it.',
    early: '{channel} serves already, but begins on {start}. Correct the state, or the day.',
    late: '{channel} still serves, but ended on {end}. End it, or move the day.',
    idle: 'The flight of {channel} runs since {start}, but no campaign serves on it. Start one, or move the flight.',
    held: '{channel} is {state}: {note}',
    serving: '{channel} is {state}, as planned',
  },
  *check(document: PlanDocument, context) {
    const today = todayOf(context);
    if (today === undefined) {
      yield { message: 'no-day', status: 'pending', path: '' };
      return;
    }
    const { project } = context;
    const channels = channelsOf(project);
    if (isOfKind(document, 'campaign')) {
      if (!isSettled(document.facts)) return;
      for (const one of campaignChannels(document))
        yield* checkState(one, channels.get(one.used.channel ?? '')?.title ?? one.used.channel ?? '', today);
      return;
    }
    if (!isOfKind(document, 'strategy')) return;
    const running = project
      .documents('campaign')
      .filter(({ facts }) => isSettled(facts))
      .flatMap(campaignChannels);
    for (const [{ id, title = id, active, flight }, index] of itemsOf(document.facts.channels)) {
      const [start, end] = [parseDay(flight?.start), parseDay(flight?.end)];
      if (active === false || start === undefined || start > today || (end ?? today) < today) continue;
      // A campaign that is late on the channel has a finding of its own.
      if (running.some(({ used }) => used.channel === id)) continue;
      yield { message: 'idle', args: { channel: title ?? '', start: formatDay(start) }, path: `/channels/${index}` };
    }
  },
});

function* checkState({ used, start, end, path }: CampaignChannel, channel: string, today: number): Generator<Report> {
  const { state = 'without a state', note = '' } = used;
  if (start === undefined || end === undefined) {
    yield { message: 'undated', args: { channel }, path };
    return;
  }
  const args = { channel, state, note, start: formatDay(start), end: formatDay(end) };
  const place = { args, path: used.state === undefined ? path : `${path}/state` };
  const runs = start <= today && today <= end;
  if (runs && state !== 'serving')
    yield hasContent(note) ? { evidence: 'held', ...place } : { message: 'due', ...place };
  else if (today < start && state === 'serving') yield { message: 'early', ...place };
  else if (today > end && state === 'serving') yield { message: 'late', ...place };
  else yield { evidence: 'serving', ...place };
}
