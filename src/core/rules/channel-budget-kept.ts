import { formatMoney, parseMoney } from '../documents/quantity.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { channelsOf } from './support/channels.ts';
import { monthsOfCycle } from './support/cycle.ts';
import { perDocument } from './support/perDocument.ts';

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
    const campaigns = project.documents('campaign').filter(({ facts }) => facts.status !== 'cancelled');
    const channels = channelsOf(project);
    for (const [id, { minor, path }] of own) {
      const place = channels.get(id);
      const value = place?.channel.budget;
      const month = value === undefined ? undefined : parseMoney(value, currency);
      if (!place || month?.unit !== 'money' || (month.currency ?? currency) !== currency) continue;
      const others = campaigns.flatMap((campaign) => {
        const spending = campaign.file === document.file ? undefined : spendingOf(campaign, currency).get(id);
        return spending ? [{ campaign, ...spending }] : [];
      });
      const sum = others.reduce((all, other) => all + other.minor, minor);
      const limit = month.minor * months;
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
      if (sum <= limit) {
        yield { evidence: 'within', args, path };
        continue;
      }
      const related = others.slice(0, 4).map((other) => ({
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
