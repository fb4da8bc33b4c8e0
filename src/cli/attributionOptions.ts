import { type Command, Option } from 'commander';
import {
  type AttributionModel,
  type AttributionRequest,
  modelsNamed,
  parseDuration,
  parseRate,
  UserError,
} from '../core/index.ts';
import { addTableOptions, addTimeOptions, type TableCliOptions, type TimeCliOptions } from './dataOptions.ts';

/** Options of `gtm attribution` as a person types them. */
export interface AttributionCliOptions extends TableCliOptions, TimeCliOptions {
  model?: string[];
  lookback?: string;
  repeats?: 'keep' | 'collapse' | 'once';
  nullPaths?: 'use' | 'ignore';
  halfLife?: string;
  position?: string;
  weights?: string;
  direct?: string[];
  order?: string;
  worth?: 'conversions' | 'rate';
  maxChannels?: string;
  together?: boolean;
  sessions?: string;
  afterConversion?: 'restart' | 'continue';
  conversion?: string[];
  column?: string[];
  sorted?: boolean;
  separator?: string;
  currency?: string;
}

/** Adds the options that say how to share credit and how to read the rows. */
export function addAttributionOptions(command: Command): Command {
  command
    .option('--model <names...>', 'models, or all (default: what the document declares, else linear)')
    .option('--lookback <duration>', 'contacts longer ago do not count, such as "30 days"')
    .addOption(new Option('--repeats <policy>', 'a channel met more than once').choices(['keep', 'collapse', 'once']))
    .addOption(new Option('--null-paths <policy>', 'paths without conversion, for Markov').choices(['use', 'ignore']))
    .option('--half-life <duration>', 'for time decay (default: 7 days)')
    .option('--position <shares>', 'for position: first, middle, last, such as 40/20/40')
    .option('--weights <shares>', 'for custom: such as search=50%,social=30%,email=20%')
    .option('--direct <channels...>', 'channels that last-non-direct passes over')
    .option('--order <number>', 'of the Markov chain, 1 to 4')
    .addOption(new Option('--worth <worth>', 'of a set of channels, for Shapley').choices(['conversions', 'rate']))
    .option('--max-channels <number>', 'that Shapley tells apart (default: 12)')
    .option('--together', 'with more channels, let Shapley take the least used as one')
    .option('--sessions <duration>', 'take events of one visit together, until this long without one')
    .addOption(
      new Option('--after-conversion <policy>', 'where the path to the next conversion begins').choices([
        'restart',
        'continue',
      ]),
    )
    .option('--conversion <events...>', 'names of the events that are conversions')
    .option('--column <names...>', 'what a column is called, such as user=account_id')
    .option('--sorted', 'the rows are sorted by person, so that only one has to be remembered')
    .option('--separator <text>', 'between the channels of a path (default: >)')
    .option('--currency <code>', 'currency of the amounts');
  return addTimeOptions(addTableOptions(command));
}

/**
 * What a person asks for, laid over what a document declares.
 * @throws UserError for a value that does not read
 */
