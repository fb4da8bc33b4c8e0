import { defineCalculator } from '../../calculators/calculator.ts';
import { type MarginalStep, marginalSteps, type SpendLevel } from '../marginal.ts';
import { type MarginalAllocation, marginalBudget, proportionalBudget } from '../reallocation.ts';
import { refuse } from '../refuse.ts';
import { amount, count, listOf, maybe, money, num, object, text, withExample } from '../shape.ts';

interface ProportionalInput {
  total?: number;
  channels: readonly { channel: string; spend: number; weight: number }[];
}

interface ProportionalOutput {
  total: number;
  channels: { channel: string; spend: number; budget: number; change: number }[];
}

const proportionalRefusals = {
  'no-weight': 'No channel brought anything, so there is nothing to share the budget out by.',
} as const;

/** The budget in proportion to what the channels brought. */
export const budgetReallocation = defineCalculator<ProportionalInput, ProportionalOutput>({
  name: 'budget-reallocation',
  title: 'Budget in proportion',
  description:
    'Shares a budget out in proportion to what each channel brought. It takes for granted that a channel costs the same for each conversion at any budget; where levels of spend are known, the marginal cost answers better.',
  method: 'proportional, largest remainder (Hamilton) to the minor unit',
  source: 'Agrees with MatCyt/Markov-Chain, which calls the result the optimal budget.',
  input: object(
    'Channels',
    'What each channel costs and brings.',
    {
      total: money('Total', 'The budget to share out; what is spent now when it is left out.', 4_500_000, {
        minimum: 0,
      }),
      channels: listOf(
        'Channels',
        'A row for each channel.',
        withExample(
          object('Channel', 'A channel.', {
            channel: text('Channel', 'Its name.', 'search'),
            spend: money('Spend', 'What it costs now.', 1_800_000, { minimum: 0 }),
            weight: amount('Weight', 'What it brought: conversions or value.', 140),
          }),
          { channel: 'search', spend: 1_800_000, weight: 140 },
        ),
        { minItems: 1 },
      ),
    },
    ['total'],
  ),
  output: object('Budgets', 'The new budgets. They add up to the total exactly.', {
    total: money('Total', 'The budget that was shared out.', 1_800_000),
    channels: listOf(
      'Channels',
      'In the order given.',
      object('Channel', 'A channel.', {
        channel: text('Channel', 'Its name.', 'search'),
        spend: money('Spend', 'What it costs now.', 1_800_000),
        budget: money('Budget', 'What it gets.', 1_800_000),
        change: money('Change', 'Budget less spend.', 0),
      }),
    ),
  }),
  refusals: proportionalRefusals,
  calculate({ channels, total = channels.reduce((sum, { spend }) => sum + spend, 0) }) {
    if (channels.every(({ weight }) => weight === 0)) return refuse(proportionalRefusals, 'no-weight');
    const budgets = proportionalBudget(
      total,
      channels.map(({ weight }) => weight),
    );
    return {
      total,
      channels: channels.map(({ channel, spend }, index) => {
        const budget = budgets[index] ?? 0;
        return { channel, spend, budget, change: budget - spend };
      }),
    };
  },
});

interface MarginalInput {
  total: number;
  channels: readonly { channel: string; levels: readonly SpendLevel[] }[];
}

const level = withExample(
  object('Level', 'What a channel brings at a level of spend.', {
    spend: money('Spend', 'What it costs.', 1_000_000, { minimum: 0 }),
    conversions: amount('Conversions', 'What it brings.', 80),
  }),
  { spend: 1_000_000, conversions: 80 },
);
const exampleLevels = [
  { spend: 0, conversions: 0 },
  { spend: 1_000_000, conversions: 80 },
  { spend: 2_000_000, conversions: 120 },
];
const levels = listOf('Levels', 'At least two, of different spend.', level, { minItems: 2, examples: [exampleLevels] });

const levelRefusals = {
  'same-spend':
    'Two levels{of} have the same spend of {spend} minor units, so nothing can be said about what lies between.',
  'below-lowest':
    'The lowest levels of the channels cost {lowest} minor units together, more than the budget of {total}. Give a level of 0 to channels that may be stopped.',
} as const;

