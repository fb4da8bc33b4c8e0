import { toPointer } from '../documents/pointer.ts';
import { parseDuration, parseRate } from '../documents/quantity.ts';
import type { Facts } from '../schema/types.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';

type Attribution = Facts<'attribution'>;

export const attributionWeighted = defineRule({
  id: 'attribution-weighted',
  title: 'The attribution model says how touchpoints are weighted',
  description:
    'A model is chosen and has what it needs: weights that add up to one, a half-life, or a method; and it says which conversions it credits.',
  kinds: ['attribution'],
  severity: 'warning',
  messages: {
    'no-model': 'No attribution model is chosen. Add `model`.',
    'no-weights': 'The model {model} needs `weights`. Add the share of {parts}.',
    weight: 'The weight of {name} is {value}, but a share of the credit lies between 0 and 100 %.',
    sum: 'The weights add up to {sum}, not to 100 %. Change one of them by {difference}.',
    'no-half-life':
      'The time-decay model needs a half-life: how long before the conversion a touchpoint counts half. Add `half_life`, for example `7 days`.',
    'half-life': 'The half-life must be longer than nothing. Write it as `7 days`.',
    'no-method': 'The model {model} works its shares out from data. Add `method` with {help}.',
    'no-conversions': 'The model does not say which conversions it gives credit for. Add `conversions`.',
    weighted: 'The model {model}{how}',
    credited: 'Credit for {count|conversion|conversions}',
  },
  *check(document) {
    const facts = document.facts;
    const { model } = facts;
    if (model === undefined) yield { message: 'no-model', path: '/model', at: 'key' };
    else yield* checkWeighting(model, facts);
    const count = [...itemsOf(facts.conversions)].length;
    if (count === 0) yield { message: 'no-conversions', path: '/conversions', at: 'key' };
    else yield { evidence: 'credited', args: { count }, path: '/conversions', at: 'key' };
  },
});

function* checkWeighting(model: NonNullable<Attribution['model']>, facts: Attribution): Generator<Report> {
  const weighted = (how: string): Report => ({ evidence: 'weighted', args: { model, how }, path: '/model' });
  switch (model) {
    case 'position':
    case 'custom':
      yield* checkWeights(model, facts.weights, weighted);
      break;
    case 'time-decay': {
      const halfLife = facts.half_life === undefined ? undefined : parseDuration(facts.half_life);
      if (halfLife === undefined) yield { message: 'no-half-life', path: '/model' };
      else if (halfLife.unit !== 'duration' || halfLife.days <= 0) yield { message: 'half-life', path: '/half_life' };
      else yield weighted(`, half-life ${facts.half_life}`);
      break;
    }
    case 'markov':
    case 'shapley': {
      const help =
        model === 'markov'
          ? '`order`, the number of earlier contacts that count'
          : '`max_channels`, the number of channels that are told apart';
      if (facts.method === undefined) yield { message: 'no-method', args: { model, help }, path: '/model' };
      else yield weighted('');
      break;
    }
    default:
      yield weighted(' needs no weights');
  }
}

function* checkWeights(
  model: string,
  weights: Attribution['weights'],
  weighted: (how: string) => Report,
): Generator<Report> {
  const entries = Object.entries(weights ?? {}).filter(([, value]) => value !== undefined);
  if (entries.length === 0) {
    const parts = model === 'position' ? '`first`, `middle` and `last`' : 'each channel';
    yield { message: 'no-weights', args: { model, parts }, path: '/model' };
    return;
  }
  const rates = entries.map(([, value]) => parseRate(value));
  const outside = entries.filter((_, index) => {
    const rate = rates[index];
    return rate?.unit === 'rate' && (rate.fraction < 0 || rate.fraction > 1);
  });
  for (const [name, value] of outside)
    yield { message: 'weight', args: { name, value: String(value) }, path: toPointer(['weights', name]) };
  if (outside.length > 0) return;
  // Shares are compared in millionths: 0.1 + 0.2 is 0.3 here.
  const sum =
    rates.reduce((total, rate) => total + (rate.unit === 'rate' ? Math.round(rate.fraction * 1e6) : 0), 0) / 1e6;
  if (sum === 1) yield weighted(`: ${entries.map(([name, value]) => `${name} ${value}`).join(', ')}`);
  else
    yield {
      message: 'sum',
      args: { sum: percent(sum), difference: percent(Math.abs(1 - sum)) },
      path: '/weights',
      at: 'key',
    };
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(4))} %`;
}
