import { hasContent } from '../documents/placeholder.ts';
import { formatMoney, parseMoney } from '../documents/quantity.ts';
import { isRepeated } from '../documents/similarity.ts';
import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const budgetBalances = defineRule({
  id: 'budget-balances',
  title: 'The channels share the month’s budget to the cent, each for a reason of its own',
  description:
    'The budgets of the active channels add up to the budget per month of marketing.yaml, exactly, and each channel says why it gets its share.',
  kinds: ['strategy'],
  severity: 'error',
  messages: {
    over: '{names} together have {sum}, but the month’s budget is {budget}. Take {difference} from {one}.',
    under:
      '{names} together have {sum}, but the month’s budget is {budget}. Give the {difference} that is left to a channel.',
    'no-month':
      'The channels together have {sum}, but marketing.yaml sets no budget per month. Add `per_month` under `budget`.',
    'no-channels': 'No channel is active, so nobody spends the month’s budget of {budget}. Add one under `channels`.',
    'no-budget': 'The channel {title} has no budget. Add `budget`, or `USD 0` where it costs nothing.',
    currency: 'The channel {title} has its budget in {currency}, but the project counts in {project}. Convert it.',
    'no-rationale': 'The channel {title} does not say why it gets its budget. Add a `rationale`.',
    repeated: 'The channels {title} and {other} give the same rationale. Say what is particular to {title}.',
    'the-month': 'The month’s budget',
    'the-other': 'The same rationale',
    balances: '{count|channel|channels} share {sum}, the month’s budget',
    justified: '{title} says why',
  },
  *check(document, { project }) {
    const channels = [...itemsOf(document.facts.channels)].filter(([channel]) => channel.active !== false);
    const { currency } = project;
    const month = project.settings?.facts.budget?.per_month;
    const budget = month === undefined ? undefined : parseMoney(month, currency);
    let sum = 0;
    let complete = true;
    for (const [channel, index] of channels) {
      const title = channel.title ?? channel.id ?? `number ${index + 1}`;
      const path = `/channels/${index}`;
      const amount = channel.budget === undefined ? undefined : parseMoney(channel.budget, currency);
      if (amount?.unit !== 'money') {
        complete = false;
        if (amount === undefined) yield { message: 'no-budget', args: { title }, path, at: 'key' };
      } else if (amount.currency !== undefined && currency !== undefined && amount.currency !== currency) {
        complete = false;
        yield {
          message: 'currency',
          args: { title, currency: amount.currency, project: currency },
          path: `${path}/budget`,
        };
      } else sum += amount.minor;
      const twin = channels.find(
        ([other, place]) =>
          place < index && isRepeated(other.rationale ?? '', channel.rationale ?? '', namesOf(channel, other)),
      );
      if (!hasContent(channel.rationale))
        yield {
          message: 'no-rationale',
          severity: 'warning',
          args: { title },
          path: channel.rationale === undefined ? path : `${path}/rationale`,
        };
      else if (twin) {
        const other = twin[0].title ?? twin[0].id ?? '';
        yield {
          message: 'repeated',
          args: { title, other },
          path: `${path}/rationale`,
          related: [{ path: `/channels/${twin[1]}/rationale`, message: 'the-other' }],
        };
      } else yield { evidence: 'justified', args: { title }, path: `${path}/rationale` };
    }
    if (budget?.unit !== 'money') {
      if (month === undefined)
        yield { message: 'no-month', args: { sum: formatMoney(sum, currency) }, path: '/channels', at: 'key' };
      return;
    }
    if (channels.length === 0) {
      yield {
        message: 'no-channels',
        args: { budget: formatMoney(budget.minor, currency) },
        path: '/channels',
        at: 'key',
      };
      return;
    }
    if (!complete) return;
    const args = {
      count: channels.length,
      sum: formatMoney(sum, currency),
      budget: formatMoney(budget.minor, currency),
    };
    if (sum === budget.minor) yield { evidence: 'balances', args, path: '/channels', at: 'key' };
    else {
      const titles = channels.map(([channel]) => channel.title ?? channel.id ?? '');
      const names = titles.length > 4 ? `The ${titles.length} active channels` : list(titles);
      const difference = Math.abs(sum - budget.minor);
      const related = [{ file: project.settings?.file ?? '', path: '/budget/per_month', message: 'the-month' }];
      const more = {
        names,
        difference: formatMoney(difference, currency),
        one: titles.length === 1 ? 'it' : 'one of them',
      };
      yield {
        message: sum > budget.minor ? 'over' : 'under',
        args: { ...args, ...more },
        path: '/channels',
        at: 'key',
        related,
      };
    }
  },
});

function namesOf(...channels: { title?: string | undefined; id?: string | undefined }[]): string[] {
  return channels.flatMap(({ title, id }) => [title ?? '', id ?? '']);
}
