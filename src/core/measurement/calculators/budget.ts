import { defineCalculator } from '../../calculators/calculator.ts';
import { type Pacing, pacingOf } from '../pacing.ts';
import { refuse } from '../refuse.ts';
import { count, flag, listOf, maybe, money, object, text, withExample } from '../shape.ts';

interface BalanceInput {
  total: number;
  parts: readonly { name: string; amount: number }[];
}

const part = object('Part', 'A part of the budget.', {
  name: text('Name', 'What it is for.', 'search'),
  amount: money('Amount', 'What it gets.', 1_800_000),
});

/** Whether a budget adds up. */
export const budgetBalance = defineCalculator<BalanceInput, { sum: number; difference: number; balanced: boolean }>({
  name: 'budget-balance',
  title: 'Balance of a budget',
  description: 'Adds the parts of a budget up and compares them with the whole, to the minor unit.',
  method: 'whole minor units; no floating point',
  source: 'Arithmetic.',
  input: object('Budget', 'The whole and its parts.', {
    total: money('Total', 'The whole budget.', 4_500_000),
    parts: listOf('Parts', 'What it is shared out to.', withExample(part, { name: 'search', amount: 1_800_000 })),
  }),
  output: object('Balance', 'Whether it adds up.', {
    sum: money('Sum', 'The parts together.', 1_800_000),
    difference: money('Difference', 'Sum less total: above 0 is too much.', -2_700_000),
    balanced: flag('Balanced', 'Whether they are the same.', false),
  }),
  refusals: {},
  calculate({ total, parts }) {
    const sum = parts.reduce((before, each) => before + each.amount, 0);
    return { sum, difference: sum - total, balanced: sum === total };
  },
});

interface PacingCalculatorInput {
  budget: number;
  daysTotal: number;
  daysElapsed: number;
  spent: number;
  plannedToDate?: number;
}

const refusals = {
  'not-begun': 'No day has passed yet, so there is no pace. Wait for the first day.',
  'past-end': '{elapsed} of {total|day|days} cannot have passed.',
  'no-budget': 'The budget is 0, so no spending can be in pace with it.',
} as const;

/** How fast a budget is being spent. */
export const budgetPacing = defineCalculator<PacingCalculatorInput, Pacing>({
  name: 'budget-pacing',
  title: 'Budget pacing',
  description: 'Compares what was spent with what should be spent by now, and says where it leads.',
  method: 'even pacing by days unless the plan says how much should be spent by now; run-rate projection',
  source: 'Agrees with searchespilot.com, toolroster.xyz and support.adpulse.app on budget pacing.',
  input: withExample(
    object(
      'Spending',
      'A budget, its days, and what was spent.',
      {
        budget: money('Budget', 'The whole budget.', 2_000_000, { minimum: 0 }),
        daysTotal: count('Days', 'Days that it has to last.', 20, { minimum: 1 }),
        daysElapsed: count('Days passed', 'Days that have passed.', 8),
        spent: money('Spent', 'What was spent in them.', 950_000, { minimum: 0 }),
        plannedToDate: money('Planned to date', 'What the plan has spent by now, where it is not even.', 800_000, {
          minimum: 0,
        }),
      },
      ['plannedToDate'],
    ),
    { budget: 2_000_000, daysTotal: 20, daysElapsed: 8, spent: 950_000 },
  ),
  output: object('Pacing', 'How fast it goes.', {
    expected: money('Expected', 'What should be spent by now.', 800_000),
    delta: money('Delta', 'Spent less expected: above 0 is too fast.', 150_000),
    pacing: maybe('Pacing', 'Spent over expected: 1 is in pace.', 1.19),
    projected: money('Projected', 'Spent by the end at this pace.', 2_375_000),
    overrun: money('Overrun', 'Projected less budget.', 375_000),
    remaining: money('Remaining', 'What is left.', 1_050_000),
    perDayLeft: {
      title: 'Per day left',
      description: 'What each day left may cost; null when none is left. In minor units.',
      type: ['integer', 'null'],
      examples: [87_500],
    },
  }),
  refusals,
  calculate(input) {
    if (input.daysElapsed === 0) return refuse(refusals, 'not-begun');
    if (input.daysElapsed > input.daysTotal)
      return refuse(refusals, 'past-end', { elapsed: input.daysElapsed, total: input.daysTotal });
    return input.budget === 0 ? refuse(refusals, 'no-budget') : pacingOf(input);
  },
});
