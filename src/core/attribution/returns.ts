import type { ChannelCredit } from './result.ts';

/** What a channel brought for what it cost. Money in minor units; null where there is nothing to divide by. */
export interface ChannelReturn {
  channel: string;
  conversions: number;
  value: number;
  spend: number;
  /** Cost per acquisition: spend / conversions. */
  cpa: number | null;
  /** Return on ad spend: value / spend. 2 means that every unit spent brought two. */
  roas: number | null;
  /** Return on investment: (value - spend) / spend. 0 means that the spend came back. */
  roi: number | null;
  /** Share of all conversions over share of all spend: 1 is a fair share, above it the channel brings more than it costs. */
  shareIndex: number | null;
  /** Why a number is missing. */
  note?: string;
}

/**
 * Cost per acquisition, return on ad spend and return on investment of each channel, most spend first. A channel that cost
 * something and brought nothing stands in the list as well. `shareIndex` is what some call relative ROAS (MatCyt/Markov-Chain);
 * it is not a return.
 * @param spend by channel, in minor units
 */
export function channelReturns(
  credit: readonly Pick<ChannelCredit, 'channel' | 'conversions' | 'value'>[],
  spend: Readonly<Record<string, number>>,
): ChannelReturn[] {
  const known = new Map(credit.map((entry) => [entry.channel, entry]));
  const channels = [...new Set([...known.keys(), ...Object.keys(spend)])];
  const rows = channels.map((channel) => ({
    channel,
    conversions: known.get(channel)?.conversions ?? 0,
    value: known.get(channel)?.value ?? 0,
    spend: Object.hasOwn(spend, channel) ? (spend[channel] ?? 0) : 0,
  }));
  const all = {
    conversions: rows.reduce((sum, row) => sum + row.conversions, 0),
    spend: rows.reduce((sum, row) => sum + row.spend, 0),
  };
  return rows.map((row) => returnOf(row, all)).sort((a, b) => b.spend - a.spend || (a.channel < b.channel ? -1 : 1));
}

function returnOf(
  row: Pick<ChannelReturn, 'channel' | 'conversions' | 'value' | 'spend'>,
  all: { conversions: number; spend: number },
): ChannelReturn {
  const { conversions, value, spend } = row;
  const spendShare = divide(spend, all.spend);
  const share = divide(conversions, all.conversions);
  const notes = [
    ...(spend === 0 ? ['No spend is recorded, so there is no return on it.'] : []),
    ...(conversions === 0 && spend > 0 ? ['It brought no conversion, so there is no cost per acquisition.'] : []),
  ];
  return {
    ...row,
    cpa: spend === 0 ? null : divide(spend, conversions),
    roas: divide(value, spend),
    roi: divide(value - spend, spend),
    shareIndex: share === null || spendShare === null ? null : divide(share, spendShare),
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
  };
}

function divide(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
