import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { daysOf, rateOf } from './support/quantities.ts';

const criteria = ['budget', 'authority', 'need', 'timeline'] as const;

export const scoringComplete = defineRule({
  id: 'scoring-complete',
  title: 'The lead score says what counts, how it fades and who acts',
  description:
    'Each rule of the score names a condition or an event, decay has what its method needs, somebody acts at each threshold, and the questions of sales cover budget, authority, need and timeline.',
  kinds: ['scoring'],
  severity: 'warning',
  messages: {
    'no-cause': '“{title}” does not say when its points are given. Add {what}.',
    'no-decay': 'Points never fade, so last year’s interest counts like last week’s. Add `decay`.',
    'no-method': 'Nobody can tell how points fade. Add `method` under `decay`.',
    lacks: 'Decay by {method} needs {what}. Add {key}.',
    factor:
      'After each pause the score is multiplied by {factor}. Write more than 0 and less than 100 %, or it does not fade.',
    never: 'A length of {length} is no time at all, so points would fade at once. Write a longer one.',
    foreign: 'Decay by {method} has no use for `{key}`. Remove it, or choose the other method.',
    'nobody-acts': 'Nobody acts when a lead reaches {threshold}. Add it under `routing` with an action and a time.',
    bant: 'The questions of sales leave out {list}. Add a question for each under `bant`.',
    alone: 'Only {team} has agreed to these scores. Have marketing and sales both agree, and note it under `agreed`.',
    complete: 'Points have causes and fade by {method}',
  },
  fixes: {
    remove: 'Remove it',
  },
  *check({ facts }) {
    const reports = [...checkRules(facts), ...checkDecay(facts), ...checkPeople(facts)];
    yield* reports;
    if (!reports.some((report) => 'message' in report && report.severity !== 'info') && facts.decay?.method)
      yield { evidence: 'complete', args: { method: facts.decay.method }, path: '/decay', at: 'key' };
  },
});

function* checkRules({ fit, behaviour }: Facts<'scoring'>): Generator<Report> {
  for (const [{ title = '', condition }, index] of itemsOf(fit))
    if (condition === undefined)
      yield { message: 'no-cause', args: { title, what: 'a `condition`' }, path: `/fit/${index}` };
  for (const [{ title = '', condition, event }, index] of itemsOf(behaviour))
    if (condition === undefined && !hasContent(event))
      yield { message: 'no-cause', args: { title, what: 'an `event`' }, path: `/behaviour/${index}` };
}

const needs = {
  'half-life': [['half_life', 'a half-life']],
  inactivity: [
    ['after', 'the pause after which it begins'],
    ['factor', 'what is left of the score'],
  ],
  none: [],
} as const;

function* checkDecay({ decay, behaviour }: Facts<'scoring'>): Generator<Report> {
  if (decay === undefined) {
    if ([...itemsOf(behaviour)].length > 0) yield { message: 'no-decay', severity: 'info', path: '/decay', at: 'key' };
    return;
  }
  const { method } = decay;
  if (method === undefined) {
    yield { message: 'no-method', path: '/decay', at: 'key' };
    return;
  }
  for (const [key, what] of needs[method])
    if (decay[key] === undefined)
      yield { message: 'lacks', args: { method, what, key: `\`${key}\`` }, path: '/decay', at: 'key' };
  const own: readonly string[] = needs[method].map(([key]) => key);
  for (const key of ['half_life', 'after', 'factor'] as const) {
    if (decay[key] === undefined || own.includes(key)) continue;
    const fix = { message: 'remove', changes: [{ op: 'remove', path: `/decay/${key}` }] as const };
    yield { message: 'foreign', severity: 'info', args: { method, key }, path: `/decay/${key}`, at: 'key', fix };
  }
  for (const key of ['half_life', 'after'] as const)
    if (own.includes(key) && daysOf(decay[key]) === 0)
      yield { message: 'never', severity: 'error', args: { length: String(decay[key]) }, path: `/decay/${key}` };
  const factor = rateOf(decay.factor);
  if (own.includes('factor') && factor !== undefined && (factor <= 0 || factor >= 1))
    yield { message: 'factor', severity: 'error', args: { factor: String(decay.factor) }, path: '/decay/factor' };
}

function* checkPeople({ thresholds, routing, bant, agreed }: Facts<'scoring'>): Generator<Report> {
  const routed = new Set([...itemsOf(routing)].map(([{ threshold }]) => threshold));
  for (const threshold of ['mql', 'sql'] as const)
    if (thresholds?.[threshold] !== undefined && !routed.has(threshold))
      yield { message: 'nobody-acts', severity: 'info', args: { threshold }, path: '/routing', at: 'key' };
  const asked = new Set([...itemsOf(bant)].map(([{ criterion }]) => criterion));
  const left = criteria.filter((criterion) => !asked.has(criterion));
  if (left.length > 0)
    yield { message: 'bant', severity: 'info', args: { list: list(left) }, path: '/bant', at: 'key' };
  const teams = [...new Set([...itemsOf(agreed)].flatMap(([{ team }]) => team ?? []))];
  if (teams.length === 1)
    yield { message: 'alone', severity: 'info', args: { team: teams[0] as string }, path: '/agreed', at: 'key' };
}
