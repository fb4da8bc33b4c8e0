import { formatMoney, minorUnitDigits, parseMoney } from '../documents/quantity.ts';
import { defineRule } from './rule.ts';
import { monthsOfCycle } from './support/cycle.ts';

export const budgetPerCycle = defineRule({
  id: 'budget-per-cycle',
  title: 'The month’s budget and the cycle’s budget agree',
  description:
    'The budget per month, times the months of the cycle, is the budget per cycle, give or take a rounded month.',
  kinds: ['project'],
  severity: 'error',
  messages: {
    differs:
      '{month} a month make {sum} in the {months} months of the cycle, but the cycle’s budget is {cycle}. Write {sum} per cycle, or change the budget per month.',
    currency: 'The budget per month is in {month}, the budget per cycle in {cycle}. Write both in one currency.',
    agrees: '{months|month|months} of {month} make {cycle}',
  },
  *check(document, { project }) {
    const { per_month, per_cycle } = document.facts.budget ?? {};
    const { currency } = project;
    const month = per_month === undefined ? undefined : parseMoney(per_month, currency);
    const cycle = per_cycle === undefined ? undefined : parseMoney(per_cycle, currency);
    if (month?.unit !== 'money' || cycle?.unit !== 'money') return;
    const path = '/budget/per_cycle';
    const currencies = [month.currency ?? currency, cycle.currency ?? currency];
    if (currencies[0] !== currencies[1] && !currencies.includes(undefined)) {
      yield { message: 'currency', args: { month: String(currencies[0]), cycle: String(currencies[1]) }, path };
      return;
    }
    const months = monthsOfCycle(project);
    if (months === undefined) return;
    const unit = currencies.find((one) => one !== undefined);
    const args = {
      months,
      month: formatMoney(month.minor, unit),
      cycle: formatMoney(cycle.minor, unit),
      sum: formatMoney(month.minor * months, unit),
    };
    // A cycle's budget is often divided and each month rounded: less than one whole unit a month is no contradiction.
    const tolerance = months === 1 ? 1 : months * 10 ** minorUnitDigits(unit);
    if (Math.abs(month.minor * months - cycle.minor) < tolerance) yield { evidence: 'agrees', args, path };
    else yield { message: 'differs', args, path };
  },
});
