import { countWords } from '../documents/markdown.ts';
import { hasContent } from '../documents/placeholder.ts';
import { valueAt } from '../documents/pointer.ts';
import { formatMoney, parseMoney } from '../documents/quantity.ts';
import { isNearCopy, isRepeated } from '../documents/similarity.ts';
import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { budgetRows } from './support/budgetTable.ts';
import { nearCopyLimit } from './support/nearCopy.ts';

export const budgetBalances = defineRule({
  id: 'budget-balances',
  title: 'The channels share the month’s budget to the cent, each for a reason of its own',
  description:
    'The budgets of the active channels add up to the budget per month of marketing.yaml, exactly, and each channel says why it gets its share.',
  kinds: ['strategy'],
  severity: 'error',
  options: {
    words: {
      title: 'Words',
      description: 'How many words a rationale needs at least.',
      type: 'integer',
      default: 2,
    },
    prose: {
      title: 'Prose',
      description: 'Path of a text whose tables may repeat the budgets; they must agree. Looked at in gates only.',
      type: 'string',
      default: '',
    },
  },
  messages: {
    'table-differs':
      'This row gives {title} {written}, but the strategy gives it {budget}. Correct the row, or take it out: the fact stands in the strategy.',
    over: '{names} {have} {sum}, but the month’s budget is {budget}. Take {difference} from {one}.',
    under: '{names} {have} {sum}, but the month’s budget is {budget}. Give the {difference} that is left to a channel.',
    'no-month':
      'marketing.yaml sets no budget per month, so nobody can say whether the {sum} of the channels is right. Add `per_month` under `budget`.',
    'no-channels': 'No channel is active, so nobody spends the month’s budget of {budget}. Add one under `channels`.',
    'no-budget': 'The channel {title} has no budget. Add `budget`, or `USD 0` where it costs nothing.',
    unreadable:
      'The budget of the channel {title}, “{value}”, does not read as an amount of money in {currency}, so the sum cannot be checked.',
    currency: 'The channel {title} has its budget in {currency}, but the project counts in {project}. Convert it.',
    'month-unreadable':
      'The budget per month, “{value}”, does not read as an amount of money in {currency}, so the sum cannot be checked.',
    'month-currency':
      'The budget per month is in {currency}, but the project counts in {project}. Convert it, or correct `currency`.',
    'no-rationale': 'The channel {title} does not say why it gets its budget. Add a `rationale`.',
    thin: 'The rationale of the channel {title} is “{text}”, which is no reason. Say in a sentence why it gets its share.',
    repeated: 'The channels {title} and {other} give the same rationale. Say what is particular to {title}.',
    nearly:
      'The channels {title} and {other} give nearly the same rationale in other words. Say what is particular to {title}.',
    'the-month': 'The month’s budget',
    'the-other': 'The same rationale',
    balances: '{count|channel|channels} share {sum}, the month’s budget',
    justified: '{title} says why',
  },
  *check(document, { project, options }) {
    yield* checkTables(document, project, String(options.prose));
    const channels = [...itemsOf(document.facts.channels)].filter(([channel]) => channel.active !== false);
    const { settings } = project;
    const month = valueAt(settings?.data, '/budget/per_month') ?? undefined;
    const budget = month === undefined ? undefined : parseMoney(month, project.currency);
    let currency = project.currency ?? (budget?.unit === 'money' ? budget.currency : undefined);
    let sum = 0;
    let complete = true;
    const limit = nearCopyLimit(project);
    for (const [channel, index] of channels) {
      const title = titleOf(channel, index);
      const path = `/channels/${index}`;
      const value = valueAt(document.data, `${path}/budget`) ?? undefined;
      const amount = value === undefined ? undefined : parseMoney(value, currency);
      if (amount?.unit === 'money') currency ??= amount.currency;
      if (amount === undefined) {
        complete = false;
        yield { message: 'no-budget', severity: 'warning', args: { title }, path, at: 'key' };
      } else if (amount.unit !== 'money') {
        complete = false;
        const args = { title, value: String(value), currency: currency ?? 'one currency' };
        yield { message: 'unreadable', args, path: `${path}/budget` };
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
          place < index && alike(other.rationale ?? '', channel.rationale ?? '', limit, namesOf(channel, other)),
      );
      if (!hasContent(channel.rationale))
        yield {
          message: 'no-rationale',
          severity: 'warning',
          args: { title },
          path: channel.rationale === undefined ? path : `${path}/rationale`,
        };
      else if (isThin(channel.rationale ?? '', Number(options.words)))
        yield {
          message: 'thin',
          severity: 'warning',
          args: { title, text: channel.rationale ?? '' },
          path: `${path}/rationale`,
        };
      else if (twin) {
        const isSame = isRepeated(twin[0].rationale ?? '', channel.rationale ?? '', namesOf(channel, twin[0]));
        const other = titleOf(...twin);
        yield {
          message: isSame ? 'repeated' : 'nearly',
          args: { title, other },
          path: `${path}/rationale`,
          related: [{ path: `/channels/${twin[1]}/rationale`, message: 'the-other' }],
        };
      } else yield { evidence: 'justified', args: { title }, path: `${path}/rationale` };
    }
    const file = settings?.file ?? '';
    if (budget === undefined) {
      if (project.hides('project')) return;
      yield {
        message: 'no-month',
        severity: 'warning',
        args: { sum: formatMoney(sum, currency) },
        path: '/channels',
        at: 'key',
      };
      return;
    }
    if (budget.unit !== 'money') {
      const args = { value: String(month), currency: currency ?? 'one currency' };
      yield { message: 'month-unreadable', args, file, path: '/budget/per_month' };
      return;
    }
    if (budget.currency !== undefined && project.currency !== undefined && budget.currency !== project.currency) {
      const args = { currency: budget.currency, project: project.currency };
      yield { message: 'month-currency', args, file, path: '/budget/per_month' };
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
      const titles = channels.map(([channel, index]) => titleOf(channel, index));
      const names = titles.length > 4 ? `The ${titles.length} active channels` : list(titles);
      const difference = Math.abs(sum - budget.minor);
      const related = [{ file, path: '/budget/per_month', message: 'the-month' }];
      const more = {
        names,
        have: titles.length === 1 ? 'has' : 'together have',
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

function titleOf(channel: { title?: string | undefined; id?: string | undefined }, index: number): string {
  return channel.title ?? channel.id ?? `number ${index + 1}`;
}

function namesOf(...channels: { title?: string | undefined; id?: string | undefined }[]): string[] {
  return channels.flatMap(({ title, id }) => [title ?? '', id ?? '']);
}

/** Where a text repeats the budgets in a table, the table must say the same. */
function* checkTables(strategy: PlanDocument<'strategy'>, project: ProjectView, file: string): Generator<Report> {
  const prose = file === '' ? undefined : project.document(file);
  if (!prose) return;
  const channels = [...itemsOf(strategy.facts.channels)].map(([{ id = '', title = id, budget }]) => ({
    id,
    title,
    budget,
  }));
  for (const row of budgetRows(prose, channels, project.currency)) {
    const channel = channels.find(({ id }) => id === row.channel);
    const amount = channel?.budget === undefined ? undefined : parseMoney(channel.budget, project.currency);
    if (!channel || amount?.unit !== 'money' || amount.minor === row.minor) continue;
    const currency = amount.currency ?? project.currency;
    const args = {
      title: channel.title,
      written: formatMoney(row.minor, currency),
      budget: formatMoney(amount.minor, currency),
    };
    yield { message: 'table-differs', args, file: prose.file, span: row.span };
  }
}

/** True for fewer words than a reason takes. Scripts that write without blanks are taken at their word. */
function isThin(text: string, words: number): boolean {
  return countWords(text) < words && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]/u.test(text);
}

function alike(a: string, b: string, limit: number, names: readonly string[]): boolean {
  return isRepeated(a, b, names) || isNearCopy(a, b, limit, names);
}
