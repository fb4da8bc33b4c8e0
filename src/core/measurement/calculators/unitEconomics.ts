import { defineCalculator } from '../../calculators/calculator.ts';
import { refuse } from '../refuse.ts';
import { amount, money, num, object } from '../shape.ts';
import { acquisitionCost, expectedLifetime, lifetimeValue, marginMultiple, monthlyProfit } from '../unitEconomics.ts';
import { grossMargin, monthlyChurn, revenue, share } from './customer.ts';

const refusals = {
  'no-customers': 'No customer was won, so none has a cost. Wait for the first.',
  'no-churn':
    'At a churn of 0 nobody ever leaves and a lifetime value has no end. Give a churn above 0, or compute the value of cohorts.',
  'no-cac': 'The acquisition cost is 0, so there is no ratio to it.',
  'no-end':
    'With retention {retention} and discount {discount} the value has no end. The retention has to be below 1 plus the discount.',
} as const;

/** What a new customer costs. */
export const unitEconomicsCac = defineCalculator<{ spend: number; newCustomers: number }, { cac: number }>({
  name: 'unit-economics-cac',
  title: 'Customer acquisition cost',
  description: 'What one new customer costs.',
  method: 'CAC = acquisition cost / new customers',
  source: 'Farris, Bendle, Pfeifer & Reibstein (2010), Marketing Metrics.',
  input: object('Acquisition', 'Cost and customers of the same period.', {
    spend: money('Acquisition cost', 'All that was spent to win customers.', 4_462_000, { minimum: 0 }),
    newCustomers: amount('New customers', 'Customers won for it.', 47),
  }),
  output: object('CAC', 'The cost.', { cac: num('CAC', 'In minor units, not rounded.', 94_936.2) }),
  refusals: { 'no-customers': refusals['no-customers'] },
  calculate: ({ spend, newCustomers }) =>
    newCustomers === 0 ? refuse(refusals, 'no-customers') : { cac: acquisitionCost(spend, newCustomers) },
});

interface LtvInput {
  monthlyRevenue: number;
  grossMargin: number;
  monthlyChurn: number;
}

/** What a customer brings at constant churn. */
export const unitEconomicsLtv = defineCalculator<
  LtvInput,
  { ltv: number; lifetimeMonths: number; monthlyProfit: number }
>({
  name: 'unit-economics-ltv',
  title: 'Lifetime value',
  description: 'What a customer brings before leaving, at constant revenue and churn, not discounted.',
  method: 'LTV = monthly revenue × gross margin / monthly churn',
  source: 'Formula of a constant hazard; agrees with abracalc.com.',
  input: object('Customer', 'An average customer.', { monthlyRevenue: revenue, grossMargin, monthlyChurn }),
  output: object('Lifetime value', 'What a customer brings.', {
    ltv: num('LTV', 'In minor units, not rounded.', 3_280_000),
    lifetimeMonths: num('Lifetime', 'Expected months until a customer leaves.', 76.9),
    monthlyProfit: num('Monthly profit', 'Gross profit a month, in minor units.', 42_640),
  }),
  refusals: { 'no-churn': refusals['no-churn'] },
  calculate: ({ monthlyRevenue, grossMargin: margin, monthlyChurn: churn }) =>
    churn === 0
      ? refuse(refusals, 'no-churn')
      : {
          ltv: lifetimeValue(monthlyRevenue, margin, churn),
          lifetimeMonths: expectedLifetime(churn),
          monthlyProfit: monthlyProfit(monthlyRevenue, margin),
        },
});

interface MultipleInput {
  retention: number;
  discount: number;
  margin?: number;
}

/** Margin multiple. */
export const unitEconomicsMarginMultiple = defineCalculator<MultipleInput, { multiple: number; value?: number }>({
  name: 'unit-economics-margin-multiple',
  title: 'Margin multiple',
  description:
    'How many times its margin of one period a customer is worth, discounted; the first margin comes after one period.',
  method: 'r / (1 + i - r)',
  source: 'Gupta & Lehmann (2003), Customers as assets, Journal of Interactive Marketing 17(1).',
  input: object(
    'Customer',
    'Rates of the same period, such as a year.',
    {
      retention: num('Retention', 'Share of customers that stay for another period.', 0.8, share),
      discount: num('Discount rate', 'What money costs in a period.', 0.1, { minimum: 0 }),
      margin: money('Margin', 'Margin of one period, to get the value as well.', 511_680),
    },
    ['margin'],
  ),
  output: object(
    'Multiple',
    'The multiple.',
    {
      multiple: num('Multiple', 'Times the margin of one period.', 2.667),
      value: num('Value', 'Margin times multiple, in minor units.', 1_364_480),
    },
    ['value'],
  ),
  refusals: { 'no-end': refusals['no-end'] },
  calculate({ retention, discount, margin }) {
    if (retention >= 1 + discount) return refuse(refusals, 'no-end', { retention, discount });
    const multiple = marginMultiple(retention, discount);
    return { multiple, ...(margin === undefined ? {} : { value: margin * multiple }) };
  },
});

/** Lifetime value over acquisition cost. */
export const unitEconomicsRatio = defineCalculator<{ ltv: number; cac: number }, { ratio: number; surplus: number }>({
  name: 'unit-economics-ratio',
  title: 'LTV to CAC',
  description: 'How many times its acquisition cost a customer brings.',
  method: 'LTV / CAC, both of gross profit',
  source: 'Skok (2010), SaaS metrics, forEntrepreneurs.com.',
  input: object('Customer', 'An average customer.', {
    ltv: amount('LTV', 'Lifetime value, in minor units.', 3_280_000),
    cac: amount('CAC', 'Acquisition cost, in minor units.', 94_900),
  }),
  output: object('Ratio', 'The ratio.', {
    ratio: num('Ratio', 'Times the cost.', 34.6),
    surplus: num('Surplus', 'LTV less CAC, in minor units.', 3_185_100),
  }),
  refusals: { 'no-cac': refusals['no-cac'] },
  calculate: ({ ltv, cac }) => (cac === 0 ? refuse(refusals, 'no-cac') : { ratio: ltv / cac, surplus: ltv - cac }),
});
