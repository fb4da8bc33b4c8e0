import { nearest } from '../messages/nearest.ts';
import { defineRule } from './rule.ts';

export const projectRulesKnown = defineRule({
  id: 'project-rules-known',
  title: 'Rule settings name rules that exist',
  description: 'A severity set for a rule that does not exist would silently change nothing.',
  kinds: ['project'],
  severity: 'error',
  messages: {
    unknown: 'There is no rule `{rule}`, so this setting changes nothing.{hint}',
  },
  fixes: {
    rename: 'Rename to `{suggestion}`',
  },
  *check(document, { ruleIds }) {
    for (const rule of Object.keys(document.facts.rules ?? {})) {
      if (ruleIds.has(rule)) continue;
      const path = `/rules/${rule.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const suggestion = nearest(rule, ruleIds);
      yield {
        message: 'unknown',
        args: { rule, hint: suggestion ? ` Did you mean \`${suggestion}\`?` : '' },
        path,
        at: 'key',
        ...(suggestion
          ? {
              fix: {
                message: 'rename',
                args: { suggestion },
                changes: [{ op: 'rename-key', path, key: suggestion }],
              } as const,
            }
          : {}),
      };
    }
  },
});
