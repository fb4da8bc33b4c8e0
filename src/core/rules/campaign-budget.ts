import { parseDay } from '../documents/dates.ts';
import { formatMoney, type Money, parseMoney } from '../documents/quantity.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';

type Campaign = Facts<'campaign'>;

export const campaignBudget = defineRule({
  id: 'campaign-budget',
  title: 'A campaign’s budget is the sum of its channels, and can be spent',
  description:
    'The budgets of the channels add up to the total, exactly, and the daily cap lets the total be spent within the days of the campaign.',
  kinds: ['campaign'],
  severity: 'error',
  messages: {
    over: 'The channels together have {sum}, but the campaign has {total}. Take {difference} from {one}, or raise the total.',
    under:
      'The channels together have {sum}, but the campaign has {total}. Give the {difference} that is left to a channel, or lower the total.',
    rest: '{channel} has no budget, and {difference} of the {total} are left. Write them there.',
    unbudgeted: 'The channels have budgets, but the campaign has no total. Add {sum}.',
    currency: 'The budget of {what} is in {currency}, but the project counts in {project}. Convert it.',
    cap: 'With {cap} a day the campaign can spend {possible} in its {days} days, less than its total of {total}. Raise the daily cap, or lower the total.',
    'cap-over': 'The daily cap of {cap} is more than the whole budget of {total}. Correct one of them.',
    balances: '{count|channel|channels} share {total}',
  },
  fixes: {
    'set-rest': 'Give {channel} {difference}',
    'set-total': 'Set the total to {sum}',
  },
  *check(document, { project }) {
    const { facts } = document;
    const { currency } = project;
    const amounts = [...readAmounts(facts, currency)];
    const foreign = amounts.filter(({ money }) => isForeign(money, currency));
    for (const { what, money, path } of foreign)
      yield { message: 'currency', args: { what, currency: money.currency ?? '', project: currency ?? '' }, path };
    if (foreign.length > 0) return;
    const own = currency ?? amounts.find(({ money }) => money.currency !== undefined)?.money.currency;
    const total = amounts.find(({ path }) => path === '/budget/total')?.money.minor;
    const cap = amounts.find(({ path }) => path === '/budget/daily_cap')?.money.minor;
    const shares = amounts.filter(({ path }) => path.startsWith('/channels'));
    const sum = shares.reduce((all, { money }) => all + money.minor, 0);
    yield* checkSum(facts, shares.length, sum, total, own);
    if (total !== undefined && cap !== undefined) yield* checkCap(facts, total, cap, own);
  },
});

function* checkSum(
  facts: Campaign,
  count: number,
  sum: number,
  total: number | undefined,
  currency: string | undefined,
): Generator<Report> {
  const channels = [...itemsOf(facts.channels)];
  const bare = channels.filter(([channel]) => channel.budget === undefined);
  const place = { path: '/budget/total' } as const;
  if (total === undefined) {
    if (count === 0 || bare.length > 0 || facts.budget?.total !== undefined) return;
    const args = { sum: formatMoney(sum, currency) };
    const changes = [{ op: 'set', path: '/budget/total', value: args.sum }] as const;
    const fix = { message: 'set-total', args, changes };
    yield { message: 'unbudgeted', severity: 'info', args, path: '/budget', at: 'key', fix };
    return;
  }
  const args = () => ({
    count,
    sum: formatMoney(sum, currency),
    total: formatMoney(total, currency),
    difference: formatMoney(Math.abs(sum - total), currency),
    one: count === 1 ? 'it' : 'one of them',
  });
  const [last] = bare;
  const isComplete = bare.length === 0 && count > 0 && count === channels.length;
  if (sum > total) yield { message: 'over', args: args(), ...place };
  else if (isComplete && sum < total) yield { message: 'under', args: args(), ...place };
  else if (isComplete) yield { evidence: 'balances', args: { count, total: formatMoney(total, currency) }, ...place };
  else if (bare.length === 1 && last && count === channels.length - 1 && sum < total && count > 0) {
    const channel = last[0].channel ?? '';
    const { difference } = args();
    const changes = [{ op: 'set', path: `/channels/${last[1]}/budget`, value: difference }] as const;
    const fix = { message: 'set-rest', args: { channel, difference }, changes };
    yield { message: 'rest', severity: 'warning', args: { ...args(), channel }, path: `/channels/${last[1]}`, fix };
  }
}

function* checkCap(facts: Campaign, total: number, cap: number, currency: string | undefined): Generator<Report> {
  const start = parseDay(facts.timeline?.start);
  const end = parseDay(facts.timeline?.end);
  const args = () => ({ cap: formatMoney(cap, currency), total: formatMoney(total, currency) });
  const place = { path: '/budget/daily_cap', severity: 'warning' } as const;
  if (cap > total) {
    yield { message: 'cap-over', args: args(), ...place };
    return;
  }
  if (start === undefined || end === undefined || end < start) return;
  const days = end - start + 1;
  if (cap * days < total)
    yield { message: 'cap', args: { ...args(), days, possible: formatMoney(cap * days, currency) }, ...place };
}

function* readAmounts(
  facts: Campaign,
  currency: string | undefined,
): Generator<{ what: string; money: Money; path: string }> {
  const values = [
    { what: 'the campaign', value: facts.budget?.total, path: '/budget/total' },
    { what: 'a day', value: facts.budget?.daily_cap, path: '/budget/daily_cap' },
    ...[...itemsOf(facts.channels)].map(([{ channel = '', budget }, index]) => ({
      what: channel,
      value: budget,
      path: `/channels/${index}/budget`,
    })),
  ];
  for (const { what, value, path } of values) {
    const money = value === undefined ? undefined : parseMoney(value, currency);
    if (money?.unit === 'money') yield { what, money, path };
  }
}

function isForeign(money: Money, currency: string | undefined): boolean {
  return money.currency !== undefined && currency !== undefined && money.currency !== currency;
}
