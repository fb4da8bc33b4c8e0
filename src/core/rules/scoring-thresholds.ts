import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { countOf } from './support/quantities.ts';

export const scoringThresholds = defineRule({
  id: 'scoring-thresholds',
  title: 'The thresholds of the lead score are in order and within reach',
  description:
    'A lead that sales accepts needs more points than one that marketing offers, both can be reached with the points that the rules give, and no rule gives nothing.',
  kinds: ['scoring'],
  severity: 'error',
  messages: {
    missing: 'Nobody knows from which score on a lead is ready. Add `thresholds` with `mql` and `sql`.',
    order:
      'A lead is ready for sales at {sql} points, but for marketing only at {mql}. Make `sql` the higher of the two.',
    same: 'Both thresholds are {mql}, so a lead is handed over the moment it is found. Raise `sql`, or say with a comment that it is meant so.',
    capped:
      'A lead needs {value} points for {name}, but the score never goes above {maximum}. Lower the threshold, or raise `cap`.',
    reach:
      'A lead needs {value} points for {name}, but all rules together give at most {maximum}. Lower the threshold, or give more points.',
    'the-cap': 'The highest score',
    cap: 'The lowest score is {minimum}, the highest {maximum}. Swap the two.',
    nothing: '“{title}” gives no points, so it changes nothing. Give it points, or remove it.',
    less: '“{title}” gives {points} points each time, but never more than {maximum} in all. Correct one of them.',
    reachable: 'Ready for marketing at {mql}, for sales at {sql}, of {maximum} points',
  },
  fixes: {
    swap: 'Swap the two',
  },
  *check(document) {
    const { facts } = document;
    const reports = [...checkPoints(facts), ...checkThresholds(facts)];
    yield* reports;
    const { mql, sql } = facts.thresholds ?? {};
    const most = mostPoints(facts);
    if (reports.length > 0 || mql === undefined || sql === undefined) return;
    const args = { mql, sql, maximum: Number.isFinite(most) ? most : 'any number of' };
    yield { evidence: 'reachable', args, path: '/thresholds', at: 'key' };
  },
});

function* checkPoints({ fit, behaviour, cap }: Facts<'scoring'>): Generator<Report> {
  for (const [key, rules] of Object.entries({ fit, behaviour }))
    for (const [{ title = '', points }, index] of itemsOf(rules))
      if (points === 0)
        yield { message: 'nothing', severity: 'warning', args: { title }, path: `/${key}/${index}/points` };
  for (const [{ title = '', points = 0, maximum }, index] of itemsOf(behaviour)) {
    if (maximum === undefined || points <= maximum || points <= 0) continue;
    const args = { title, points, maximum };
    yield { message: 'less', severity: 'warning', args, path: `/behaviour/${index}/maximum` };
  }
  const { minimum, maximum } = cap ?? {};
  if (minimum === undefined || maximum === undefined || minimum < maximum) return;
  const changes = [
    { op: 'set', path: '/cap/minimum', value: maximum },
    { op: 'set', path: '/cap/maximum', value: minimum },
  ] as const;
  const fix = minimum > maximum ? { fix: { message: 'swap', changes } } : {};
  yield { message: 'cap', args: { minimum, maximum }, path: '/cap', at: 'key', ...fix };
}

function* checkThresholds(facts: Facts<'scoring'>): Generator<Report> {
  const { thresholds, cap } = facts;
  const [mql, sql] = [countOf(thresholds?.mql), countOf(thresholds?.sql)];
  if (mql === undefined && sql === undefined) {
    if (thresholds?.mql === undefined && thresholds?.sql === undefined)
      yield { message: 'missing', severity: 'warning', path: '/thresholds', at: 'key' };
    return;
  }
  if (mql !== undefined && sql !== undefined && mql >= sql) {
    const args = { mql, sql };
    if (mql > sql) yield { message: 'order', args, path: '/thresholds/sql' };
    else yield { message: 'same', severity: 'info', args, path: '/thresholds/sql' };
  }
  const sum = mostPoints(facts);
  for (const [name, value] of Object.entries({ mql, sql })) {
    if (value === undefined) continue;
    const path = `/thresholds/${name}`;
    const highest = cap?.maximum;
    if (highest !== undefined && value > highest) {
      const related = [{ path: '/cap/maximum', message: 'the-cap' }];
      yield { message: 'capped', args: { name, value, maximum: highest }, path, related };
    } else if (sum !== 0 && value > sum) yield { message: 'reach', args: { name, value, maximum: sum }, path };
  }
}

/** The most points that a lead can have; without end where one rule may give points again and again. */
function mostPoints({ fit, behaviour, cap }: Facts<'scoring'>): number {
  let sum = 0;
  for (const [{ points = 0 }] of itemsOf(fit)) sum += Math.max(0, points);
  for (const [{ points = 0, maximum = Number.POSITIVE_INFINITY }] of itemsOf(behaviour)) if (points > 0) sum += maximum;
  return Math.min(sum, cap?.maximum ?? Number.POSITIVE_INFINITY);
}
