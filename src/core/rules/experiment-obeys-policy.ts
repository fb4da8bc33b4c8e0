import { parseDay } from '../documents/dates.ts';
import { hasContent } from '../documents/placeholder.ts';
import { formatCount } from '../documents/quantity.ts';
import { exceptedSettings, policyOf } from '../experiments/document/inProject.ts';
import { nearest } from '../messages/nearest.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { policySettings } from './support/policy.ts';
import { countOf, daysOf, rateOf } from './support/quantities.ts';

type Experiment = Facts<'experiment'>;
type Policy = Facts<'experiment_policy'>;

/** A setting in which an experiment deviates: what it is, here and in the policy, and where it stands. */
interface Deviation {
  setting: string;
  what: string;
  own: string;
  policy: string;
  path: string;
}

export const experimentObeysPolicy = defineRule({
  id: 'experiment-obeys-policy',
  title: 'Every experiment obeys the policy, or says why not',
  description:
    'Significance, power, sides, stopping rule, correction, run and sample of an experiment keep to the policy, unless it or the policy names an exception with its reason.',
  kinds: ['experiment'],
  needs: ['experiment_policy'],
  severity: 'warning',
  messages: {
    deviates:
      '{what} is {own}, but the policy asks for {policy}. Change it, or add an exception for `{setting}` with its reason under `policy_exceptions`.',
    'the-policy': 'The policy',
    'no-reason': 'The exception from `{setting}` gives no reason. Write why the deviation is fine.',
    'no-setting': 'The policy has no setting `{setting}`, so this exception changes nothing.{hint}',
    obeys: 'The experiment obeys {policy}{exceptions}',
  },
  fixes: {
    replace: 'Replace with `{suggestion}`',
  },
  *check(document, { project }) {
    const { facts } = document;
    const policy = policyOf(facts, project);
    if (!policy || facts.status === 'cancelled') return;
    const exceptions = [...itemsOf(facts.policy_exceptions)];
    for (const [{ setting = '', reason }, index] of exceptions) {
      const path = `/policy_exceptions/${index}`;
      if (!hasContent(reason)) yield { message: 'no-reason', args: { setting }, path: `${path}/reason` };
      if (policySettings.includes(setting)) continue;
      const suggestion = nearest(setting, policySettings);
      const hint = suggestion ? ` Did you mean \`${suggestion}\`?` : '';
      const place = { message: 'no-setting', args: { setting, hint }, path: `${path}/setting` };
      if (!suggestion) yield place;
      else {
        const changes = [{ op: 'set', path: `${path}/setting`, value: suggestion }] as const;
        yield { ...place, fix: { message: 'replace', args: { suggestion }, changes } };
      }
    }
    const excepted = exceptedSettings(policy.facts, facts, document.id);
    const deviations = [...deviationsOf(facts, policy.facts)];
    for (const { setting, what, own, policy: wanted, path } of deviations) {
      if (excepted.has(setting)) continue;
      const related = [{ file: policy.file, path: `/${setting}`, message: 'the-policy' }];
      yield { message: 'deviates', args: { setting, what, own, policy: wanted }, path, related };
    }
    if (deviations.some(({ setting }) => !excepted.has(setting))) return;
    // A significance level alone is what every draft begins with.
    if (facts.alpha === undefined || countOf(facts.sample_per_variant) === undefined) return;
    const names = deviations.map(({ setting }) => setting).join(', ');
    const args = { policy: policy.title, exceptions: names === '' ? '' : `, but for ${names}` };
    yield { evidence: 'obeys', args, path: '/alpha' };
  },
});

function* deviationsOf(own: Experiment, policy: Policy): Generator<Deviation> {
  const alpha = rateOf(own.alpha);
  const strictest = rateOf(policy.alpha);
  if (alpha !== undefined && strictest !== undefined && alpha > strictest)
    yield deviation('alpha', 'The significance level', own.alpha, `at most ${policy.alpha}`, '/alpha');
  const power = rateOf(own.power);
  const weakest = rateOf(policy.power);
  if (power !== undefined && weakest !== undefined && power < weakest)
    yield deviation('power', 'The power', own.power, `at least ${policy.power}`, '/power');
  if (own.sidedness === 'one-sided' && policy.sidedness === 'two-sided')
    yield deviation('sidedness', 'The test', 'one-sided', 'two-sided tests', '/sidedness');
  if (
    own.stopping_rule !== undefined &&
    policy.stopping_rule !== undefined &&
    own.stopping_rule !== policy.stopping_rule
  )
    yield deviation('stopping_rule', 'The stopping rule', own.stopping_rule, policy.stopping_rule, '/stopping_rule');
  const variants = [...itemsOf(own.variants)].length;
  if (variants > 2 && (own.correction ?? 'none') === 'none' && (policy.correction ?? 'none') !== 'none') {
    const path = own.correction === undefined ? '/variants' : '/correction';
    const wanted = `${policy.correction} where more than two variants are compared`;
    yield deviation('correction', 'The correction', own.correction ?? 'none', wanted, path);
  }
  yield* runDeviations(own, policy);
  const sample = countOf(own.sample_per_variant);
  const fewest = countOf(policy.minimum_sample);
  if (sample !== undefined && fewest !== undefined && sample < fewest) {
    const wanted = `at least ${formatCount(fewest)}`;
    yield deviation('minimum_sample', 'The sample per variant', formatCount(sample), wanted, '/sample_per_variant');
  }
}

function* runDeviations(own: Experiment, policy: Policy): Generator<Deviation> {
  const start = parseDay(own.start);
  const stop = parseDay(own.planned_stop);
  if (start === undefined || stop === undefined || stop < start) return;
  const days = stop - start + 1;
  const text = `${days} days`;
  const shortest = daysOf(policy.minimum_run);
  const longest = daysOf(policy.maximum_run);
  if (shortest !== undefined && days < shortest)
    yield deviation('minimum_run', 'The run', text, `at least ${policy.minimum_run}`, '/planned_stop');
  if (longest !== undefined && days > longest)
    yield deviation('maximum_run', 'The run', text, `at most ${policy.maximum_run}`, '/planned_stop');
  if (policy.full_weeks === true && days % 7 !== 0)
    yield deviation('full_weeks', 'The run', text, 'whole weeks', '/planned_stop');
}

function deviation(setting: string, what: string, own: unknown, policy: string, path: string): Deviation {
  return { setting, what, own: String(own), policy, path };
}
