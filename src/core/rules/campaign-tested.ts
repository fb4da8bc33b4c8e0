import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const campaignTested = defineRule({
  id: 'campaign-tested',
  title: 'An active campaign is tested, or says why not',
  description:
    'A campaign that is running names an experiment that compares its variants, or the reason why there is none.',
  kinds: ['campaign'],
  severity: 'warning',
  messages: {
    untested:
      'The campaign is active without a test, so nobody learns what works. Name an experiment under `tests`, or say why there is none in `no_test_reason`.',
    both: 'The campaign is tested, but says why it is not. Remove `no_test_reason`.',
    tested: 'Tested by {tests}',
    reason: 'Not tested: {reason}',
  },
  fixes: {
    remove: 'Remove the reason',
  },
  *check(document) {
    const { status, tests, no_test_reason: reason = '' } = document.facts;
    const named = [...itemsOf(tests)].map(([id]) => id);
    if (named.length > 0 && hasContent(reason)) {
      const fix = { message: 'remove', changes: [{ op: 'remove', path: '/no_test_reason' }] as const };
      yield { message: 'both', severity: 'info', path: '/no_test_reason', at: 'key', fix };
    }
    if (named.length > 0) yield { evidence: 'tested', args: { tests: list(named) }, path: '/tests', at: 'key' };
    else if (hasContent(reason)) yield { evidence: 'reason', args: { reason }, path: '/no_test_reason' };
    else if (status === 'active') yield { message: 'untested', path: '/status' };
  },
});
