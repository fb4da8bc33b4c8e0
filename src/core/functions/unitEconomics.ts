import { foldHeading } from '../documents/markdown.ts';
import { formatMoney } from '../documents/quantity.ts';
import { economicsOf } from '../measure/economics.ts';
import { actualPeriods } from '../measure/periods.ts';
import { none } from '../measure/words.ts';
import { UserError } from '../messages/userError.ts';
import { rowsIn } from '../rules/support/prose.ts';
import type { StepFunction } from './stepFunction.ts';

/** What a customer costs and brings. */
export const unitEconomics: StepFunction = {
  id: 'unit-economics',
  title: 'Unit economics',
  description:
    'Computes acquisition cost, lifetime value and payback from the latest actual figures. What is planned is kept as it is written.',
  calculate({ view, outputs }) {
    const latest = economicsOf(view, actualPeriods(view)).at(-1);
    if (latest?.cac == null)
      throw new UserError(
        'No actual figures of this cycle have what acquisition cost is computed from. Add `unit_economics` with `acquisition_cost` and `new_customers` to them.',
      );
    const file = outputs[0]?.path ?? '';
    const before = view.document(file);
    const written = before ? (rowsIn(before, 'Planned and actual', ['Comparison', 'Figures']) ?? []) : [];
    const money = (value: number | null) => (value === null ? none : formatMoney(Math.round(value), view.currency));
    const computed: [metric: string, actual: string][] = [
      ['Cost per new customer (CAC)', money(latest.cac)],
      ['Lifetime value (LTV)', money(latest.lifetimeValue)],
      ['LTV to CAC', latest.ratio === null ? none : latest.ratio.toFixed(1)],
      ['Payback', latest.payback === null ? none : `${latest.payback.toFixed(2)} months`],
    ];
    const isComputed = (metric: string) => computed.some(([name]) => foldHeading(name) === foldHeading(metric));
    const plannedOf = (metric: string) =>
      written.find(({ cell }) => foldHeading(cell('Metric')) === foldHeading(metric))?.cell('Planned') || none;
    // Rows of others, such as the figures that it is computed from, stay before ours.
    const others = written
      .filter(({ cell }) => !isComputed(cell('Metric')))
      .map(({ cell }) => [cell('Metric'), cell('Planned'), cell('Actual')]);
    const rows = [...others, ...computed.map(([metric, actual]) => [metric, plannedOf(metric), actual])];
    return [
      {
        file,
        title: outputs[0]?.title ?? 'Unit economics',
        sections: [
          { title: 'Planned and actual', table: { columns: ['Metric', 'Planned', 'Actual'], rows } },
          {
            title: 'How it was calculated',
            text: `From the actual figures of ${latest.period}: CAC is the acquisition cost over the new customers, LTV is monthly revenue × gross margin / monthly churn, and payback is CAC / (monthly revenue × gross margin).`,
            stays: true,
          },
        ],
      },
    ];
  },
};
