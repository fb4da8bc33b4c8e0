import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';

type Policy = Facts<'contact_policy'>;

export const contactPolicyComplete = defineRule({
  id: 'contact-policy-complete',
  title: 'The contact policy protects the people that we write to',
  description:
    'An unsubscribe holds for good, offers by mail need a confirmed consent, every limit lets something through, quiet hours have a beginning and an end, and data is not kept for ever.',
  kinds: ['contact_policy'],
  severity: 'warning',
  messages: {
    unsubscribe: 'Nothing says what happens after an unsubscribe. Add it under `suppression` with `permanent: true`.',
    returns: 'After an unsubscribe people hear from us again{after}. Set `permanent: true`.',
    endless: '{title} is permanent and ends after {length} all the same. Keep one of the two.',
    'no-length': '{title} does not say how long it holds. Add `for`, or `permanent: true`.',
    'opt-in':
      'Nobody confirms the consent for mails. Say with `double_opt_in` whether they do; a confirmed address is the best proof.',
    twice: 'For {channel} there are two rules on {type} messages, and they differ. Keep one of them.',
    'the-other': 'The other rule',
    zero: 'A limit of {maximum} by {channel} lets nothing through. Raise it, or suppress the channel.',
    'no-caps': 'Nothing limits how often somebody hears from us. Add `frequency_caps`.',
    'no-retention': 'Data is kept for ever. Say under `retention` what is deleted, and when.',
    'half-hours': 'The quiet hours have only one end. Add `{key}`.',
    'no-hours':
      'The quiet hours begin and end at {from}, so nobody can tell whether they are a day or nothing. Correct one of them.',
    protects: 'An unsubscribe holds for good',
  },
  fixes: {
    permanent: 'Make it permanent',
  },
  *check({ facts }) {
    const reports = [...checkSuppression(facts), ...checkConsent(facts), ...checkLimits(facts), ...checkHours(facts)];
    yield* reports;
    if (reports.length === 0) yield { evidence: 'protects', path: '/suppression', at: 'key' };
  },
});

function* checkSuppression({ suppression }: Policy): Generator<Report> {
  const entries = [...itemsOf(suppression)];
  if (!entries.some(([{ after }]) => after === 'unsubscribe'))
    yield { message: 'unsubscribe', path: '/suppression', at: 'key' };
  for (const [{ title, after, for: length, permanent }, index] of entries) {
    const path = `/suppression/${index}`;
    const name = title ?? after ?? '';
    if (after === 'unsubscribe' && permanent !== true) {
      const changes = [
        { op: 'set', path: `${path}/permanent`, value: true } as const,
        ...(length === undefined ? [] : [{ op: 'remove', path: `${path}/for` } as const]),
      ];
      const args = { after: length === undefined ? '' : ` after ${length}` };
      yield { message: 'returns', severity: 'error', args, path, fix: { message: 'permanent', changes } };
    } else if (permanent === true && length !== undefined)
      yield {
        message: 'endless',
        severity: 'error',
        args: { title: name, length: String(length) },
        path: `${path}/for`,
      };
    else if (permanent !== true && length === undefined) yield { message: 'no-length', args: { title: name }, path };
  }
}

function* checkConsent({ consent }: Policy): Generator<Report> {
  const seen = new Map<string, { basis: string | undefined; index: number }>();
  for (const [entry, index] of itemsOf(consent)) {
    const { channel, basis, message_types: types } = entry;
    if (channel === undefined) continue;
    const path = `/consent/${index}`;
    if (channel === 'email' && basis === 'consent' && entry.double_opt_in === undefined)
      yield { message: 'opt-in', path };
    for (const type of types && types.length > 0 ? types : ['all']) {
      const other = seen.get(`${channel} ${type}`);
      if (other === undefined) seen.set(`${channel} ${type}`, { basis, index });
      else if (other.basis !== basis) {
        const related = [{ path: `/consent/${other.index}`, message: 'the-other' }];
        yield { message: 'twice', args: { channel, type: String(type) }, path, related };
        break;
      }
    }
  }
}

function* checkLimits({ frequency_caps: caps, retention }: Policy): Generator<Report> {
  const entries = [...itemsOf(caps)];
  if (entries.length === 0) yield { message: 'no-caps', path: '/frequency_caps', at: 'key' };
  for (const [{ channel = '', maximum }, index] of entries)
    if (maximum !== undefined && maximum <= 0)
      yield { message: 'zero', args: { channel, maximum }, path: `/frequency_caps/${index}/maximum` };
  if ([...itemsOf(retention)].length === 0) yield { message: 'no-retention', path: '/retention', at: 'key' };
}

function* checkHours({ quiet_hours: hours }: Policy): Generator<Report> {
  for (const [{ from, to }, index] of itemsOf(hours)) {
    const path = `/quiet_hours/${index}`;
    if ((from === undefined) !== (to === undefined))
      yield { message: 'half-hours', args: { key: from === undefined ? 'from' : 'to' }, path };
    else if (from !== undefined && from === to) yield { message: 'no-hours', args: { from }, path: `${path}/to` };
  }
}
