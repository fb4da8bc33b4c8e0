import { type Calculator, defineCalculator, isRefusal, type Refusal } from '../../calculators/calculator.ts';
import type { Schema } from '../../schema/schema.ts';
import { type AttributionModel, modelTitles } from '../options.ts';
import { type AttributionReport, attributionReport } from '../report.ts';
import { type AttributionInput, accumulate, attributionRefusals } from './input.ts';
import { inputShape, resultShape } from './shapes.ts';

type ModelOutput = AttributionReport['results'][number];

interface ModelFacts {
  description: string;
  method: string;
  source: string;
  /** Options that only this model has. */
  options?: readonly string[];
  example?: Record<string, unknown>;
}

function modelCalculator(model: AttributionModel, facts: ModelFacts): Calculator<AttributionInput, ModelOutput> {
  const input: Schema = inputShape(facts.options ?? [], facts.example);
  return defineCalculator<AttributionInput, ModelOutput>({
    name: `attribution-${model}`,
    title: modelTitles[model],
    description: facts.description,
    method: facts.method,
    source: facts.source,
    input,
    output: resultShape,
    refusals: attributionRefusals,
    calculate(given): ModelOutput | Refusal {
      const accumulator = accumulate([model], given);
      if (isRefusal(accumulator)) return accumulator;
      const result = attributionReport(accumulator, { spend: given.spend }).results[0] as ModelOutput;
      return isRefusal(result) ? { refused: result.refused, message: result.message } : result;
    },
  });
}

const heuristic = 'Rule of the trade; agrees with eeghor/mta and DP6/Marketing-Attribution-Models.';

export const modelCalculators = [
  modelCalculator('first', {
    description: 'Gives all credit for a conversion to the channel of the first contact.',
    method: 'first-touch attribution',
    source: heuristic,
  }),
  modelCalculator('last', {
    description: 'Gives all credit for a conversion to the channel of the last contact.',
    method: 'last-touch attribution',
    source: heuristic,
  }),
  modelCalculator('last-non-direct', {
    description: 'Gives all credit to the last channel that is not direct; a path of nothing but direct keeps it.',
    method: 'last non-direct touch attribution',
    source: 'Google Analytics; agrees with DP6/Marketing-Attribution-Models.',
    options: ['direct'],
  }),
  modelCalculator('linear', {
    description: 'Shares credit evenly among all contacts; a channel that is met twice gets two shares.',
    method: 'linear (even-weight) attribution',
    source: heuristic,
  }),
  modelCalculator('position', {
    description: 'Gives declared shares to the first contact, the last, and all between together; 40/20/40 by default.',
    method: 'position-based (U-shaped) attribution',
    source: 'Google Ads, position-based model; agrees with google/fractribution run_position_based_attribution.',
    options: ['position'],
  }),
  modelCalculator('time-decay', {
    description: 'The closer a contact is to the conversion, the more credit it gets: half as much for each half-life.',
    method: 'time decay, continuous by timestamp: 0.5^(days / half-life); stepped decay is another model',
    source: 'Google Ads API AttributionModelEnum (half-life 7 days); formula of exponential decay.',
    options: ['halfLifeDays'],
  }),
  modelCalculator('custom', {
    description: 'Shares credit in proportion to declared weights of the channels that were met.',
    method: 'declared channel weights, per contact',
    source: 'Weights of the plan; nothing is estimated.',
    options: ['weights'],
    example: { weights: { search: 0.4, social: 0.2, email: 0.3, direct: 0.1 } },
  }),
  modelCalculator('markov', {
    description:
      'Gives credit by how many conversions would be lost without a channel, from an absorbing Markov chain.',
    method: 'absorbing Markov chain, removal effects by exact linear solve (no simulation)',
    source:
      'Anderl, Becker, von Wangenheim & Schumann (2016), Mapping the customer journey, IJRM 33(3); Kemeny & Snell (1960). Agrees with jerednel/markov-chain-attribution and eeghor/mta; ChannelAttribution simulates the same chain.',
    options: ['markov'],
  }),
  modelCalculator('shapley', {
    description: 'Gives credit by what a channel adds to every set of other channels, averaged over all orders.',
    method: 'exact Shapley values over sets of channels',
    source: 'Shapley (1953); Zhao, Mahboobi & Bagheri (2018), arXiv:1804.05327. Agrees with eeghor/mta.',
    options: ['shapley'],
  }),
] as const;
