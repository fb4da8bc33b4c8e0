import type { Refusal } from '../../calculators/calculator.ts';
import { refuse } from '../../measurement/refuse.ts';
import { AttributionAccumulator, accumulatorRefusals } from '../accumulator.ts';
import type { Journey } from '../journey.ts';
import { splitPath } from '../journeys/pathReader.ts';
import { markovRefusals } from '../models/markov.ts';
import { shareRefusals } from '../models/rules.ts';
import { shapleyRefusals } from '../models/shapley.ts';
import {
  type AttributionModel,
  type AttributionOptions,
  defaultOptions,
  type MarkovOptions,
  type PositionWeights,
  type RepeatPolicy,
  type ShapleyOptions,
} from '../options.ts';
import { optionsProblem } from '../policies.ts';

/** A path as a calculator takes it. */
export interface JourneyInputRow {
  /** "a > b > c", or the channels as a list. */
  path: string | readonly string[];
  /** 1 when it is left out. */
  conversions?: number;
  nulls?: number;
  /** Of all its conversions together, in minor units. */
  value?: number;
  daysBefore?: readonly number[];
}

export interface AttributionInput {
  journeys: readonly JourneyInputRow[];
  /** By channel, in minor units. */
  spend?: Readonly<Record<string, number>>;
  lookbackDays?: number;
  repeats?: RepeatPolicy;
  halfLifeDays?: number;
  position?: PositionWeights;
  weights?: Readonly<Record<string, number>>;
  direct?: readonly string[];
  markov?: Partial<MarkovOptions>;
  shapley?: Partial<ShapleyOptions>;
}

export const attributionRefusals = {
  'days-mismatch':
    'The path “{path}” has {contacts|contact|contacts} but {days|time|times}. Give `daysBefore` a number for each contact, in their order.',
  'value-without-conversion':
    'The path “{path}” did not convert and has a value of {value}. Leave the value out, or give the path its conversions.',
  option: '{reason}',
  ...accumulatorRefusals,
  ...shareRefusals,
  ...markovRefusals,
  ...shapleyRefusals,
} as const;

/** Runs models over the paths of an input, or says why not. */
export function accumulate(
  models: readonly AttributionModel[],
  input: AttributionInput,
): AttributionAccumulator | Refusal {
  const options = optionsOf(input);
  const reason = optionsProblem(models, options);
  if (reason !== undefined) return refuse(attributionRefusals, 'option', { reason });
  const accumulator = new AttributionAccumulator(models, options);
  for (const row of input.journeys) {
    const journey = journeyOf(row);
    const { channels, daysBefore } = journey;
    if (daysBefore !== undefined && daysBefore.length !== channels.length) {
      const args = { path: channels.join(' > '), contacts: channels.length, days: daysBefore.length };
      return refuse(attributionRefusals, 'days-mismatch', args);
    }
    if (journey.conversions === 0 && journey.value !== 0) {
      const args = { path: channels.join(' > '), value: journey.value };
      return refuse(attributionRefusals, 'value-without-conversion', args);
    }
    accumulator.add(journey);
  }
  const { conversions, paths } = accumulator.totals;
  return conversions > 0 ? accumulator : refuse(attributionRefusals, 'no-conversions', { paths });
}

function journeyOf({ path, conversions = 1, nulls = 0, value = 0, daysBefore }: JourneyInputRow): Journey {
  const channels = typeof path === 'string' ? splitPath(path, '>') : path;
  return { channels, conversions, nulls, value, daysBefore };
}

function optionsOf({ journeys: _, spend: __, markov, shapley, ...given }: AttributionInput): AttributionOptions {
  return {
    ...defaultOptions,
    ...given,
    markov: { ...defaultOptions.markov, ...markov },
    shapley: { ...defaultOptions.shapley, ...shapley },
  };
}
