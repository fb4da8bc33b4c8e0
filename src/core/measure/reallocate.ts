import type { SpendLevel } from '../measurement/marginal.ts';
import { marginalBudget, proportionalBudget } from '../measurement/reallocation.ts';
import { UserError } from '../messages/userError.ts';
import type { Budget } from './budget.ts';

export type ReallocationMethod = 'marginal' | 'proportional';

/** A month's budget shared out anew, in whole minor units. */
export interface Reallocation {
  method: ReallocationMethod;
  /** The method with its source. */
  explanation: string;
  total: number;
  rows: { channel: string; title: string; now: number | null; proposed: number; change: number | null }[];
  /** What no channel can use, because none is known to bring more at a higher level. */
  unallocated: number;
}

const explanations: Readonly<Record<ReallocationMethod, string>> = {
  marginal:
    'Cheapest next one first, on straight lines between the periods’ levels of spending; nothing is guessed beyond the highest (equal marginal returns, Dorfman & Steiner 1954).',
  proportional:
    'In proportion to what the channels brought, largest remainder; it takes for granted that a channel keeps its cost at any budget.',
};

/**
 * Shares a month's budget out anew by what the channels brought in the periods of the cycle.
 * @param total in minor units; the month's budget when left out
 * @throws UserError where the figures do not allow it
 */
export function reallocate(budget: Budget, method: ReallocationMethod, total = budget.perMonth): Reallocation {
  const channels = budget.channels.filter(({ active }) => active);
  if (total === null) throw new UserError('There is no budget of a month to share out. Name one with --total.');
  if (budget.acquisition === null)
    throw new UserError('No channel says what it brought. Add `values` to the channels of the actual figures.');
  const shares = method === 'marginal' ? byMargin(channels, total) : byResult(channels, total);
  return {
    method,
    explanation: explanations[method],
    total,
    rows: channels.map(({ channel, title, perMonth }, index) => {
      const proposed = shares.amounts[index] ?? 0;
      return { channel, title, now: perMonth, proposed, change: perMonth === null ? null : proposed - perMonth };
    }),
    unallocated: shares.unallocated,
  };
}

type Rows = Budget['channels'];

function byResult(channels: Rows, total: number): { amounts: number[]; unallocated: number } {
  const weights = channels.map(({ acquisitions }) => Math.max(0, acquisitions ?? 0));
  if (weights.every((weight) => weight === 0))
    throw new UserError('No channel has brought anything yet, so there is nothing to share the budget out by.');
  return { amounts: proportionalBudget(total, weights), unallocated: 0 };
}

function byMargin(channels: Rows, total: number): { amounts: number[]; unallocated: number } {
  const responses = channels.map(({ channel, title, periods }) => {
    const levels = new Map<number, SpendLevel>();
    for (const { spend, acquisitions } of periods) {
      if (spend === null || acquisitions === null) continue;
      const before = levels.get(spend);
      levels.set(spend, { spend, conversions: before ? (before.conversions + acquisitions) / 2 : acquisitions });
    }
    if (levels.size === 0)
      throw new UserError(
        `Nothing is known of what ${title} brings, so its next one has no price. Measure it, or share out with --reallocate proportional.`,
      );
    return { channel, levels: [...levels.values()] };
  });
  const least = responses.reduce((sum, { levels }) => sum + Math.min(...levels.map(({ spend }) => spend)), 0);
  if (total < least)
    throw new UserError(
      'The total is below what the channels cost at their lowest known levels, and nothing is known below them. Name a higher total, or share out with --reallocate proportional.',
    );
  const { channels: allocated, unallocated } = marginalBudget(total, responses);
  return { amounts: allocated.map(({ budget }) => budget), unallocated };
}