/** The budget where the next conversion costs the same everywhere. */
export const budgetReallocationMarginal = defineCalculator<MarginalInput, MarginalAllocation>({
  name: 'budget-reallocation-marginal',
  title: 'Budget by marginal cost',
  description:
    'Shares a budget out so that the next conversion costs the same in every channel, from known levels of spend. Nothing is guessed beyond the highest level.',
  method: 'greedy on straight lines between levels (upper convex hull), cheapest marginal cost first',
  source: 'Equal marginal returns; Dorfman & Steiner (1954), Optimal advertising and optimal quality.',
  input: object('Channels', 'Levels of spend of each channel.', {
    total: money('Total', 'The budget to share out.', 1_500_000, { minimum: 0 }),
    channels: listOf(
      'Channels',
      'A row for each channel.',
      withExample(object('Channel', 'A channel.', { channel: text('Channel', 'Its name.', 'search'), levels }), {
        channel: 'search',
        levels: exampleLevels,
      }),
      { minItems: 1 },
    ),
  }),
  output: object('Budgets', 'The new budgets, with what no channel can use.', {
    channels: listOf(
      'Channels',
      'In the order given.',
      object('Channel', 'A channel.', {
        channel: text('Channel', 'Its name.', 'search'),
        budget: money('Budget', 'What it gets.', 1_500_000),
        conversions: num('Conversions', 'What it brings, in a straight line between levels.', 100),
        marginalCpa: maybe('Marginal CPA', 'Cost of its last conversion, in minor units.', 25_000),
        passedOver: count('Passed over', 'Levels that no sensible spender would use.', 0),
      }),
    ),
    conversions: num('Conversions', 'What all bring together.', 100),
    unallocated: money('Unallocated', 'What no channel can use.', 0),
  }),
  refusals: levelRefusals,
  calculate({ total, channels }) {
    for (const { channel, levels: given } of channels) {
      const spend = sameSpend(given);
      if (spend !== undefined) return refuse(levelRefusals, 'same-spend', { spend, of: ` of “${channel}”` });
    }
    const lowest = channels.reduce((sum, each) => sum + Math.min(...each.levels.map(({ spend }) => spend)), 0);
    return lowest > total ? refuse(levelRefusals, 'below-lowest', { lowest, total }) : marginalBudget(total, channels);
  },
});

/** What one more conversion costs between levels of spend. */
export const budgetMarginalCost = defineCalculator<{ levels: readonly SpendLevel[] }, { steps: MarginalStep[] }>({
  name: 'budget-marginal-cost',
  title: 'Marginal cost per acquisition',
  description: 'What one more conversion costs between levels of spend, which the average cost hides.',
  method: 'added spend / added conversions between neighbouring levels',
  source: 'Farris, Bendle, Pfeifer & Reibstein (2010), Marketing Metrics: incremental cost.',
  input: object('Levels', 'Levels of spend of one channel.', { levels }),
  output: object('Steps', 'From each level to the next.', {
    steps: listOf(
      'Steps',
      'By spend.',
      object('Step', 'From a level to the next.', {
        from: money('From', 'Spend at the lower level.', 0),
        to: money('To', 'Spend at the upper level.', 1_000_000),
        addedSpend: money('Added spend', 'The difference.', 1_000_000),
        addedConversions: num('Added conversions', 'What it brings.', 80),
        cpa: maybe('Marginal CPA', 'Cost of one more, in minor units; null where the spend brings none.', 12_500),
      }),
    ),
  }),
  refusals: { 'same-spend': levelRefusals['same-spend'] },
  calculate({ levels: given }) {
    const spend = sameSpend(given);
    return spend === undefined
      ? { steps: marginalSteps(given) }
      : refuse(levelRefusals, 'same-spend', { spend, of: '' });
  },
});

function sameSpend(given: readonly SpendLevel[]): number | undefined {
  const spends = given.map(({ spend }) => spend);
  return spends.find((spend, index) => spends.indexOf(spend) !== index);
}
