import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { nearest } from '../messages/nearest.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { policySettings } from './support/policy.ts';
import { daysOf } from './support/quantities.ts';

const gaps = ['because', 'change', 'effect', 'metric'] as const;

export const policyConsistent = defineRule({
  id: 'policy-consistent',
  title: 'The experiment policy can be followed, and its exceptions have reasons',
  description:
    'The shortest run is no longer than the longest and is made of whole weeks where that is asked for, the template of hypotheses has all its gaps, and an exception names a setting and why.',
  kinds: ['experiment_policy'],
  severity: 'warning',
  messages: {
    runs: 'The shortest run is {shortest}, but the longest is {longest}, so no experiment can obey. Correct one of them.',
    weeks: 'Experiments run for whole weeks, but the shortest run of {shortest} is none. Write {suggestion}.',
    template:
      'The template of hypotheses has no gap for {list}. Write the whole sentence, such as “Because {because}, we believe that …”.',
    reason: 'The exception from `{setting}` gives no reason. Write why the deviation is fine.',
    setting: 'The policy has no setting `{setting}`, so this exception changes nothing.{hint}',
    sound: 'The policy can be followed',
  },
  fixes: {
    replace: 'Replace with `{suggestion}`',
    'set-weeks': 'Write `{suggestion}`',
  },
  *check(document) {
    const { facts } = document;
    let sound = true;
    const shortest = daysOf(facts.minimum_run);
    const longest = daysOf(facts.maximum_run);
    const runs = { shortest: String(facts.minimum_run), longest: String(facts.maximum_run) };
    if (shortest !== undefined && longest !== undefined && shortest > longest) {
      sound = false;
      yield { message: 'runs', severity: 'error', args: runs, path: '/minimum_run' };
    } else if (facts.full_weeks === true && shortest !== undefined && shortest % 7 !== 0) {
      sound = false;
      const suggestion = `${Math.ceil(shortest / 7) * 7} days`;
      const changes = [{ op: 'set', path: '/minimum_run', value: suggestion }] as const;
      const fix = { message: 'set-weeks', args: { suggestion }, changes };
      yield { message: 'weeks', severity: 'info', args: { ...runs, suggestion }, path: '/minimum_run', fix };
    }
    const template = facts.hypothesis_template;
    const missing = gaps.filter((gap) => !template?.includes(`{${gap}}`)).map((gap) => `\`{${gap}}\``);
    if (hasContent(template) && missing.length > 0) {
      sound = false;
      yield { message: 'template', args: { list: list(missing), because: '{because}' }, path: '/hypothesis_template' };
    }
    for (const [{ setting = '', reason }, index] of itemsOf(facts.exceptions)) {
      const path = `/exceptions/${index}`;
      if (!hasContent(reason)) {
        sound = false;
        yield { message: 'reason', args: { setting }, path: `${path}/reason` };
      }
      if (policySettings.includes(setting)) continue;
      sound = false;
      const suggestion = nearest(setting, policySettings);
      const hint = suggestion ? ` Did you mean \`${suggestion}\`?` : '';
      const finding = { message: 'setting', args: { setting, hint }, path: `${path}/setting` };
      if (!suggestion) yield finding;
      else {
        const changes = [{ op: 'set', path: `${path}/setting`, value: suggestion }] as const;
        yield { ...finding, fix: { message: 'replace', args: { suggestion }, changes } };
      }
    }
    if (sound && shortest !== undefined) yield { evidence: 'sound', path: '/minimum_run' };
  },
});
