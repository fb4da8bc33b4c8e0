import assert from 'node:assert/strict';
import { calculate, refusal } from './support.ts';

const journey = { path: 'a > b', conversions: 1 };

/** An input that each calculator must refuse, and what it says. */
const cases: [name: string, input: object, code: string, message: RegExp][] = [
  [
    'attribution-linear',
    { journeys: [{ path: 'a', conversions: 0, nulls: 3 }] },
    'no-conversions',
    /None of the 1 path converted/,
  ],
  [
    'attribution-linear',
    { journeys: [{ ...journey, daysBefore: [1] }] },
    'days-mismatch',
    /“a > b” has 2 contacts but 1 time/,
  ],
  [
    'attribution-linear',
    { journeys: [journey], lookbackDays: 30 },
    'lookback-needs-times',
    /30 days needs the time of every contact, and 1 path has none/,
  ],
  ['attribution-linear', { journeys: [journey], lookbackDays: 0 }, 'option', /window has to be longer than 0 days/],
  ['attribution-time-decay', { journeys: [journey] }, 'times-missing', /a path of 2 contacts has none/],
  ['attribution-time-decay', { journeys: [journey], halfLifeDays: 0 }, 'option', /half-life has to be longer/],
  [
    'attribution-position',
    { journeys: [journey], position: { first: 0.5, middle: 0.2, last: 0.4 } },
    'option',
    /add up to 110 %/,
  ],
  ['attribution-custom', { journeys: [journey], weights: { a: 1 } }, 'weight-missing', /“b” has no weight/],
  ['attribution-custom', { journeys: [journey], weights: { a: 0, b: 0, c: 1 } }, 'no-weight', /path “a > b” weigh 0/],
  ['attribution-custom', { journeys: [journey], weights: { a: 0.7, b: 0.2 } }, 'option', /add up to 90 %/],
  ['attribution-markov', { journeys: [journey], markov: { order: 5 } }, 'option', /1, 2, 3 or 4, but it is 5/],
  [
    'attribution-shapley',
    { journeys: [{ path: [...'abcdefghijklm'] }] },
    'too-many-channels',
    /13 channels make 8,192 sets/,
  ],
  ['channel-returns', { channels: [{ channel: 'a', conversions: 1, spend: 0 }] }, 'no-spend', /no return/],
  [
    'channel-returns',
    {
      channels: [
        { channel: 'a', conversions: 1, spend: 1 },
        { channel: 'a', conversions: 1, spend: 1 },
      ],
    },
    'same-channel',
    /twice/,
  ],
  ['shapley-values', { players: ['a', 'b'], worth: { a: 1, 'a+b': 3 } }, 'set-missing', /“b” has no worth/],
  ['shapley-values', { players: ['a'], worth: { a: 1, 'a+x': 3 } }, 'unknown-player', /“x” in the set “a\+x”/],
  ['shapley-values', { players: ['a', 'b'], worth: { 'a+b': 1, 'b+a': 3 } }, 'same-set', /twice/],
  ['shapley-values', { players: [...'abcdefghijklm'], worth: {} }, 'too-many', /13 players make 8192 sets/],
  ['kpi-variance', { kpis: [{ kpi: 'x', actual: 1, direction: 'up' }] }, 'no-plan', /“x” has no planned value/],
  ['kpi-pace', { target: 1, actual: 1, through: '2026-05-31' }, 'no-period', /Give the period/],
  [
    'kpi-pace',
    { target: 1, actual: 1, period: '2026-Q2', through: '2026-06-31' },
    'no-day',
    /“2026-06-31” is not a day/,
  ],
  [
    'kpi-pace',
    { target: 1, actual: 1, start: '2026-02-30', end: '2026-03-01', through: '2026-03-01' },
    'no-day',
    /2026-02-30/,
  ],
  [
    'kpi-pace',
    { target: 1, actual: 1, start: '2026-03-02', end: '2026-03-01', through: '2026-03-01' },
    'no-days',
    /ends before it begins/,
  ],
  ['kpi-pace', { target: 1, actual: 1, period: '2026-Q2', through: '2026-03-31' }, 'not-begun', /On 2026-03-31/],
  [
    'kpi-pace',
    { kind: 'level', target: 1, actual: 1, period: '2026-Q2', through: '2026-05-31' },
    'no-baseline',
    /baseline/,
  ],
  ['kpi-anomalies', { values: [1, 2, 3, 4] }, 'too-few', /There are 4 values; from fewer than 5/],
  [
    'kpi-formulas',
    {
      kpis: [
        { id: 'a', value: 1 },
        { id: 'a', value: 2 },
      ],
    },
    'same-id',
    /“a”/,
  ],
  ['budget-pacing', { budget: 1, daysTotal: 2, daysElapsed: 0, spent: 0 }, 'not-begun', /No day has passed/],
  ['budget-pacing', { budget: 1, daysTotal: 2, daysElapsed: 3, spent: 0 }, 'past-end', /3 of 2 days/],
  ['budget-pacing', { budget: 0, daysTotal: 2, daysElapsed: 1, spent: 0 }, 'no-budget', /budget is 0/],
  [
    'budget-reallocation',
    { channels: [{ channel: 'a', spend: 5, weight: 0 }] },
    'no-weight',
    /No channel brought anything/,
  ],
  [
    'budget-reallocation-marginal',
    {
      total: 5,
      channels: [
        {
          channel: 'a',
          levels: [
            { spend: 10, conversions: 1 },
            { spend: 20, conversions: 2 },
          ],
        },
      ],
    },
    'below-lowest',
    /cost 10 minor units together, more than the budget of 5/,
  ],
  [
    'budget-reallocation-marginal',
    {
      total: 5,
      channels: [
        {
          channel: 'a',
          levels: [
            { spend: 1, conversions: 1 },
            { spend: 1, conversions: 2 },
          ],
        },
      ],
    },
    'same-spend',
    /levels of “a” have the same spend of 1/,
  ],
  [
    'budget-marginal-cost',
    {
      levels: [
        { spend: 1, conversions: 1 },
        { spend: 1, conversions: 2 },
      ],
    },
    'same-spend',
    /Two levels have the same spend of 1/,
  ],
  [
    'funnel-rates',
    {
      stages: [
        { title: 'Top', count: 0 },
        { title: 'End', count: 0 },
      ],
    },
    'empty-top',
    /“Top”/,
  ],
  ['unit-economics-cac', { spend: 100, newCustomers: 0 }, 'no-customers', /No customer was won/],
  ['unit-economics-ltv', { monthlyRevenue: 1, grossMargin: 1, monthlyChurn: 0 }, 'no-churn', /has no end/],
  ['unit-economics-margin-multiple', { retention: 1, discount: 0 }, 'no-end', /retention 1 and discount 0/],
  ['unit-economics-payback', { cac: 1, monthlyRevenue: 1, grossMargin: 0 }, 'no-profit', /no gross profit/],
  [
    'unit-economics-payback',
    { cac: 1, monthlyRevenue: 1, grossMargin: 1, churnMethod: 'once' },
    'churn-missing',
    /monthlyChurn/,
  ],
  [
    'unit-economics-payback',
    { cac: 1, monthlyRevenue: 1, grossMargin: 1, monthlyChurn: 1 },
    'all-leave',
    /nobody is left/,
  ],
  [
    'unit-economics-payback',
    { cac: 1000, monthlyRevenue: 100, grossMargin: 1, monthlyChurn: 0.1 },
    'never-paid',
    /brings 1000 minor units .* no more than the acquisition cost of 1000/,
  ],
  ['unit-economics-ratio', { ltv: 1, cac: 0 }, 'no-cac', /acquisition cost is 0/],
  [
    'unit-economics-cohorts',
    { transactions: [{ customer: 'a', date: '2026-01-40', value: 1 }], through: '2026-02-01' },
    'no-day',
    /2026-01-40/,
  ],
  [
    'unit-economics-cohorts',
    { transactions: [{ customer: 'a', date: '2026-03-01', value: 1 }], through: '2026-02-01' },
    'after-through',
    /2026-03-01 lies after 2026-02-01/,
  ],
  [
    'unit-economics-cohorts',
    { transactions: [{ customer: 'a', date: '2026-02-01', value: 1 }], through: '2026-02-10' },
    'no-cohort',
    /No month is over by 2026-02-10/,
  ],
  [
    'initiative-scores',
    { weights: { alignment: 1, impact: 1, value: 0, effort: 0, risk: 0 }, initiatives: [] },
    'weights-sum',
    /200 %/,
  ],
  [
    'kpi-variance',
    { kpis: [{ kpi: 'a', planned: 5, actual: 8, direction: 'range', range: { low: 7, high: 9 } }] },
    'plan-outside-range',
    /is 5, outside of the range of 7 to 9/,
  ],
  ['lead-sources', { leads: [{ source: 'a', created: 'soon', converted: false }] }, 'no-time', /“soon”/],
  [
    'lead-sources',
    { leads: [{ source: 'a', created: '2026-01-02', answered: '2026-01-01', converted: false }] },
    'answered-before',
    /before it came in/,
  ],
  [
    'lead-score',
    { events: [{ points: 1, ageDays: 1 }], decay: { kind: 'half-life' } },
    'no-days',
    /“half-life” needs a time/,
  ],
  [
    'lead-score',
    { events: [{ points: 1, ageDays: 1 }], decay: { kind: 'step', days: 30 } },
    'no-share',
    /needs a share/,
  ],
  [
    'lead-score',
    { events: [], decay: { kind: 'none' }, minimum: 5, maximum: 1 },
    'no-order',
    /5, is above the highest, 1/,
  ],
];

describe('a calculator refuses, with a sentence,', () => {
  for (const [name, input, code, message] of cases) {
    it(`${name}: ${code}`, () => {
      const refused = refusal(name, input);
      assert.equal(refused.refused, code);
      assert.match(refused.message, message);
      assert.doesNotMatch(refused.message, /[{}]|NaN|Infinity|undefined/);
      assert.match(refused.message, /\.$/);
    });
  }

  it('one model of many without the others', () => {
    const output = calculate<{ results: { model: string; refused?: string }[] }>('attribution-all', {
      journeys: [journey],
    });
    assert.deepEqual(
      output.results.filter(({ refused }) => refused !== undefined).map(({ model }) => model),
      ['time-decay'],
    );
  });
});
