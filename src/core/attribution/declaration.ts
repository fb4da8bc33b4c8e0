import { valueAt } from '../documents/pointer.ts';
import { parseDuration, parseMoney, parseRate } from '../documents/quantity.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import type { JourneyInput } from './journeys/inputs.ts';
import { type AttributionModel, type AttributionOptions, defaultOptions } from './options.ts';

type Declared = PlanDocument<'attribution'>;

/** What an attribution document declares, in the terms of the models and readers. */
export interface AttributionDeclaration {
  /** The chosen model first, then those to compare with. Linear where none is chosen. */
  models: AttributionModel[];
  options: Partial<AttributionOptions>;
  input: Partial<JourneyInput>;
  /** Path of the data in the project. */
  file: string | undefined;
  /** Pointers of values that do not read; the usual value stands in their place. */
  unreadable: string[];
}

/**
 * Reads the declaration of an attribution document. What is wrong with it is the business of the rules; here it only has to
 * lead to no wrong number, so a value that does not read is named.
 * @param currency currency of bare amounts
 */
export function declaredAttribution(document: Declared, currency: string | undefined): AttributionDeclaration {
  const { facts } = document;
  const unreadable: string[] = [];
  // From the data, not from the facts, from which a value that does not read is gone.
  const days = (pointer: string): number | undefined => {
    const value = valueAt(document.data, pointer) ?? undefined;
    const duration = value === undefined ? undefined : parseDuration(value);
    if (duration?.unit === 'duration') return duration.days;
    if (duration !== undefined) unreadable.push(pointer);
    return undefined;
  };
  const { model, compare_with, method, source } = facts;
  const compared = [...itemsOf(compare_with)].map(([name]) => name);
  const halfLifeDays = days('/half_life');
  const columns = source?.columns;
  return {
    models: [...new Set<AttributionModel>([model ?? 'linear', ...compared])],
    options: {
      lookbackDays: days('/lookback'),
      ...(halfLifeDays === undefined ? {} : { halfLifeDays }),
      ...weightsOf(document, unreadable),
      markov: { ...defaultOptions.markov, order: method?.order ?? defaultOptions.markov.order },
      shapley:
        method?.max_channels === undefined
          ? defaultOptions.shapley
          : { ...defaultOptions.shapley, maxChannels: method.max_channels, beyond: 'together' },
    },
    input: {
      columns: { ...columns },
      numbers: { currency, ...(source?.decimal === 'comma' ? { decimal: ',' as const } : {}) },
      time: { zone: source?.timezone },
      ...conversionsOf(document, currency, unreadable),
    },
    file: source?.file,
    unreadable,
  };
}

function weightsOf({ facts, data }: Declared, unreadable: string[]): Partial<AttributionOptions> {
  const weights = valueAt(data, '/weights');
  const read = Object.entries(weights !== null && typeof weights === 'object' ? weights : {}).flatMap(
    ([name, value]) => {
      const rate = parseRate(value);
      if (rate.unit === 'rate') return [[name, rate.fraction] as const];
      unreadable.push(`/weights/${name}`);
      return [];
    },
  );
  if (read.length === 0) return {};
  const shares = Object.fromEntries(read);
  if (facts.model === 'custom') return { weights: shares };
  const { first = 0, middle = 0, last = 0 } = shares;
  return { position: { first, middle, last } };
}

function conversionsOf(
  { facts, data }: Declared,
  currency: string | undefined,
  unreadable: string[],
): Partial<JourneyInput> {
  const events: string[] = [];
  const eventValues: Record<string, number> = {};
  for (const [{ event }, index] of itemsOf(facts.conversions)) {
    if (event === undefined) continue;
    events.push(event);
    const value = valueAt(data, `/conversions/${index}/value`) ?? undefined;
    if (value === undefined) continue;
    const money = parseMoney(value, currency);
    if (money.unit === 'money') eventValues[event] = money.minor;
    else unreadable.push(`/conversions/${index}/value`);
  }
  return { ...(events.length === 0 ? {} : { conversionEvents: events }), eventValues };
}
