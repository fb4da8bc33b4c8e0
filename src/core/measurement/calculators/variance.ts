import { defineCalculator } from '../../calculators/calculator.ts';
import { refuse } from '../refuse.ts';
import { amount, choice, count, flag, listOf, maybe, num, object, text, withExample } from '../shape.ts';
import { type Direction, isPastThreshold, usualTolerance, type Variance, varianceOf } from '../variance.ts';

interface VarianceInput {
  kpis: readonly {
    kpi: string;
    planned?: number;
    actual: number;
    direction: Direction;
    range?: { low?: number; high?: number };
    threshold?: number;
  }[];
  tolerance?: number;
}

interface VarianceOutput {
  kpis: (Variance & { kpi: string; comparedWith: number })[];
  favourable: number;
  unfavourable: number;
  needCause: number;
}

const refusals = {
  'no-plan':
    'The KPI “{kpi}” has no planned value, so there is nothing to compare with. Give `planned`, or a range if it is to stay in one.',
  'plan-outside-range':
    'The plan of the KPI “{kpi}” is {planned}, outside of the range of {low} to {high} in which it is to stay. Correct one of them.',
} as const;

const edge = (title: string, description: string, example: number) => num(title, description, example);

/** Planned against actual, KPI by KPI. */
export const kpiVariance = defineCalculator<VarianceInput, VarianceOutput>({
  name: 'kpi-variance',
  title: 'Planned against actual',
  description:
    'Difference of each KPI from its plan, whether that is good, and whether it is large enough to need a cause and an action.',
  method: 'variance relative to the plan; favourability by direction; never divided by 0',
  source: 'Horngren, Datar & Rajan, Cost Accounting: variances from budget.',
  input: object(
    'KPIs',
    'What was planned and what came of it.',
    {
      kpis: listOf(
        'KPIs',
        'A row for each KPI, all in their own unit: fractions for rates, minor units for money.',
        withExample(
          object(
            'KPI',
            'A KPI.',
            {
              kpi: text('KPI', 'Its id.', 'signups'),
              planned: num('Planned', 'What the plan expected. May be missing where a range is given.', 2750),
              actual: num('Actual', 'What was measured.', 2310),
              direction: choice('Direction', 'Which way is better.', ['up', 'down', 'range']),
              range: object(
                'Range',
                'The band in which the KPI should stay.',
                { low: edge('Low', 'Lower end.', 0.2), high: edge('High', 'Upper end.', 0.35) },
                ['low', 'high'],
              ),
              threshold: num('Threshold', 'From where on somebody has to act: a floor or a ceiling.', 2400),
            },
            ['planned', 'range', 'threshold'],
          ),
          { kpi: 'signups', planned: 2750, actual: 2310, direction: 'up', threshold: 2400 },
        ),
        { minItems: 1 },
      ),
      tolerance: amount(
        'Tolerance',
        'From this deviation from plan on, a cause is needed; 0.1 when it is left out.',
        0.1,
      ),
    },
    ['tolerance'],
  ),
  output: object('Variances', 'A row for each KPI, and how many are which way.', {
    kpis: listOf(
      'KPIs',
      'A row for each KPI.',
      object('Variance', 'A KPI.', {
        kpi: text('KPI', 'Its id.', 'signups'),
        planned: num('Planned', 'What was planned; for a range without a plan, what it is compared with.', 2750),
        comparedWith: num(
          'Compared with',
          'The plan; for a range its edge nearest to the value, and inside of it the value itself.',
          2750,
        ),
        actual: num('Actual', 'What was measured.', 2310),
        difference: num(
          'Difference',
          'Actual less what it is compared with: for a range how far outside, 0 inside.',
          -440,
        ),
        relative: maybe('Relative', 'Difference over what it is compared with; null where that is 0.', -0.16),
        favourability: choice('Favourability', 'Whether that is good.', ['unfavourable', 'favourable', 'as planned']),
        pastThreshold: flag('Past threshold', 'Whether the value is on the wrong side of its threshold.'),
        needsCause: flag('Needs a cause', 'Whether a cause and an action are needed.'),
        reasons: listOf('Reasons', 'Why.', text('Reason', 'A sentence.', 'The value is past its threshold.')),
      }),
    ),
    favourable: count('Favourable', 'How many are better than planned.', 0),
    unfavourable: count('Unfavourable', 'How many are worse than planned.', 1),
    needCause: count('Need a cause', 'How many need a cause and an action.', 1),
  }),
  refusals,
  calculate({ kpis, tolerance = usualTolerance }) {
    const rows: VarianceOutput['kpis'] = [];
    for (const { kpi, ...figures } of kpis) {
      const variance = varianceOf({ ...figures, tolerance });
      if (!variance) return refuse(refusals, 'no-plan', { kpi });
      const { planned, direction, range } = figures;
      if (direction === 'range' && planned !== undefined && isPastThreshold({ ...figures, actual: planned }))
        return refuse(refusals, 'plan-outside-range', {
          kpi,
          planned,
          low: range?.low ?? 'any',
          high: range?.high ?? 'any',
        });
      rows.push({ kpi, ...variance, planned: planned ?? variance.planned, comparedWith: variance.planned });
    }
    const of = (favourability: Variance['favourability']) =>
      rows.filter((row) => row.favourability === favourability).length;
    return {
      kpis: rows,
      favourable: of('favourable'),
      unfavourable: of('unfavourable'),
      needCause: rows.filter(({ needsCause }) => needsCause).length,
    };
  },
});
