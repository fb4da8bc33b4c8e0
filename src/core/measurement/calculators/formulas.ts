import { defineCalculator } from '../../calculators/calculator.ts';
import { computeKpis, type KpiValue } from '../kpiValues.ts';
import { refuse } from '../refuse.ts';
import { flag, listOf, maybe, num, object, text, withExample } from '../shape.ts';

interface FormulaInput {
  kpis: readonly { id: string; value?: number; formula?: string }[];
}

const refusals = { 'same-id': 'The KPI “{id}” stands in the list twice.' } as const;

/** KPIs that follow from others. */
export const kpiFormulas = defineCalculator<FormulaInput, { kpis: KpiValue[] }>({
  name: 'kpi-formulas',
  title: 'KPIs from formulas',
  description:
    'Computes the KPIs that have a formula from those that were measured, in the order in which they need each other.',
  method: 'sums, differences, products and quotients of KPIs and numbers; read by a parser, never run as code',
  source: 'The formulas of the plan.',
  input: object('KPIs', 'Measured values and formulas.', {
    kpis: listOf(
      'KPIs',
      'A row for each KPI.',
      withExample(
        object(
          'KPI',
          'A KPI with a value or a formula.',
          {
            id: text('Id', 'Its id.', 'signup-rate'),
            value: num('Value', 'What was measured.', 1846),
            formula: text(
              'Formula',
              'How it follows from others. A minus sign needs blanks around it.',
              'signups / website-visitors',
            ),
          },
          ['value', 'formula'],
        ),
        { id: 'signup-rate', formula: 'signups / website-visitors' },
      ),
      {
        minItems: 1,
        examples: [
          [
            { id: 'signups', value: 1846 },
            { id: 'website-visitors', value: 33_400 },
            { id: 'signup-rate', formula: 'signups / website-visitors' },
          ],
        ],
      },
    ),
  }),
  output: object('Values', 'A value for each KPI, or why it has none.', {
    kpis: listOf(
      'KPIs',
      'In the order given.',
      object(
        'KPI',
        'A KPI.',
        {
          id: text('Id', 'Its id.', 'signup-rate'),
          value: maybe('Value', 'Null where there is none.', 0.0553),
          computed: flag('Computed', 'Whether it follows from a formula.'),
          problem: text('Problem', 'Why it has no value.', 'Its formula divides by 0.'),
        },
        ['problem'],
      ),
    ),
  }),
  refusals,
  calculate({ kpis }) {
    const seen = new Set<string>();
    for (const { id } of kpis) {
      if (seen.has(id)) return refuse(refusals, 'same-id', { id });
      seen.add(id);
    }
    return { kpis: computeKpis(kpis) };
  },
});
