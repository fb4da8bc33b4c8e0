import { defineCalculator } from '../../calculators/calculator.ts';
import { refuse } from '../refuse.ts';
import { choice, money, num, object, text } from '../shape.ts';
import {
  monthlyProfit,
  paybackMonths,
  paybackMonthsChurnCompounding,
  paybackMonthsChurnOnce,
} from '../unitEconomics.ts';
import { grossMargin, monthlyChurn, revenue } from './customer.ts';

const refusals = {
  'no-profit': 'A customer brings no gross profit, so the cost never comes back.',
  'all-leave': 'At a churn of 100 % nobody is left to pay.',
  'churn-missing': 'Say how many customers leave in a month, `monthlyChurn`, or leave `churnMethod` out.',
  'never-paid':
    'A customer brings {value} minor units in a whole lifetime at this churn, no more than the acquisition cost of {cac}. It never comes back.',
} as const;

interface PaybackInput {
  cac: number;
  monthlyRevenue: number;
  grossMargin: number;
  monthlyChurn?: number;
  churnMethod?: 'none' | 'once' | 'compounding';
}

/** When a customer has earned its cost. */
export const unitEconomicsPayback = defineCalculator<
  PaybackInput,
  { months: number; monthlyProfit: number; method: string }
>({
  name: 'unit-economics-payback',
  title: 'Payback',
  description:
    'Months until a customer has earned its acquisition cost, with or without customers that leave meanwhile.',
  method:
    'none: CAC / (revenue × margin); once: CAC / (revenue × margin × (1 - churn)); compounding: the month in which the sum of profit × (1 - churn)^k reaches the CAC',
  source: 'Agrees with calcsimpler.com (none and once), calcmastery.com and calcady.com (none).',
  input: object(
    'Customer',
    'An average customer.',
    {
      cac: money('CAC', 'Acquisition cost of a customer.', 94_900, { minimum: 0 }),
      monthlyRevenue: revenue,
      grossMargin,
      monthlyChurn,
      churnMethod: choice('Churn method', 'How churn counts; compounding where a churn is given, else none.', [
        'none',
        'once',
        'compounding',
      ]),
    },
    ['monthlyChurn', 'churnMethod'],
  ),
  output: object('Payback', 'How long it takes.', {
    months: num('Months', 'Months until the cost is back.', 2.2),
    monthlyProfit: num('Monthly profit', 'Gross profit a month, in minor units.', 42_640),
    method: text('Method', 'How churn was counted.', 'none'),
  }),
  refusals,
  calculate({ cac, monthlyRevenue, grossMargin: margin, monthlyChurn: churn, churnMethod }) {
    const method = churnMethod ?? (churn === undefined || churn === 0 ? 'none' : 'compounding');
    const profit = monthlyProfit(monthlyRevenue, margin);
    if (profit <= 0) return refuse(refusals, 'no-profit');
    if (method === 'none') return { months: paybackMonths(cac, monthlyRevenue, margin), monthlyProfit: profit, method };
    if (churn === undefined) return refuse(refusals, 'churn-missing');
    if (churn >= 1) return refuse(refusals, 'all-leave');
    if (method === 'once' || churn === 0) {
      return { months: paybackMonthsChurnOnce(cac, monthlyRevenue, margin, churn), monthlyProfit: profit, method };
    }
    const months = paybackMonthsChurnCompounding(cac, monthlyRevenue, margin, churn);
    const value = Math.round(profit / churn);
    return months === undefined
      ? refuse(refusals, 'never-paid', { value, cac })
      : { months, monthlyProfit: profit, method };
  },
});
