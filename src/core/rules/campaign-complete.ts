import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

type Campaign = Facts<'campaign'>;

/** States in which a campaign is more than an idea. */
const settled: ReadonlySet<unknown> = new Set(['planned', 'approved', 'active', 'paused', 'completed']);

export const campaignComplete = defineRule({
  id: 'campaign-complete',
  title: 'A campaign has what its status promises',
  description:
    'A planned campaign has an owner, an objective or KPI targets, personas, channels and dates; an active one also says which events count as success and how far each channel is. A draft may lack anything.',
  kinds: ['campaign'],
  severity: 'warning',
  options: {
    as: {
      title: 'As',
      description: 'Judge every campaign as if it had this status, so that a gate can ask more of a draft.',
      type: 'string',
      default: '',
    },
  },
  messages: {
    missing: 'The campaign is {status}, but has no {list}. Add what is missing, or go back to `status: draft`.',
    asked: 'To be {status}, the campaign lacks {list}. Add what is missing.',
    'not-serving':
      'The campaign is active, but none of its channels is serving. Correct the status, or the states of the channels.',
    serving:
      'The campaign is {status}, but its channel {channel} is serving already. Correct the status, or the state of the channel.',
    complete: 'The campaign is {status} and has what that takes',
  },
  *check(document, { options }) {
    const { facts } = document;
    const { status } = facts;
    const judgedAs = options.as === '' ? status : String(options.as);
    const channels = [...itemsOf(facts.channels)];
    const serving = channels.find(([{ state }]) => state === 'serving');
    if (serving && (status === 'draft' || status === 'planned' || status === 'approved')) {
      const args = { status, channel: serving[0].channel ?? '' };
      yield { message: 'serving', args, path: `/channels/${serving[1]}/state` };
    }
    if (judgedAs === undefined || !settled.has(judgedAs)) return;
    const missing = [...partsMissing(facts, judgedAs)];
    const states = channels.map(([{ state }]) => state);
    const isSilent = status === 'active' && states.length > 0 && states.every((state) => hasContent(state)) && !serving;
    if (missing.length > 0 && judgedAs !== status)
      yield { message: 'asked', args: { status: judgedAs, list: list(missing) }, path: '/status' };
    else if (missing.length > 0)
      yield { message: 'missing', args: { status: judgedAs, list: list(missing, 'or') }, path: '/status' };
    if (isSilent) yield { message: 'not-serving', path: '/status' };
    if (missing.length === 0 && !isSilent) yield { evidence: 'complete', args: { status: judgedAs }, path: '/status' };
  },
});

function* partsMissing(facts: Campaign, status: string): Generator<string> {
  if (!hasContent(facts.owner)) yield 'owner';
  if (!hasContent(facts.objective) && !hasContent(facts.kpi_targets)) yield 'objective';
  if (!hasContent(facts.personas)) yield 'personas';
  if (!hasContent(facts.channels)) yield 'channels';
  if (!hasContent(facts.timeline?.start)) yield 'first day';
  if (!hasContent(facts.timeline?.end)) yield 'last day';
  if (status !== 'active') return;
  if (!hasContent(facts.tracking?.conversion_events)) yield 'conversion events';
  const stateless = [...itemsOf(facts.channels)].filter(([{ state }]) => !hasContent(state));
  if (stateless.length > 0) yield `state of ${list(stateless.map(([{ channel }]) => channel ?? ''))}`;
}
