import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { daysOf } from './support/quantities.ts';

type Success = Facts<'success'>;

const tiers = ['high-touch', 'mid-touch', 'tech-touch'] as const;

export const successComplete = defineRule({
  id: 'success-complete',
  title: 'Customer success has an answer to every sign, and a way to the renewal',
  description:
    'Signs of growth and of churn can be recognised and lead to something, customers are divided by how much care they get, the steps to a renewal come one after another, and the levels of an escalation too.',
  kinds: ['success'],
  severity: 'warning',
  messages: {
    unseen: 'Nobody can tell when “{title}” applies. Add a `condition` or a `signal`.',
    unanswered: '“{title}” is noticed, but nothing is done. Add {key}.',
    tiers: 'Nothing is planned for {list} customers. Add them under `segments`, if you have such customers.',
    twice:
      'The segment {segment} is listed for {tier} and for {other}. A customer can only have one; correct one of them.',
    'the-other': 'The other entry',
    order:
      '“{title}” comes {days} days before the renewal, but stands behind a step of {other} days. Put them in order.',
    'after-notice':
      'The first step comes {days} days before the renewal, but a customer can only give notice until {notice} before. Begin earlier.',
    'the-notice': 'Time to give notice',
    levels: 'Level {level} stands behind level {other}. Put them in order.',
    answered: '{count|sign|signs}, each with an answer',
  },
  *check({ facts }) {
    const reports = [...checkSigns(facts), ...checkSegments(facts), ...checkRenewal(facts), ...checkLevels(facts)];
    yield* reports;
    const count = [...itemsOf(facts.expansion_triggers), ...itemsOf(facts.churn_signals)].length;
    if (reports.length === 0 && count > 0)
      yield { evidence: 'answered', args: { count }, path: '/churn_signals', at: 'key' };
  },
});

function* checkSigns({ expansion_triggers, churn_signals }: Success): Generator<Report> {
  for (const [{ id = '', title = id, condition, signal, play }, index] of itemsOf(expansion_triggers)) {
    const path = `/expansion_triggers/${index}`;
    if (condition === undefined && !hasContent(signal)) yield { message: 'unseen', args: { title }, path };
    if (!hasContent(play)) yield { message: 'unanswered', args: { title, key: 'a `play`' }, path };
  }
  for (const [{ id = '', title = id, condition, signal, kpi, action, workflow }, index] of itemsOf(churn_signals)) {
    const path = `/churn_signals/${index}`;
    if (condition === undefined && !hasContent(signal) && kpi === undefined)
      yield { message: 'unseen', args: { title }, path };
    if (!hasContent(action) && workflow === undefined)
      yield { message: 'unanswered', args: { title, key: 'an `action`' }, path };
  }
}

function* checkSegments({ segments }: Success): Generator<Report> {
  const all = [...itemsOf(segments)];
  const left = tiers.filter((tier) => !all.some(([entry]) => entry.tier === tier));
  if (all.length > 0 && left.length > 0)
    yield { message: 'tiers', severity: 'info', args: { list: list(left) }, path: '/segments', at: 'key' };
  for (const [{ segment, tier = '' }, index] of all) {
    const other = all.find(([entry, place]) => place < index && entry.segment === segment && entry.tier !== tier);
    if (segment === undefined || !other) continue;
    const related = [{ path: `/segments/${other[1]}/segment`, message: 'the-other' }];
    yield {
      message: 'twice',
      severity: 'error',
      args: { segment, tier, other: other[0].tier ?? '' },
      path: `/segments/${index}/segment`,
      related,
    };
  }
}

function* checkRenewal({ renewal }: Success): Generator<Report> {
  let last: number | undefined;
  let first = 0;
  for (const [{ title = '', days_before: days }, index] of itemsOf(renewal?.timeline)) {
    if (days === undefined) continue;
    first = Math.max(first, days);
    const path = `/renewal/timeline/${index}/days_before`;
    if (last !== undefined && days > last)
      yield { message: 'order', severity: 'info', args: { title, days, other: last }, path };
    else last = days;
  }
  const notice = daysOf(renewal?.notice);
  if (last === undefined || notice === undefined || first >= notice) return;
  const related = [{ path: '/renewal/notice', message: 'the-notice' }];
  yield {
    message: 'after-notice',
    args: { days: first, notice: String(renewal?.notice) },
    path: '/renewal/timeline',
    at: 'key',
    related,
  };
}

function* checkLevels({ escalation }: Success): Generator<Report> {
  let last: number | undefined;
  for (const [{ level }, index] of itemsOf(escalation)) {
    if (level === undefined) continue;
    if (last !== undefined && level <= last)
      yield { message: 'levels', severity: 'info', args: { level, other: last }, path: `/escalation/${index}/level` };
    else last = level;
  }
}
