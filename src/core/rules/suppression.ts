import type { Span } from '../documents/position.ts';
import { nearest } from '../messages/nearest.ts';
import { defineRule } from './rule.ts';

const marker = 'gtm-disable-next-line';

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
  fixes: {
    replace: 'Replace with `{suggestion}`',
    remove: 'Remove this comment',
  },
  *check(document, { options, ruleIds }) {
    const used = options.used as readonly number[];
    for (const { rule, reason, span } of document.suppressions) {
      if (rule === '') yield { message: 'no-rule', span };
      else if (!ruleIds.has(rule)) {
        const suggestion = nearest(rule, ruleIds);
        const hint = suggestion ? ` Did you mean \`${suggestion}\`?` : '';
        const finding = { message: 'unknown-rule', args: { rule, hint }, span };
        if (!suggestion) yield finding;
        else {
          const at = document.text.indexOf(
            rule,
            span[0] + document.text.slice(...span).indexOf(marker) + marker.length,
          );
          const changes = [{ op: 'text', span: [at, at + rule.length], text: suggestion }] as const;
          yield { ...finding, fix: { message: 'replace', args: { suggestion }, changes } };
        }
      } else if (reason === '') yield { message: 'no-reason', span };
      else if (!used.includes(span[0])) {
        const changes = [{ op: 'text', span: withItsLine(document.text, span), text: '' }] as const;
        yield { message: 'unused', args: { rule }, span, fix: { message: 'remove', changes } };
      }
    }
  },
});

/** A comment with the whole line that it stands alone on, or with the blanks in front of it. */
function withItsLine(text: string, [start, end]: Span): Span {
  const before = /(^|\n)?[ \t]*$/.exec(text.slice(0, start));
  const behind = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
  const blanks = before?.[0].replace('\n', '').length ?? 0;
  const isAlone = before?.[1] !== undefined && behind !== null;
  return isAlone ? [start - blanks, end + behind[0].length] : [start - blanks, end];
}
