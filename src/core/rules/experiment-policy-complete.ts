import { hasContent } from '../documents/placeholder.ts';
import { parseRate } from '../documents/quantity.ts';
import { defineRule } from './rule.ts';

const parts = [
  {
    key: 'alpha',
    what: 'significance level',
    help: 'how often a test may see an effect that is not there, for example `5%`',
  },
  { key: 'power', what: 'power', help: 'how often a test must see an effect that is there, for example `80%`' },
  { key: 'effect', what: 'smallest effect worth finding', help: 'its size and whether it is absolute or relative' },
  {
    key: 'correction',
    what: 'correction for several comparisons',
    help: 'for example `holm`, or `none` with one comparison a test',
  },
  { key: 'stopping_rule', what: 'stopping rule', help: 'when a test ends, for example `fixed-horizon`' },
] as const;

export const experimentPolicyComplete = defineRule({
  id: 'experiment-policy-complete',
  title: 'The experiment framework says how large a test is and when its result counts',
  description:
    'Significance level, power, smallest effect, correction and stopping rule are set, in bounds in which a test means something.',
  kinds: ['experiment_policy'],
  severity: 'warning',
  messages: {
    missing: 'The framework sets no {what}. Add `{key}`: {help}.',
    'effect-size': 'The smallest effect has no size. Add `minimum` under `effect`.',
    'effect-kind': 'The smallest effect does not say whether it is absolute or relative. Add `kind` under `effect`.',
    alpha: 'With a significance level of {value} too many tests see effects that are not there. Use at most 10 %.',
    power: 'With a power of {value} too many effects are missed. Use at least 70 %.',
    zero: '`{key}` must lie between 0 and 100 %.',
    complete: 'Tests run at {alpha} significance and {power} power, {stopping}',
  },
  *check(document) {
    const { facts } = document;
    let complete = true;
    for (const { key, what, help } of parts) {
      if (hasContent(facts[key])) continue;
      complete = false;
      yield { message: 'missing', args: { key, what, help }, path: `/${key}`, at: 'key' };
    }
    const effect = hasContent(facts.effect) ? facts.effect : undefined;
    if (effect && !hasContent(effect.minimum)) yield { message: 'effect-size', path: '/effect', at: 'key' };
    if (effect && effect.kind === undefined) yield { message: 'effect-kind', path: '/effect', at: 'key' };
    for (const key of ['alpha', 'power'] as const) {
      const rate = facts[key] === undefined ? undefined : parseRate(facts[key]);
      if (rate?.unit !== 'rate') continue;
      const args = { key, value: `${Number((rate.fraction * 100).toFixed(2))} %` };
      const bad =
        rate.fraction <= 0 || rate.fraction >= 1
          ? 'zero'
          : key === 'alpha' && rate.fraction > 0.1
            ? 'alpha'
            : key === 'power' && rate.fraction < 0.7
              ? 'power'
              : undefined;
      if (bad === undefined) continue;
      complete = false;
      yield { message: bad, args, path: `/${key}` };
    }
    if (!complete || !effect?.kind || !hasContent(effect.minimum)) return;
    const args = {
      alpha: String(facts.alpha),
      power: String(facts.power),
      stopping: String(facts.stopping_rule).replaceAll('-', ' '),
    };
    yield { evidence: 'complete', args, path: '/alpha' };
  },
});
