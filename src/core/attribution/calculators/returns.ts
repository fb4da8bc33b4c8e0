import { defineCalculator } from '../../calculators/calculator.ts';
import { refuse } from '../../measurement/refuse.ts';
import { amount, listOf, maybe, money, num, object, text, withExample } from '../../measurement/shape.ts';
import { type ChannelReturn, channelReturns } from '../returns.ts';

interface ReturnsInput {
  channels: readonly { channel: string; conversions: number; value?: number; spend: number }[];
}

const refusals = {
  'no-spend': 'No channel has any spend, so there is no return on it.',
  'same-channel': 'The channel “{channel}” stands in the list twice. Add its rows up first.',
} as const;

/** CPA, ROAS and ROI by channel. */
export const channelReturnsCalculator = defineCalculator<ReturnsInput, { channels: ChannelReturn[] }>({
  name: 'channel-returns',
  title: 'Return of each channel',
  description: 'Cost per acquisition, return on ad spend and return on investment of each channel.',
  method: 'CPA = spend / conversions; ROAS = value / spend; ROI = (value - spend) / spend',
  source:
    'Farris, Bendle, Pfeifer & Reibstein (2010), Marketing Metrics. The share index agrees with MatCyt/Markov-Chain, which calls it ROAS.',
  input: object('Channels', 'What each channel brought and cost.', {
    channels: listOf(
      'Channels',
      'A row for each channel.',
      withExample(
        object(
          'Channel',
          'A channel.',
          {
            channel: text('Channel', 'Name of the channel.', 'search'),
            conversions: amount('Conversions', 'Conversions credited to it.', 40),
            value: money('Value', 'Value credited to it; 0 when it is left out.', 480_000),
            spend: money('Spend', 'What it cost.', 120_000, { minimum: 0 }),
          },
          ['value'],
        ),
        { channel: 'search', conversions: 40, value: 480_000, spend: 120_000 },
      ),
      { minItems: 1 },
    ),
  }),
  output: object('Returns', 'The return of each channel.', {
    channels: listOf(
      'Channels',
      'A row for each channel, most spend first.',
      object(
        'Return',
        'A channel.',
        {
          channel: text('Channel', 'Name of the channel.', 'search'),
          conversions: num('Conversions', 'Conversions credited to it.', 40),
          value: money('Value', 'Value credited to it.', 480_000),
          spend: money('Spend', 'What it cost.', 120_000),
          cpa: maybe('Cost per acquisition', 'Spend over conversions, in minor units.', 3000),
          roas: maybe('Return on ad spend', 'Value over spend.', 4),
          roi: maybe('Return on investment', 'Value less spend, over spend.', 3),
          shareIndex: maybe('Share index', 'Share of conversions over share of spend; 1 is a fair share.', 1),
          note: text('Note', 'Why a number is missing.', 'No spend is recorded, so there is no return on it.'),
        },
        ['note'],
      ),
    ),
  }),
  refusals,
  calculate({ channels }) {
    const seen = new Set<string>();
    for (const { channel } of channels) {
      if (seen.has(channel)) return refuse(refusals, 'same-channel', { channel });
      seen.add(channel);
    }
    if (channels.every(({ spend }) => spend === 0)) return refuse(refusals, 'no-spend');
    const credit = channels.map(({ channel, conversions, value = 0 }) => ({ channel, conversions, value }));
    return { channels: channelReturns(credit, Object.fromEntries(channels.map((row) => [row.channel, row.spend]))) };
  },
});