export function requestFrom(given: AttributionCliOptions, declared: AttributionRequest): AttributionRequest {
  const { options, input } = declared;
  const weights = given.weights === undefined ? options.weights : sharesIn(given.weights);
  const custom = Object.keys(weights ?? {}).length > 0;
  const models: readonly AttributionModel[] = given.model ? modelsNamed(given.model, { custom }) : declared.models;
  const markov = { order: 1, nullPaths: 'use' as const, ...options.markov };
  const shapley = {
    worth: 'conversions' as const,
    maxChannels: 12,
    beyond: 'refuse' as const,
    ...options.shapley,
  };
  return {
    ...declared,
    models,
    options: {
      ...options,
      ...set('lookbackDays', given.lookback, (text) => days('--lookback', text)),
      ...set('halfLifeDays', given.halfLife, (text) => days('--half-life', text)),
      ...set('position', given.position, positionIn),
      ...(weights === undefined ? {} : { weights }),
      ...(given.repeats === undefined ? {} : { repeats: given.repeats }),
      ...(given.direct === undefined ? {} : { direct: given.direct }),
      markov: {
        ...markov,
        ...set('order', given.order, (text) => whole('--order', text)),
        ...(given.nullPaths === undefined ? {} : { nullPaths: given.nullPaths }),
      },
      shapley: {
        ...shapley,
        ...set('maxChannels', given.maxChannels, (text) => whole('--max-channels', text)),
        ...(given.worth === undefined ? {} : { worth: given.worth }),
        ...(given.together === true ? { beyond: 'together' as const } : {}),
      },
    },
    input: {
      ...input,
      ...(given.conversion === undefined ? {} : { conversionEvents: given.conversion }),
      ...(given.column === undefined ? {} : { columns: { ...input.columns, ...columnsIn(given.column) } }),
      ...(given.sorted === true ? { sorted: true } : {}),
      ...(given.separator === undefined ? {} : { separator: given.separator }),
      ...(given.afterConversion === undefined ? {} : { afterConversion: given.afterConversion }),
      ...set('sessions', given.sessions, (text) => ({
        gapMinutes: days('--sessions', text) * 1440,
        newSource: true,
      })),
      numbers: {
        ...input.numbers,
        ...(given.currency === undefined ? {} : { currency: given.currency }),
        ...(given.decimal === undefined ? {} : { decimal: given.decimal }),
      },
      time: {
        ...input.time,
        ...(given.dateFormat === undefined ? {} : { format: given.dateFormat }),
        ...(given.timeZone === undefined ? {} : { zone: given.timeZone }),
      },
    },
  };
}

function set<K extends string, T>(key: K, text: string | undefined, read: (text: string) => T): Partial<Record<K, T>> {
  return text === undefined ? {} : ({ [key]: read(text) } as Record<K, T>);
}

function days(option: string, text: string): number {
  const duration = parseDuration(text);
  if (duration.unit === 'duration') return duration.days;
  throw new UserError(`${option} ${text} does not read as a length of time. Write it as “30 days” or “12 hours”.`);
}

function whole(option: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new UserError(`${option} ${text} is not a whole number.`);
}

function share(option: string, text: string): number {
  const rate = parseRate(text.trim());
  if (rate.unit === 'rate') return rate.fraction;
  throw new UserError(`${option}: “${text}” is not a share. Write it as 40% or 0.4.`);
}

function positionIn(text: string): { first: number; middle: number; last: number } {
  const parts = text.split(/[/,]/).map((part) => part.trim());
  const [first, middle, last] = parts.map((part) => share('--position', /^\d{2,}$/.test(part) ? `${part}%` : part));
  if (parts.length === 3 && first !== undefined && middle !== undefined && last !== undefined)
    return { first, middle, last };
  throw new UserError(`--position ${text} needs three shares, such as 40/20/40.`);
}

function sharesIn(text: string): Record<string, number> {
  return Object.fromEntries(
    text.split(',').map((part) => {
      const at = part.lastIndexOf('=');
      if (at < 1) throw new UserError(`--weights: “${part}” is no weight. Write it as search=50%.`);
      return [part.slice(0, at).trim(), share('--weights', part.slice(at + 1))];
    }),
  );
}

const columnKeys = [
  'user',
  'timestamp',
  'channel',
  'event',
  'value',
  'conversionId',
  'source',
  'medium',
  'campaign',
  'referrer',
  'path',
  'conversions',
  'nulls',
  'touch',
] as const;

function columnsIn(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key = '', ...name] = pair.split('=');
      const known = columnKeys.find((each) => each.toLowerCase() === key.trim().replaceAll(/[-_]/g, '').toLowerCase());
      if (!known || name.length === 0)
        throw new UserError(
          `--column ${pair} is not understood. Write user=account_id; there are ${columnKeys.join(', ')}.`,
        );
      return [known, name.join('=').trim()];
    }),
  );
}
