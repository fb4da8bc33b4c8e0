import { hasContent, isStated } from '../documents/placeholder.ts';
import { formatRate } from '../documents/quantity.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { rateOf } from './support/quantities.ts';

type Health = NonNullable<Facts<'success'>['health']>;

/** From worst to best. */
const states = ['at-risk', 'watch', 'healthy'] as const;

export const healthScore = defineRule({
  id: 'health-score',
  title: 'The health score adds up, and every score belongs to one state',
  description:
    'The weights of the factors make 100 %, the states begin at 0 and follow one another up to healthy, and each says what is done.',
  kinds: ['success'],
  severity: 'error',
  messages: {
    weights: 'The weights of the factors make {sum}, not 100 %. Correct them.',
    nothing: '{title} weighs nothing, so it changes nothing. Give it a weight, or remove it.',
    measure: 'Nobody knows how {title} is measured. Add `measure` or `kpi`.',
    gap: 'A score below {lowest} belongs to no state. Let {state} begin at 0.',
    order: '{state} begins at {at_least}, but {other} is better and begins at {limit}. Correct one of them.',
    twice: '{state} stands here twice. Remove one of them.',
    'the-other': 'Where {other} begins',
    action: 'Nothing is done for a customer in the state {state}. Add an `action`.',
    adds: '{count|factor|factors} make 100 %',
  },
  fixes: {
    'begin-at-zero': 'Let it begin at 0',
  },
  *check({ facts }) {
    if (!facts.health) return;
    yield* checkFactors(facts.health);
    yield* checkBands(facts.health);
  },
});

function* checkFactors({ factors }: Health): Generator<Report> {
  const all = [...itemsOf(factors)];
  for (const [{ id = '', title = id, weight, measure, kpi }, index] of all) {
    const path = `/health/factors/${index}`;
    if (rateOf(weight) === 0)
      yield { message: 'nothing', severity: 'warning', args: { title }, path: `${path}/weight` };
    if (!isStated(measure) && kpi === undefined)
      yield { message: 'measure', severity: 'warning', args: { title }, path };
  }
  const weights = all.map(([{ weight }]) => rateOf(weight));
  if (all.length === 0 || weights.includes(undefined)) return;
  const sum = weights.reduce<number>((total, weight) => total + (weight ?? 0), 0);
  const place = { path: '/health/factors', at: 'key' } as const;
  // Thirds may be written as 33.3 %.
  if (Math.abs(sum - 1) > 0.001 * all.length) yield { message: 'weights', args: { sum: formatRate(sum) }, ...place };
  else yield { evidence: 'adds', args: { count: all.length }, ...place };
}

function* checkBands({ bands }: Health): Generator<Report> {
  const all = [...itemsOf(bands)].flatMap(([{ state, at_least, action }, index]) =>
    state === undefined || at_least === undefined ? [] : [{ state, at_least, action, path: `/health/bands/${index}` }],
  );
  for (const [place, { state, at_least, action, path }] of all.entries()) {
    const own = `${path}/at_least`;
    if (!hasContent(action)) yield { message: 'action', severity: 'info', args: { state }, path };
    const earlier = all.slice(0, place);
    const twin = earlier.find((other) => other.state === state);
    const wrong = earlier.find(
      (other) => other.state !== state && rank(other.state) > rank(state) !== other.at_least > at_least,
    );
    const other = twin ?? wrong;
    if (!other) continue;
    const related = [{ path: `${other.path}/at_least`, message: 'the-other', args: { other: other.state } }];
    if (twin) yield { message: 'twice', severity: 'warning', args: { state }, path, related };
    else {
      const [low, high] = rank(other.state) > rank(state) ? [{ state, at_least }, other] : [other, { state, at_least }];
      const args = { state: low.state, at_least: low.at_least, other: high.state, limit: high.at_least };
      yield { message: 'order', args, path: own, related };
    }
  }
  const lowest = all.reduce<(typeof all)[number] | undefined>(
    (low, one) => (low && low.at_least <= one.at_least ? low : one),
    undefined,
  );
  if (!lowest || lowest.at_least <= 0) return;
  const path = `${lowest.path}/at_least`;
  const fix = { message: 'begin-at-zero', changes: [{ op: 'set', path, value: 0 }] as const };
  yield { message: 'gap', severity: 'warning', args: { lowest: lowest.at_least, state: lowest.state }, path, fix };
}

function rank(state: (typeof states)[number]): number {
  return states.indexOf(state);
}
