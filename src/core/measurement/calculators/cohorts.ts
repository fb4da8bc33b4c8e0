import { defineCalculator } from '../../calculators/calculator.ts';
import { parseDay } from '../../documents/dates.ts';
import { type CohortPeriod, type CohortTable, cohortTable, type Transaction } from '../cohorts.ts';
import { refuse } from '../refuse.ts';
import { choice, count, listOf, money, num, object, text, withExample } from '../shape.ts';

interface CohortInput {
  transactions: readonly { customer: string; date: string; value: number }[];
  period?: CohortPeriod;
  through: string;
  grossMargin?: number;
}

interface CohortOutput extends CohortTable {
  /** Value of a customer up to the last period seen, times the margin. */
  observedValue: number;
  periods: number;
}

const refusals = {
  'no-day': '“{day}” is not a day such as 2026-05-31.',
  'after-through': 'A transaction of {day} lies after {through}, the last day of the data. Check both.',
  'no-cohort':
    'No {period} is over by {through}, so no customer has been seen for a whole one. Wait, or take a shorter period.',
} as const;

const exampleTransactions = [
  { customer: 'c1', date: '2026-01-08', value: 9900 },
  { customer: 'c1', date: '2026-02-08', value: 9900 },
  { customer: 'c2', date: '2026-01-20', value: 4900 },
];

/** What cohorts of customers have brought so far. */
export const unitEconomicsCohorts = defineCalculator<CohortInput, CohortOutput>({
  name: 'unit-economics-cohorts',
  title: 'Cohorts: retention and value',
  description:
    'Groups customers by the period of their first purchase and follows them: how many buy again, and what they bring. Nothing is extrapolated.',
  method: 'cohort table by calendar period (UTC); each period from the cohorts that have seen it to its end',
  source: 'Fader & Hardie (2007), How to project customer retention, Journal of Interactive Marketing 21(1).',
  input: object(
    'Transactions',
    'Who bought when, for how much.',
    {
      transactions: listOf(
        'Transactions',
        'A row for each purchase.',
        withExample(
          object('Transaction', 'A purchase.', {
            customer: text('Customer', 'Who bought.', 'c1'),
            date: text('Date', 'The day.', '2026-01-08'),
            value: money('Value', 'For how much.', 9900),
          }),
          exampleTransactions[0],
        ),
        { minItems: 1, examples: [exampleTransactions] },
      ),
      period: choice('Period', 'By which customers are grouped; a month when it is left out.', [
        'month',
        'week',
        'quarter',
        'year',
      ]),
      through: text('Through', 'Last day that the data covers.', '2026-03-31'),
      grossMargin: num('Gross margin', 'Share of the value that is left; all of it when it is left out.', 0.8, {
        minimum: 0,
        maximum: 1,
      }),
    },
    ['period', 'grossMargin'],
  ),
  output: object('Cohorts', 'The table, and the curve over all cohorts.', {
    cohorts: listOf(
      'Cohorts',
      'By first purchase.',
      object('Cohort', 'Customers who began in the same period.', {
        start: text('Start', 'First day of the period.', '2026-01-01'),
        customers: count('Customers', 'How many.', 2),
        active: listOf('Active', 'By period since: how many bought.', count('Active', 'Buyers.', 2)),
        value: listOf('Value', 'By period since: what they bought for.', money('Value', 'Their purchases.', 19_800)),
      }),
    ),
    curve: listOf(
      'Curve',
      'By period since the first purchase.',
      object('Point', 'A period.', {
        period: count('Period', '0 is the period of the first purchase.', 1),
        customers: count('Customers', 'Customers old enough to be seen in it.', 2),
        retention: num('Retention', 'Share of them who bought.', 0.5),
        valuePerCustomer: num('Value per customer', 'In minor units.', 4950),
        cumulativeValue: num('Cumulative value', 'Up to here, in minor units.', 12_350),
      }),
    ),
    observedValue: num(
      'Observed value',
      'Cumulative value to the last period, times the margin, in minor units.',
      12_350,
    ),
    periods: count('Periods', 'How many periods that is.', 3),
  }),
  refusals,
  calculate({ transactions, period = 'month', through, grossMargin = 1 }) {
    const last = parseDay(through);
    if (last === undefined) return refuse(refusals, 'no-day', { day: through });
    const rows: Transaction[] = [];
    for (const { customer, date, value } of transactions) {
      const day = parseDay(date);
      if (day === undefined) return refuse(refusals, 'no-day', { day: date });
      if (day > last) return refuse(refusals, 'after-through', { day: date, through });
      rows.push({ customer, day, value });
    }
    const table = cohortTable(rows, period, last);
    const end = table.curve.at(-1);
    if (!end) return refuse(refusals, 'no-cohort', { period, through });
    return { ...table, observedValue: end.cumulativeValue * grossMargin, periods: table.curve.length };
  },
});
