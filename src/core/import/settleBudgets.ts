import { parsePeriod } from '../documents/dates.ts';
import { parseMoney } from '../documents/quantity.ts';
import type { Context } from './context.ts';
import type { Draft, Facts } from './draft.ts';

/** Reads the budgets of channels that do not say for how long they are, and sees whether all budgets agree. */
export function settleBudgets(context: Context, draft: Draft, cycle: string | undefined): void {
  const { project, openBudgets } = context;
  const budget = project?.facts.budget as Facts | undefined;
  const month = minorOf(budget?.per_month);
  const sum = openBudgets.reduce((total, open) => total + open.minor, 0);
  for (const open of openBudgets) {
    if (month !== undefined && sum === month) open.place();
    else
      open.refuse(
        `“${open.text}” does not say for how long it is, and a channel’s budget is for a month; the amounts do not add up to a month’s budget either`,
      );
  }
  if (!project) return;
  const whole = minorOf(budget?.per_cycle);
  const months = monthsOf(cycle);
  // Two budgets that contradict each other are no facts; the month's is what the channels share.
  if (budget && month !== undefined && whole !== undefined && (months === undefined || whole !== month * months))
    dropTotal(draft, budget);
  if (!draft.facts('strategy', 'gtm') || balances(draft, month)) return;
  project.facts.rules = { 'budget-balances': 'warning' };
}

function dropTotal(draft: Draft, budget: Facts): void {
  delete budget.per_cycle;
  const index = draft.placements.findIndex(
    ({ document, pointer }) => document.startsWith('project:') && pointer === '/budget/per_cycle',
  );
  if (index >= 0) draft.placements.splice(index, 1);
}

function minorOf(value: unknown): number | undefined {
  const money = value === undefined ? undefined : parseMoney(value);
  return money?.unit === 'money' ? money.minor : undefined;
}

function monthsOf(cycle: string | undefined): number | undefined {
  if (cycle === undefined || !parsePeriod(cycle)) return undefined;
  return /Q/.test(cycle) ? 3 : /^\d{4}$/.test(cycle) ? 12 : 1;
}

/** True when every channel has a budget and all of them make the month's. */
function balances(draft: Draft, month: number | undefined): boolean {
  const channels = (draft.facts('strategy', 'gtm')?.channels ?? []) as Facts[];
  const budgets = channels.map((channel) => minorOf(channel.budget));
  const sum = budgets.reduce<number>((total, budget) => total + (budget ?? 0), 0);
  return month !== undefined && budgets.length > 0 && budgets.every((budget) => budget !== undefined) && sum === month;
}
