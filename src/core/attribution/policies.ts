import { type AttributionModel, type AttributionOptions, repeatsOf } from './options.ts';
import type { Policies } from './result.ts';

/** The policies that a model was run with, to stand beside its result. */
export function policiesOf(model: AttributionModel, options: AttributionOptions): Policies {
  const { lookbackDays, halfLifeDays, position, weights, markov, shapley } = options;
  const usesNulls =
    model === 'markov' ? markov.nullPaths === 'use' : model === 'shapley' ? shapley.worth === 'rate' : undefined;
  return {
    lookbackDays: lookbackDays ?? null,
    repeats: repeatsOf(model, options),
    nullPaths: usesNulls === undefined ? 'not used' : usesNulls ? 'used' : model === 'markov' ? 'ignored' : 'not used',
    ...(model === 'time-decay' ? { halfLifeDays } : {}),
    ...(model === 'position' ? { weights: { ...position } } : {}),
    ...(model === 'custom' ? { weights: { ...weights } } : {}),
  };
}

/**
 * What is wrong with options, as a sentence; undefined when they can be used. The kind of value is what the schema of a
 * calculator says; this is about what a schema cannot say.
 */
export function optionsProblem(models: readonly AttributionModel[], options: AttributionOptions): string | undefined {
  const { lookbackDays, halfLifeDays, position, weights, markov, shapley } = options;
  if (models.length === 0) return 'Name at least one model.';
  if (lookbackDays !== undefined && !(lookbackDays > 0)) return 'The look-back window has to be longer than 0 days.';
  if (models.includes('time-decay') && !(halfLifeDays > 0)) return 'The half-life has to be longer than 0 days.';
  if (models.includes('position')) {
    const shares = [position.first, position.middle, position.last];
    if (shares.some((share) => !(share >= 0))) return 'No share of the position model may be below 0.';
    const problem = sumProblem('The shares of first, middle and last', shares);
    if (problem) return problem;
  }
  if (models.includes('custom')) {
    const shares = Object.values(weights);
    if (shares.length === 0) return 'Custom weights need a weight for each channel.';
    if (shares.some((share) => !(share >= 0))) return 'No weight may be below 0.';
    const problem = sumProblem('The weights of the channels', shares);
    if (problem) return problem;
  }
  const { order } = markov;
  if (models.includes('markov') && !(Number.isInteger(order) && order >= 1 && order <= 4))
    return `The order of the Markov chain has to be 1, 2, 3 or 4, but it is ${order}.`;
  const { maxChannels } = shapley;
  if (models.includes('shapley') && !(Number.isInteger(maxChannels) && maxChannels >= 2 && maxChannels <= 16))
    return `Shapley tells 2 to 16 channels apart, not ${maxChannels}.`;
  return undefined;
}

function sumProblem(what: string, shares: readonly number[]): string | undefined {
  const sum = shares.reduce((before, share) => before + share, 0);
  if (Math.abs(sum - 1) < 1e-9) return undefined;
  return `${what} add up to ${Number((sum * 100).toFixed(4))} %, but have to add up to 100 %.`;
}
