import { apportion } from './apportion.ts';
import { efficientLevels, type SpendLevel } from './marginal.ts';

/**
 * A budget shared out in proportion to what each channel brought, to the minor unit (largest remainder). Every channel then
 * has the same share index, 1. It takes for granted that a channel keeps its cost per acquisition at any budget.
 * @param total in minor units
 * @param weights conversions or value by channel; not negative, not all zero
 */
export function proportionalBudget(total: number, weights: readonly number[]): number[] {
  return apportion(total, weights);
}

export interface ChannelResponse {
  channel: string;
  /** Observed or planned levels; the lowest is the least that the channel gets. */
  levels: readonly SpendLevel[];
}

export interface ChannelAllocation {
  channel: string;
  /** In minor units. */
  budget: number;
  /** What it brings at that budget, in a straight line between levels. */
  conversions: number;
  /** Cost of its last conversion; null where it stays at its lowest level. */
  marginalCpa: number | null;
  /** Levels that were passed over because a straight line between their neighbours brings more. */
  passedOver: number;
}

export interface MarginalAllocation {
  channels: ChannelAllocation[];
  conversions: number;
  /** What no channel can use: none is known to bring more at a higher level. Nothing is guessed beyond the highest. */
  unallocated: number;
}

/**
 * A budget shared out so that the next conversion costs the same everywhere: each channel begins at its lowest level, then the
 * cheapest next conversion is bought until the money is spent (equal marginal cost, the optimum of concave responses;
 * Dorfman & Steiner 1954). Adds up to the minor unit. The budget covers the lowest levels.
 */
export function marginalBudget(total: number, responses: readonly ChannelResponse[]): MarginalAllocation {
  const channels = responses.map(({ channel, levels }) => {
    const efficient = efficientLevels(levels);
    const lowest = efficient[0] as SpendLevel;
    const passedOver = levels.length - efficient.length;
    return {
      efficient,
      row: { channel, budget: lowest.spend, conversions: lowest.conversions, marginalCpa: null, passedOver },
    };
  });
  const steps = channels.flatMap(({ efficient, row }) =>
    efficient.slice(1).map((to, index) => {
      const from = efficient[index] as SpendLevel;
      const conversions = to.conversions - from.conversions;
      return {
        row: row as ChannelAllocation,
        spend: to.spend - from.spend,
        conversions,
        cpa: (to.spend - from.spend) / conversions,
      };
    }),
  );
  let left = total - channels.reduce((sum, { row }) => sum + row.budget, 0);
  for (const step of steps.sort((a, b) => a.cpa - b.cpa || (a.row.channel < b.row.channel ? -1 : 1))) {
    const spend = Math.min(left, step.spend);
    if (spend <= 0) continue;
    step.row.budget += spend;
    step.row.conversions += step.conversions * (spend / step.spend);
    step.row.marginalCpa = step.cpa;
    left -= spend;
  }
  const rows = channels.map(({ row }) => row as ChannelAllocation);
  return { channels: rows, conversions: rows.reduce((sum, row) => sum + row.conversions, 0), unallocated: left };
}
