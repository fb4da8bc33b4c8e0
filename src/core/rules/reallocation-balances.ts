import { foldHeading } from '../documents/markdown.ts';
import { hasContent } from '../documents/placeholder.ts';
import { formatMoney, parseMoney } from '../documents/quantity.ts';
import { isOfKind } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { channelsOf } from './support/channels.ts';
import { aliasesOption, rowsIn } from './support/prose.ts';

export const reallocationBalances = defineRule({
  id: 'reallocation-balances',
  title: 'The reallocated budget adds up',
  description:
    'The budgets of the active channels in the next strategy equal the budget per month to the cent, and for each channel whose budget changes the text gives the amounts of before and after and a reason.',
  kinds: ['project'],
  severity: 'warning',
  gateOnly: true,
  options: {
    strategy: { title: 'Strategy', description: 'Path of the next strategy.', type: 'string', default: '' },
    prose: {
      title: 'Prose',
      description: 'Path of the text with the changes; none, if empty.',
      type: 'string',
      default: '',
    },
    section: {
      title: 'Section',
      description: 'Section with the table of changes.',
      type: 'string',
      default: 'Changes by channel',
    },
    aliases: aliasesOption,
  },
  messages: {
    'no-strategy': 'The strategy of the next cycle should stand in {path}, but no strategy is read there. Write it.',
    'no-month': 'marketing.yaml sets no budget per month to compare with. Add `per_month` under `budget`.',
    unreadable:
      'The budget of {title} does not read as an amount of money in {currency}, so the sum cannot be checked.',
    sum: 'The channels of the next cycle have {sum} together, but the month’s budget is {budget}. Correct one of them by {difference}.',
    'the-month': 'The month’s budget',
    unsaid: '{title} goes from {before} to {after}, but the text does not say so. Add a row with a reason.',
    reason: '{title} goes from {before} to {after} without a reason. Add one to its row.',
    differs: 'The row of {title} ends at {written}, but the next strategy gives it {after}. Correct one of them.',
    'the-channel': '{title} in the next strategy',
    balances: 'The channels of the next cycle have {sum}, the month’s budget',
  },
  *check(document, { project, options }) {
    const path = String(options.strategy);
    const strategy = project.document(path);
    if (!strategy || !isOfKind(strategy, 'strategy')) {
      yield { message: 'no-strategy', args: { path }, path: '' };
      return;
    }
    const currency = project.currency ?? 'one currency';
    const amountOf = (value: unknown): number | undefined => {
      const money = value === undefined ? undefined : parseMoney(value, project.currency);
      const isOurs = money?.unit === 'money' && (money.currency ?? project.currency) === project.currency;
      return isOurs ? money.minor : undefined;
    };
    const written = (minor: number) => formatMoney(minor, project.currency);
    const prose = options.prose === '' ? undefined : project.document(String(options.prose));
    const rows = prose && (rowsIn(prose, String(options.section), options.aliases) ?? []);
    const before = channelsOf(project);
    let sum = 0;
    let complete = true;
    for (const [channel, index] of itemsOf(strategy.facts.channels)) {
      const { id = '', title = id } = channel;
      const amount = channel.active === false ? 0 : amountOf(channel.budget);
      const place = { file: path, path: `/channels/${index}/budget` };
      if (amount === undefined) {
        complete = false;
        yield { message: 'unreadable', args: { title, currency }, ...place };
        continue;
      }
      sum += amount;
      const known = before.get(id)?.channel;
      const earlier = known === undefined || known.active === false ? 0 : amountOf(known.budget);
      if (!prose || !rows || earlier === undefined || earlier === amount) continue;
      const row = rows.find(({ cell }) => [id, title].map(foldHeading).includes(foldHeading(cell('Channel'))));
      const args = { title, before: written(earlier), after: written(amount) };
      const related = [{ ...place, message: 'the-channel', args }];
      if (!row) {
        yield { message: 'unsaid', args, file: prose.file, section: String(options.section), related };
        continue;
      }
      const after = amountOf(row.cell('After', 'New', 'Next'));
      if (after !== undefined && after !== amount)
        yield {
          message: 'differs',
          args: { ...args, written: written(after) },
          file: prose.file,
          span: row.span,
          related,
        };
      if (!hasContent(row.cell('Reason', 'Why')))
        yield { message: 'reason', args, file: prose.file, span: row.span, related };
    }
    const month = amountOf(document.facts.budget?.per_month);
    const file = project.settings?.file ?? '';
    if (month === undefined) yield { message: 'no-month', file, path: '/budget', at: 'key' };
    else if (complete) {
      const args = { sum: written(sum), budget: written(month), difference: written(Math.abs(month - sum)) };
      const place = { file: path, path: '/channels', at: 'key' } as const;
      const related = [{ file, path: '/budget/per_month', message: 'the-month' }];
      if (sum === month) yield { evidence: 'balances', args, ...place };
      else yield { message: 'sum', severity: 'error', args, ...place, related };
    }
  },
});
