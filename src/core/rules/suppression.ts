import { nearest } from '../messages/nearest.ts';
import { defineRule } from './rule.ts';

export const suppression = defineRule({
  id: 'suppression',
  title: 'A silenced finding has a reason and exists',
  description:
    'A comment `gtm-disable-next-line rule-id -- reason` silences one rule on the next line. Without a reason, or with nothing to silence, it only hides what comes later.',
  kinds: 'any',
  severity: 'warning',
  readsText: true,
  options: {
    used: {
      title: 'Used comments',
      description: 'Offsets of the comments that silence something; given by the engine.',
      type: 'array',
      default: [],
    },
  },
  messages: {
    'no-rule': 'This comment silences no rule. Name one: `gtm-disable-next-line rule-id -- reason`.',
    'unknown-rule': 'There is no rule `{rule}`.{hint}',
    'no-reason': 'This comment gives no reason, so it silences nothing. Add one behind `--`.',
    unused: '`{rule}` finds nothing on the next line. Remove this comment.',
  },
  *check(document, { options, ruleIds }) {
    const used = options.used as readonly number[];
    for (const { rule, reason, span } of document.suppressions) {
      if (rule === '') yield { message: 'no-rule', span };
      else if (!ruleIds.has(rule)) {
        const suggestion = nearest(rule, ruleIds);
        yield {
          message: 'unknown-rule',
          args: { rule, hint: suggestion ? ` Did you mean \`${suggestion}\`?` : '' },
          span,
        };
      } else if (reason === '') yield { message: 'no-reason', span };
      else if (!used.includes(span[0])) yield { message: 'unused', args: { rule }, span };
    }
  },
});
