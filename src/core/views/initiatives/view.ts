import { parseMoney, parseRate } from '../../documents/quantity.ts';
import { type Judgement, judgements, scoreInitiatives } from '../../measurement/initiatives.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import { type Facts, itemsOf } from '../../schema/types.ts';
import { cleanText } from '../clean.ts';
import { rangeAt } from '../place.ts';
import type { ViewWorld } from '../source.ts';
import type { InitiativesView, RankedInitiative } from './model.ts';
import { emptyInitiatives } from './skeleton.ts';
import { summaryOf } from './summary.ts';
import { tableOf } from './table.ts';

type Initiative = NonNullable<NonNullable<Facts<'strategy'>['initiatives']>[number]>;
type Judgements = Readonly<Record<Judgement, number>>;

/** The initiatives of a strategy, ranked by the weighted sum of their judgements. */
export function initiativesView(document: PlanDocument<'strategy'>, { project }: ViewWorld): InitiativesView {
  const entries = [...itemsOf(document.facts.initiatives)];
  const weights = weightsOf(document.facts.initiative_weights);
  const currency = project.settings?.facts.budget?.currency;
  const judged = entries.flatMap(([initiative, index]) => {
    const read = judgementsOf(initiative);
    return read ? [{ id: String(index), ...read, ...moneyOf(initiative, currency) }] : [];
  });
  const scores = new Map(weights ? scoreInitiatives(judged, weights).map((score) => [score.id, score]) : []);
  const initiatives = entries
    .map(([initiative, index]): RankedInitiative => {
      const score = scores.get(String(index));
      const remark = remarkOf(initiative, weights !== undefined);
      return {
        title: cleanText(initiative.title ?? initiative.id ?? '') || `Initiative ${index + 1}`,
        ...(score ? { rank: score.rank, score: score.score } : {}),
        ...(isJudgement(initiative.impact) ? { impact: initiative.impact } : {}),
        ...(isJudgement(initiative.effort) ? { effort: initiative.effort } : {}),
        ...(score?.returnOnCost == null ? {} : { returnOnCost: score.returnOnCost }),
        ...(initiative.owner ? { owner: cleanText(initiative.owner) } : {}),
        ...(initiative.by ? { by: cleanText(String(initiative.by)) } : {}),
        ...(remark ? { remark } : {}),
        range: rangeAt(document, `/initiatives/${index}`),
      };
    })
    .sort((left, right) => (left.rank ?? entries.length + 1) - (right.rank ?? entries.length + 1));
  return {
    kind: 'initiatives',
    title: `Initiatives: ${cleanText(document.title)}`,
    initiatives,
    summary: summaryOf(initiatives),
    table: tableOf(initiatives),
    note: 'Much effort and much risk count against an initiative.',
    ...(initiatives.length === 0 ? { empty: emptyInitiatives } : {}),
  };
}

/** The weights as fractions; undefined unless all are there and together 1. */
function weightsOf(weights: Facts<'strategy'>['initiative_weights']): Judgements | undefined {
  const read = judgements.map((key) => parseRate(weights?.[key] ?? 0));
  const fractions = read.map((rate) => (rate.unit === 'rate' ? rate.fraction : Number.NaN));
  const sum = fractions.reduce((total, each) => total + each, 0);
  if (!(Math.abs(sum - 1) < 1e-6)) return undefined;
  return Object.fromEntries(judgements.map((key, index) => [key, fractions[index]])) as Judgements;
}

function judgementsOf(initiative: Initiative): Judgements | undefined {
  return judgements.every((key) => isJudgement(initiative[key]))
    ? (Object.fromEntries(judgements.map((key) => [key, initiative[key]])) as Judgements)
    : undefined;
}

function isJudgement(value: unknown): value is number {
  return typeof value === 'number' && value >= 1 && value <= 5;
}

function moneyOf({ cost, expected_return: back }: Initiative, currency: string | undefined) {
  const minor = (value: unknown) => {
    const money = value === undefined ? undefined : parseMoney(value, currency);
    return money?.unit === 'money' ? money.minor : undefined;
  };
  return { cost: minor(cost), expectedReturn: minor(back) };
}

function remarkOf(initiative: Initiative, weighted: boolean): string | undefined {
  const missing = judgements.filter((key) => !isJudgement(initiative[key]));
  if (missing.length > 0) return `Not ranked: ${missing.join(', ')} missing.`;
  return weighted ? undefined : 'Not ranked: the weights do not add up to 100 %.';
}
