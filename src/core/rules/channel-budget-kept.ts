import { formatMoney, parseMoney } from '../documents/quantity.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { channelsOf } from './support/channels.ts';
import { monthsOfCycle } from './support/cycle.ts';
import { perDocument } from './support/perDocument.ts';
import { perDocuments } from './support/perDocuments.ts';

export const channelBudgetKept = defineRule({
  id: 'channel-budget-kept',
  title: 'Campaigns stay within the budgets of their channels',
  description:
    'What all campaigns of the cycle that are not cancelled spend on a channel is at most the channel’s budget per month, times the months of the cycle.',
  kinds: ['campaign'],
  needs: ['strategy'],
  severity: 'error',
  messages: {
    over: '{names} {verb} {sum} on {channel}, but the strategy gives it {month} a month, {limit} in the {months} months of the cycle. Take {difference} from {one}, or give the channel more.',
    'the-channel': 'The budget of {channel} per month',
    'the-other': '{title} spends {amount} on {channel}',
    within: 'The campaigns spend {sum} of {limit} on {channel}',
  },
  *check(document, { project }) {
    const { currency } = project;
    const months = monthsOfCycle(project);
    const own = document.facts.status === 'cancelled' ? undefined : spendingOf(document, currency);
    if (months === undefined || !own) return;
    const all = spendingOfAll(project.documents('campaign'), currency);
    const channels = channelsOf(project);
    for (const [id, { path }] of own) {
      const place = channels.get(id);
      const value = place?.channel.budget;
      const month = value === undefined ? undefined : parseMoney(value, currency);
      if (!place || month?.unit !== 'money' || (month.currency ?? currency) !== currency) continue;
      const spendings = all.get(id) ?? [];
      const sum = spendings.reduce((total, spending) => total + spending.minor, 0);
      const limit = month.minor * months;
      if (sum <= limit) {
        const args = { channel: place.title, sum: formatMoney(sum, currency), limit: formatMoney(limit, currency) };
        yield { evidence: 'within', args, path };
        continue;
      }
      const others = spendings.filter(({ campaign }) => campaign.file !== document.file);
      const args = {
        channel: place.title,
        months,
        names: others.length === 0 ? 'The campaign' : `${others.length + 1} campaigns together`,
        verb: others.length === 0 ? 'spends' : 'spend',
        one: others.length === 0 ? 'it' : 'one of them',
        sum: formatMoney(sum, currency),
        month: formatMoney(month.minor, currency),
        limit: formatMoney(limit, currency),
        difference: formatMoney(sum - limit, currency),
      };
      const related = others.slice(0, 3).map((other) => ({
        file: other.campaign.file,
        path: other.path,
        message: 'the-other',
        args: { title: other.campaign.title, channel: place.title, amount: formatMoney(other.minor, currency) },
      }));
      const holder = { file: place.file, path: `${place.path}/budget`, message: 'the-channel', args };
      yield { message: 'over', args, path, related: [holder, ...related] };
    }
  },
});

/** What a campaign spends on each channel, in the project's currency, and where it says so. */
const spendingOf = perDocument<'campaign', Map<string, { minor: number; path: string }>>(({ facts }, currency) => {
  const spending = new Map<string, { minor: number; path: string }>();
  for (const [{ channel, budget }, index] of itemsOf(facts.channels)) {
    const money = budget === undefined ? undefined : parseMoney(budget, currency);
    if (channel === undefined || money?.unit !== 'money' || (money.currency ?? currency) !== currency) continue;
    const before = spending.get(channel);
    const minor = (before?.minor ?? 0) + money.minor;
    spending.set(channel, { minor, path: before?.path ?? `/channels/${index}/budget` });
  }
  return spending;
});

/** What all campaigns that are not cancelled spend on each channel. */
const spendingOfAll = perDocuments<
  'campaign',
  Map<string, { campaign: PlanDocument<'campaign'>; minor: number; path: string }[]>
>((campaigns, currency) => {
  const all = new Map<string, { campaign: PlanDocument<'campaign'>; minor: number; path: string }[]>();
  for (const campaign of campaigns) {
    if (campaign.facts.status === 'cancelled') continue;
    for (const [channel, spending] of spendingOf(campaign, currency)) {
      const known = all.get(channel);
      if (known) known.push({ campaign, ...spending });
      else all.set(channel, [{ campaign, ...spending }]);
    }
  }
  return all;
});
