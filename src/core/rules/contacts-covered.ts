import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { policyOf } from './support/contactPolicy.ts';

export const contactsCovered = defineRule({
  id: 'contacts-covered',
  title: 'The contact policy covers every message that a workflow sends',
  description:
    'For the channel and the sort of each message the policy says what allows it, and it is the basis that the workflow names. Offers and editorial messages have an upper limit on their channel.',
  kinds: ['workflow'],
  needs: ['contact_policy'],
  severity: 'warning',
  messages: {
    consent:
      'The contact policy says nothing about {type} messages by {channel}, which {title} sends. Add it under `consent` there.',
    basis:
      '{title} is sent on the basis of {own}, but the contact policy allows {type} messages by {channel} only on {allowed}. Correct one of them.',
    'the-consent': 'What the contact policy says',
    cap: 'The contact policy sets no upper limit for {type} messages by {channel}. Add one under `frequency_caps` there.',
    covered: 'The contact policy covers {channels}',
  },
  *check(document, { project }) {
    const { facts } = document;
    const policy = policyOf(facts, project);
    if (!policy) return;
    const reported = new Set<string>();
    const covered = new Set<string>();
    for (const [step, index] of itemsOf(facts.steps)) {
      const { channel, type: kind } = step;
      if (kind !== 'send' || channel === undefined) continue;
      const type = step.message_type ?? facts.message_type;
      const own = step.consent_basis ?? facts.consent_basis;
      const path = `/steps/${index}/channel`;
      const args = { channel, type: type ?? 'any', title: step.title ?? step.id ?? '' };
      const entries = [...itemsOf(policy.facts.consent)].filter(([entry]) => covers(entry, channel, type));
      const key = `${channel} ${type}`;
      covered.add(channel);
      if (entries.length === 0) {
        const related = [{ file: policy.file, path: '/consent', message: 'the-consent' }];
        if (!reported.has(key)) yield { message: 'consent', args, path, related };
        reported.add(key);
        continue;
      }
      if (own !== undefined && !entries.some(([{ basis }]) => basis === undefined || basis === own)) {
        const allowed = [...new Set(entries.map(([{ basis }]) => basis as string))].join(' or ');
        const related = [{ file: policy.file, path: `/consent/${entries[0]?.[1]}`, message: 'the-consent' }];
        yield { message: 'basis', args: { ...args, own, allowed }, path, related };
      }
      const needsCap = type === 'promotional' || type === 'editorial';
      const capped = [...itemsOf(policy.facts.frequency_caps)].some(([cap]) => covers(cap, channel, type));
      if (needsCap && !capped && !reported.has(`cap ${key}`)) {
        const related = [{ file: policy.file, path: '/frequency_caps', message: 'the-consent' }];
        yield { message: 'cap', severity: 'info', args, path, related };
        reported.add(`cap ${key}`);
      }
    }
    if (covered.size > 0 && reported.size === 0)
      yield { evidence: 'covered', args: { channels: [...covered].join(', ') }, path: '/steps', at: 'key' };
  },
});

/** True for an entry about a channel that holds for a sort of message; without a list it holds for all. */
function covers(
  entry: { channel?: string | undefined; message_types?: readonly (string | undefined)[] | undefined },
  channel: string,
  type: string | undefined,
): boolean {
  const { message_types: types } = entry;
  return entry.channel === channel && (type === undefined || !types || types.length === 0 || types.includes(type));
}
