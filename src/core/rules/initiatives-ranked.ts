import { parseRate } from '../documents/quantity.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { fewOf, missingParts } from './support/missing.ts';

type Strategy = Facts<'strategy'>;
type Initiative = NonNullable<NonNullable<Strategy['initiatives']>[number]>;

const judgements = {
  alignment: 'alignment',
  impact: 'impact',
  value: 'value',
  effort: 'effort',
  risk: 'risk',
} as const;
type Judgement = keyof typeof judgements;
const keys = Object.keys(judgements) as Judgement[];
/** Much effort and much risk count against an initiative: 5 counts as 1. */
const inverted: ReadonlySet<Judgement> = new Set(['effort', 'risk']);

export const initiativesRanked = defineRule({
  id: 'initiatives-ranked',
  title: 'Initiatives are ranked by their computed scores',
  description:
    'The weights add up to 100 %, every initiative is judged on all five scales, a score that is written down is the weighted sum, and the initiatives stand in the order of their scores. Effort and risk count the other way round.',
  kinds: ['strategy'],
  severity: 'warning',
  messages: {
    'no-weights':
      'The initiatives have judgements, but no `initiative_weights`, so nobody can say which comes first. Add a weight for each judgement, together 100 %.',
    'weights-sum':
      'The weights of the initiatives’ judgements add up to {sum}, not to 100 %. Change one of them by {difference}.',
    'weight-missing': 'The weights add up to {sum}, and {key} has none. Give it the {difference} that are left.',
    'weight-outside': 'The weight of {key} is {value}. Choose one between 0 and 100 %.',
    unjudged: '{list} cannot be ranked yet. Judge what is missing, from 1 to 5.',
    score: 'The score of {title} is {score}, not {stated}: {sum}. Correct it, or leave it out.',
    order: 'By their scores the order is {order}. Put the initiatives in this order.',
    scored: '{title}: {score} = {sum}',
  },
  fixes: {
    'set-score': 'Set the score to {score}',
    'set-weight': 'Set `{key}` to {difference}',
  },
  *check(document) {
    const initiatives = [...itemsOf(document.facts.initiatives)];
    const judged = initiatives.filter(([initiative]) => missingParts(initiative, judgements).length === 0);
    const weights = yield* readWeights(document.facts.initiative_weights, judged.length > 0);
    const unjudged = initiatives.filter((entry) => !judged.includes(entry));
    const [first] = unjudged;
    if (first) {
      const list = fewOf(
        unjudged.map(([one]) => `${nameOf(one)} (${missingParts(one, judgements).join(', ')} missing)`),
      );
      yield { message: 'unjudged', args: { list }, path: `/initiatives/${first[1]}` };
    }
    if (!weights) return;
    const scored = judged.map(([initiative, index]) => ({ initiative, index, score: scoreOf(initiative, weights) }));
    for (const { initiative, index, score } of scored) {
      const path = `/initiatives/${index}`;
      const stated = initiative.score;
      const args = {
        title: nameOf(initiative),
        score,
        stated: String(stated),
        sum: sumOf(initiative, weights),
      };
      if (stated === undefined || agrees(stated, score)) yield { evidence: 'scored', args, path };
      else {
        const changes = [{ op: 'set', path: `${path}/score`, value: score }] as const;
        const fix = { message: 'set-score', args, changes };
        yield { message: 'score', severity: 'error', args, path: `${path}/score`, fix };
      }
    }
    const misplaced = scored.find((one, place) => one.score > (scored[place - 1]?.score ?? one.score));
    if (!misplaced || unjudged.length > 0) return;
    const sorted = [...scored].sort((a, b) => b.score - a.score);
    const order = sorted.map(({ initiative, score }) => `${nameOf(initiative)} (${score})`).join(', ');
    yield { message: 'order', args: { order }, path: `/initiatives/${misplaced.index}` };
  },
});

/** The weights as fractions; undefined while they are no weights. */
function* readWeights(
  weights: Strategy['initiative_weights'],
  isNeeded: boolean,
): Generator<Report, Record<Judgement, number> | undefined> {
  if (weights === undefined) {
    if (isNeeded) yield { message: 'no-weights', path: '/initiatives', at: 'key' };
    return undefined;
  }
  const result = { alignment: 0, impact: 0, value: 0, effort: 0, risk: 0 };
  const missing: Judgement[] = [];
  for (const key of keys) {
    const rate = weights[key] === undefined ? undefined : parseRate(weights[key]);
    if (rate?.unit !== 'rate') missing.push(key);
    else if (rate.fraction >= 0 && rate.fraction <= 1) result[key] = rate.fraction;
    else {
      yield {
        message: 'weight-outside',
        args: { key, value: String(weights[key]) },
        path: `/initiative_weights/${key}`,
      };
      return undefined;
    }
  }
  // Compared in millionths: 0.1 + 0.2 is 0.3 here.
  const sum = keys.reduce((total, key) => total + Math.round(result[key] * 1e6), 0) / 1e6;
  if (sum === 1) return result;
  const path = '/initiative_weights';
  const args = { sum: percent(sum), difference: percent(Math.abs(1 - sum)), key: missing[0] ?? '' };
  if (missing.length === 1 && sum < 1) {
    const value = args.difference.replace(' ', '');
    const changes = [{ op: 'set', path: `${path}/${missing[0]}`, value }] as const;
    yield { message: 'weight-missing', args, path, at: 'key', fix: { message: 'set-weight', args, changes } };
  } else yield { message: 'weights-sum', args, path, at: 'key' };
  return undefined;
}

function scoreOf(initiative: Initiative, weights: Record<Judgement, number>): number {
  const score = keys.reduce((total, key) => total + weights[key] * counted(initiative, key), 0);
  return Number(score.toFixed(2));
}

function counted(initiative: Initiative, key: Judgement): number {
  const judgement = initiative[key] ?? 0;
  return inverted.has(key) ? 6 - judgement : judgement;
}

/** How a score comes about: `30 % × 5 + 70 % × 4`. */
function sumOf(initiative: Initiative, weights: Record<Judgement, number>): string {
  return keys
    .filter((key) => weights[key] > 0)
    .map((key) => `${percent(weights[key])} × ${counted(initiative, key)}`)
    .join(' + ');
}

/** A score may be rounded to as many decimals as it is written with. */
function agrees(stated: number, score: number): boolean {
  const decimals = String(stated).split('.')[1]?.length ?? 0;
  return Math.abs(stated - score) <= 0.5 * 10 ** -decimals + 0.005 + 1e-9;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(4))} %`;
}

function nameOf({ title, id }: Initiative): string {
  return title ?? id ?? 'An initiative';
}
