import { isRefusal, type Refusal } from '../calculators/calculator.ts';
import { gridOf, roundToTotal } from '../measurement/apportion.ts';
import { refuse } from '../measurement/refuse.ts';
import { ChannelNames, type Journey, noChannel, type Path } from './journey.ts';
import { createModel } from './models/create.ts';
import type { ModelAccumulator, RawCredit } from './models/model.ts';
import {
  type AttributionModel,
  type AttributionOptions,
  defaultOptions,
  type RepeatPolicy,
  repeatsOf,
} from './options.ts';
import { policiesOf } from './policies.ts';
import { emptyPath, preparePath } from './prepare.ts';
import type { AttributionResult, AttributionTotals, ChannelCredit } from './result.ts';

/** What a model came to: credit, or why it gives none. */
export type AttributionOutcome = AttributionResult | (Refusal & { model: AttributionModel });

/**
 * Shares credit by several models at once, path by path. Its memory grows with the number of channels, of chain states
 * (Markov) and of different sets of channels (Shapley), never with the number of paths.
 */
export class AttributionAccumulator {
  readonly channels: ChannelNames;
  readonly totals: AttributionTotals = {
    paths: 0,
    conversions: 0,
    nulls: 0,
    value: 0,
    unattributed: { conversions: 0, value: 0 },
  };
  readonly #options: AttributionOptions;
  readonly #models: readonly { name: AttributionModel; accumulator: ModelAccumulator }[];
  /** Models that take repeats alike share the work of preparing a path. */
  readonly #groups: readonly { repeats: RepeatPolicy; accumulators: ModelAccumulator[]; usesNulls: boolean }[];
  readonly #prepared = emptyPath();
  readonly #noDays: readonly number[] = [];
  /** Paths with contacts but without their times. */
  #untimed = 0;

  /** @param channels names by number, where the caller has given the numbers already */
  constructor(
    models: readonly AttributionModel[],
    options: Partial<AttributionOptions> = {},
    channels = new ChannelNames(),
  ) {
    this.channels = channels;
    this.#options = { ...defaultOptions, ...options };
    this.#models = models.map((name) => ({ name, accumulator: createModel(name, this.#options, channels) }));
    const policies = new Set(models.map((name) => repeatsOf(name, this.#options)));
    this.#groups = [...policies].map((repeats) => {
      const alike = this.#models.filter(({ name }) => repeatsOf(name, this.#options) === repeats);
      const accumulators = alike.map(({ accumulator }) => accumulator);
      return { repeats, accumulators, usesNulls: accumulators.some(({ usesNulls }) => usesNulls) };
    });
  }

  /** Takes a journey. */
  add({ channels, daysBefore, conversions, nulls, value }: Journey): void {
    const numbers = channels.map((name) => this.channels.number(name));
    const hasDays = daysBefore !== undefined;
    const days = daysBefore ?? this.#noDays;
    this.addPath({ length: numbers.length, channels: numbers, daysBefore: days, hasDays, conversions, nulls, value });
  }

  /** Whether a model looks at paths that did not convert. */
  get usesNulls(): boolean {
    return this.#groups.some(({ usesNulls }) => usesNulls);
  }

  /** Counts a path that did not convert, where no model looks at it. */
  addNull(): void {
    this.totals.paths++;
    this.totals.nulls++;
  }

  /** Takes a path whose channels are numbers already. Keeps nothing of the object, so that it may be used again. */
  addPath(path: Path): void {
    const { totals } = this;
    totals.paths++;
    totals.conversions += path.conversions;
    totals.nulls += path.nulls;
    totals.value += path.value;
    if (!path.hasDays && path.length > 0) this.#untimed++;
    const { lookbackDays } = this.#options;
    let length = path.length;
    for (const { repeats, accumulators, usesNulls } of this.#groups) {
      if (path.conversions === 0 && !usesNulls) continue;
      const plain = repeats === 'keep' && lookbackDays === undefined;
      const prepared = plain ? path : preparePath(path, lookbackDays, repeats, this.#prepared);
      length = prepared.length;
      if (length === 0) break;
      for (const accumulator of accumulators) accumulator.add(prepared);
    }
    if (length > 0 || path.conversions === 0) return;
    totals.unattributed.conversions += path.conversions;
    totals.unattributed.value += path.value;
  }

  /** The credit by each model, in the order in which they were asked for. */
  results(): AttributionOutcome[] {
    const { lookbackDays } = this.#options;
    return this.#models.map(({ name, accumulator }) => {
      const blind = lookbackDays !== undefined && this.#untimed > 0;
      const raw = blind ? this.#blind(lookbackDays) : accumulator.credit(this.channels.names);
      if (isRefusal(raw)) return { model: name, ...raw };
      const { conversions, value } = this.totals;
      return {
        model: name,
        method: accumulator.method,
        policies: policiesOf(name, this.#options),
        conversions,
        value,
        credit: this.#credit(raw),
        ...(raw.details === undefined ? {} : { details: raw.details }),
      };
    });
  }

  #blind(days: number): Refusal {
    return refuse(accumulatorRefusals, 'lookback-needs-times', { days, count: this.#untimed });
  }

  /** Credit that adds up exactly, with the conversions that had no contact. */
  #credit(raw: RawCredit): ChannelCredit[] {
    const { conversions: total, value: totalValue, unattributed } = this.totals;
    const names = raw.names ?? this.channels.names;
    const places = names.map((_, place) => place).sort((a, b) => compareText(names[a] ?? '', names[b] ?? ''));
    const pick = (list: readonly number[]) => places.map((place) => list[place] ?? 0);
    const conversions = withRest(pick(raw.conversions), unattributed.conversions, total, gridOf(total));
    const value = withRest(pick(raw.value), unattributed.value, totalValue, 1);
    const rows = [...places.map((place) => names[place] ?? ''), noChannel].map((channel, index) => ({
      channel,
      conversions: conversions[index] ?? 0,
      value: value[index] ?? 0,
      share: total === 0 ? 0 : (conversions[index] ?? 0) / total,
    }));
    const none = rows.pop() as ChannelCredit;
    rows.sort((a, b) => b.conversions - a.conversions || b.value - a.value || compareText(a.channel, b.channel));
    return unattributed.conversions === 0 ? rows : [...rows, none];
  }
}

export const accumulatorRefusals = {
  'no-conversions': 'None of the {paths|path|paths} converted, so there is no credit to share.',
  'lookback-needs-times':
    'A look-back window of {days|day|days} needs the time of every contact, and {count|path has|paths have} none. Give the times, or leave the window out.',
} as const;

/** Rounds credit so that with a rest it adds up to the total; the rest itself stays as it is where it can. */
function withRest(credit: readonly number[], rest: number, total: number, unit: number): number[] {
  const isOnGrid = [rest, total - rest].every((part) => Math.round(part / unit) * unit === part);
  return isOnGrid ? [...roundToTotal(credit, total - rest, unit), rest] : roundToTotal([...credit, rest], total, unit);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
