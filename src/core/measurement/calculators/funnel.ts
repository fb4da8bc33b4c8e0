import { defineCalculator } from '../../calculators/calculator.ts';
import { type FunnelRates, funnelRates, overallRate } from '../funnelRates.ts';
import { refuse } from '../refuse.ts';
import { amount, listOf, maybe, money, num, object, text, withExample } from '../shape.ts';

interface FunnelInput {
  stages: readonly { title: string; count: number; planned?: number }[];
  valuePerCustomer?: number;
  costPerEntry?: number;
}

interface FunnelOutput extends FunnelRates {
  notes: string[];
  revenue?: number;
  cost?: number;
  cac?: number | null;
  roi?: number | null;
}

const refusals = {
  'empty-top': 'Nobody reaches the first stage, “{stage}”, so there is no rate to compute.',
} as const;

const exampleStages = [
  { title: 'Visitors', count: 10_000, planned: 10_000 },
  { title: 'Sign-ups', count: 500, planned: 550 },
  { title: 'Customers', count: 25, planned: 40 },
];

/** Rates of a funnel, and the step to fix first. */
export const funnelRatesCalculator = defineCalculator<FunnelInput, FunnelOutput>({
  name: 'funnel-rates',
  title: 'Rates of a funnel',
  description: 'Rate of each step and of the whole way, and the step to fix first, with the reason.',
  method:
    'step rate = stage / stage before; overall = last / first. Fix first: the step whose return to plan brings most to the end; without a plan, the lowest rate',
  source: 'Agrees with thecalcs.com, thecalcu.com, altiorco.com and searchespilot.com on funnel rates.',
  input: object(
    'Funnel',
    'Stages from top to bottom.',
    {
      stages: listOf(
        'Stages',
        'At least two.',
        withExample(
          object(
            'Stage',
            'A stage.',
            {
              title: text('Title', 'Its name.', 'Sign-ups'),
              count: amount('Count', 'People who reach it.', 500),
              planned: amount('Planned', 'What the plan expects.', 550),
            },
            ['planned'],
          ),
          exampleStages[1],
        ),
        { minItems: 2, examples: [exampleStages] },
      ),
      valuePerCustomer: money('Value per customer', 'What one at the last stage is worth.', 500_000),
      costPerEntry: money('Cost per entry', 'What one at the first stage costs.', 5000),
    },
    ['valuePerCustomer', 'costPerEntry'],
  ),
  output: object(
    'Rates',
    'The rates, and what follows for money.',
    {
      steps: listOf(
        'Steps',
        'From each stage to the next.',
        object('Step', 'From a stage to the next.', {
          from: text('From', 'The stage before.', 'Visitors'),
          to: text('To', 'The stage.', 'Sign-ups'),
          rate: maybe(
            'Rate',
            'Share that goes on; null where nobody was there, above 1 where the stage is larger than the one before.',
            0.05,
          ),
          plannedRate: maybe('Planned rate', 'The share that the plan expects.', 0.055),
          lost: num('Lost', 'People who do not go on; below 0 where the stage is larger than the one before.', 9500),
          gain: maybe('Gain', 'People more at the end if this step alone went as planned.', 2.5),
        }),
      ),
      overall: maybe('Overall', 'Share of the first stage that reaches the last.', 0.0025),
      fixFirst: {
        title: 'Fix first',
        description: 'The step to fix first and why; null where none is behind.',
        type: ['object', 'null'],
        examples: [{ from: 'Sign-ups', to: 'Customers', reason: 'it has the lowest rate' }],
      },
      notes: listOf(
        'Notes',
        'Stages that more people reach than the one before.',
        text('Note', 'A sentence.', '150 reach “Trials”, but only 100 the stage before, “Sign-ups”.'),
      ),
      revenue: money('Revenue', 'Customers times their value.', 12_500_000),
      cost: money('Cost', 'Entries times their cost.', 50_000_000),
      cac: maybe('CAC', 'Cost over customers, in minor units.', 2_000_000),
      roi: maybe('ROI', 'Revenue less cost, over cost.', -0.75),
    },
    ['revenue', 'cost', 'cac', 'roi'],
  ),
  refusals,
  calculate({ stages, valuePerCustomer, costPerEntry }) {
    const first = stages[0];
    if (!first || first.count === 0) return refuse(refusals, 'empty-top', { stage: first?.title ?? '' });
    const last = stages.at(-1)?.count ?? 0;
    const revenue = valuePerCustomer === undefined ? undefined : Math.round(last * valuePerCustomer);
    const cost = costPerEntry === undefined ? undefined : Math.round(first.count * costPerEntry);
    return {
      ...funnelRates(stages),
      notes: growing(stages),
      ...(revenue === undefined ? {} : { revenue }),
      ...(cost === undefined ? {} : { cost, cac: last === 0 ? null : cost / last }),
      ...(revenue === undefined || cost === undefined ? {} : { roi: cost === 0 ? null : (revenue - cost) / cost }),
    };
  },
});

/** A rate above 1 is no share of people: most likely the stages count different things. */
function growing(stages: FunnelInput['stages']): string[] {
  return stages.slice(1).flatMap(({ title, count }, index) => {
    const before = stages[index];
    return before === undefined || count <= before.count
      ? []
      : [
          `${number(count)} reach “${title}”, but only ${number(before.count)} the stage before, “${before.title}”, so the rate is no share of them. Count the same people at both stages, in the same period.`,
        ];
  });
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** The overall rate from the rates of the steps. */
export const funnelOverall = defineCalculator<{ rates: readonly number[] }, { overall: number }>({
  name: 'funnel-overall',
  title: 'Overall rate of a funnel',
  description: 'Share that gets through all steps, from the rates of the steps.',
  method: 'product of the step rates',
  source: 'Agrees with thecalcu.com.',
  input: object('Rates', 'Rates of the steps.', {
    rates: listOf('Rates', 'As fractions, in any order.', amount('Rate', 'Share that goes on.', 0.35), {
      minItems: 1,
      examples: [[0.35, 0.45, 0.5, 0.3]],
    }),
  }),
  output: object('Overall', 'The rate of the whole way.', { overall: num('Overall', 'The product.', 0.0236) }),
  refusals: {},
  calculate: ({ rates }) => ({ overall: overallRate(rates) }),
});
