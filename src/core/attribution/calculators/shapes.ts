import {
  amount,
  choice,
  count,
  listOf,
  mapOf,
  maybe,
  money,
  num,
  object,
  text,
  withExample,
} from '../../measurement/shape.ts';
import type { Schema } from '../../schema/schema.ts';
import { attributionModels } from '../options.ts';

const journey = withExample(
  object(
    'Path',
    'A way that people took, with how many took it.',
    {
      path: {
        title: 'Path',
        description: 'The channels in the order of contact, as a list or as one text; empty for no contact.',
        type: ['string', 'array'],
        items: text('Channel', 'Name of a channel.', 'search'),
        examples: ['search > social > email'],
      },
      conversions: amount('Conversions', 'How many of them converted; 1 when it is left out.', 5),
      nulls: amount('Without conversion', 'How many of them did not convert; 0 when it is left out.', 20),
      value: money('Value', 'What the conversions are worth together.', 250_000),
      daysBefore: listOf(
        'Days before',
        'Days from each contact to the conversion, in the order of the path.',
        amount('Days', 'Days from the contact to the conversion.', 3),
        { examples: [[12, 3, 0]] },
      ),
    },
    ['conversions', 'nulls', 'value', 'daysBefore'],
  ),
  { path: 'search > social > email', conversions: 5, nulls: 20, value: 250_000, daysBefore: [12, 3, 0] },
);

export const exampleJourneys = [
  { path: 'search > social > email', conversions: 5, nulls: 20, value: 250_000, daysBefore: [12, 3, 0] },
  { path: 'search > email', conversions: 3, nulls: 10, value: 150_000, daysBefore: [7, 0] },
  { path: 'direct', conversions: 2, nulls: 40, value: 90_000, daysBefore: [0] },
];

const allOptions: Readonly<Record<string, Schema>> = {
  halfLifeDays: num('Half-life', 'After how many days a contact is worth half as much; 7 when it is left out.', 7),
  position: object('Position weights', 'Shares of credit, together 1; 0.4, 0.2, 0.4 when they are left out.', {
    first: amount('First', 'Share of the first contact.', 0.4),
    middle: amount('Middle', 'Share of all contacts between, together.', 0.2),
    last: amount('Last', 'Share of the last contact.', 0.4),
  }),
  weights: mapOf(
    'Channel weights',
    'How much each channel counts, together 1.',
    amount('Weight', 'Weight of the channel.', 0.5),
    { search: 0.5, social: 0.3, email: 0.2 },
  ),
  direct: listOf(
    'Direct channels',
    'Names of channels that are passed over at the end of a path; direct when they are left out.',
    text('Channel', 'Name of a channel.', 'direct'),
  ),
  markov: object(
    'Markov',
    'How the chain is built.',
    {
      order: count('Order', 'On how many earlier contacts the next step depends, 1 to 4.', 1, {
        minimum: 1,
        maximum: 4,
      }),
      nullPaths: choice('Paths without conversion', 'Whether they count.', ['use', 'ignore']),
    },
    ['order', 'nullPaths'],
  ),
  shapley: object(
    'Shapley',
    'How the game is set up.',
    {
      worth: choice(
        'Worth',
        'What a set of channels is worth: the conversions, or the conversion rates, of its paths.',
        ['conversions', 'rate'],
      ),
      maxChannels: count('Most channels', 'How many channels are told apart.', 12, { minimum: 2, maximum: 16 }),
      beyond: choice('Beyond', 'With more channels: refuse, or take the least used together.', ['refuse', 'together']),
    },
    ['worth', 'maxChannels', 'beyond'],
  ),
};

/** The input of a model: the paths, what all models share, and the options that it alone has. */
export function inputShape(own: readonly string[], example: Record<string, unknown> = {}): Schema {
  const properties: Record<string, Schema> = {
    journeys: listOf('Paths', 'The paths, alike ones once with their count.', journey, { minItems: 1 }),
    spend: mapOf('Spend', 'What each channel cost, for CPA, ROAS and ROI.', money('Spend', 'Cost.', 120_000), {
      search: 120_000,
    }),
    lookbackDays: num('Look-back window', 'Contacts longer ago do not count; all count when it is left out.', 60),
    repeats: choice(
      'Repeats',
      'A channel met more than once: keep every contact, collapse runs of it, or count it once. Keep when left out; Markov collapses.',
      ['keep', 'collapse', 'once'],
    ),
    ...Object.fromEntries(own.map((name) => [name, allOptions[name] as Schema])),
  };
  const optional = Object.keys(properties).filter((name) => name !== 'journeys' && name !== 'weights');
  const shape = object('Attribution', 'Paths and the policies by which credit is shared.', properties, optional);
  return withExample(shape, { journeys: exampleJourneys, ...example });
}

const credit = object('Credit', 'What a channel gets.', {
  channel: text('Channel', 'Name of the channel; (none) for conversions without a contact.', 'search'),
  conversions: num('Conversions', 'Conversions credited to it. All rows add up to all conversions exactly.', 3.5),
  value: money('Value', 'Value credited to it. All rows add up to the whole value exactly.', 175_000),
  share: num('Share', 'Share of all conversions.', 0.35),
});

const returns = object(
  'Return',
  'What the channel brought for what it cost.',
  {
    channel: text('Channel', 'Name of the channel.', 'search'),
    conversions: num('Conversions', 'Conversions credited to it.', 3.5),
    value: money('Value', 'Value credited to it.', 175_000),
    spend: money('Spend', 'What it cost.', 120_000),
    cpa: maybe('Cost per acquisition', 'Spend over conversions, in minor units.', 34_285.7),
    roas: maybe('Return on ad spend', 'Value over spend.', 1.46),
    roi: maybe('Return on investment', 'Value less spend, over spend.', 0.46),
    shareIndex: maybe('Share index', 'Share of conversions over share of spend; 1 is a fair share.', 1.1),
    note: text('Note', 'Why a number is missing.', 'No spend is recorded, so there is no return on it.'),
  },
  ['note'],
);

/** The output of one model. */
export const resultShape: Schema = object(
  'Credit by a model',
  'The credit, and the policies by which it was shared.',
  {
    model: choice('Model', 'The model.', attributionModels),
    method: text('Method', 'The method with its variant.', 'linear, the same credit for every contact'),
    policies: {
      title: 'Policies',
      description: 'Look-back window in days (null: none), repeats, paths without conversion, half-life or weights.',
      type: 'object',
      examples: [{ lookbackDays: null, repeats: 'keep', nullPaths: 'not used' }],
    },
    conversions: num('Conversions', 'All conversions.', 10),
    value: money('Value', 'Their value.', 490_000),
    credit: listOf('Credit', 'A row for each channel, most credit first.', credit),
    details: { title: 'Details', description: 'Removal effects and transitions, or sets of channels.', type: 'object' },
    returns: listOf('Returns', 'A row for each channel, most spend first.', returns),
  },
  ['details', 'returns'],
);
