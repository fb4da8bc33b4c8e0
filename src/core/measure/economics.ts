import {
  acquisitionCost,
  lifetimeValue,
  paybackMonths,
  paybackMonthsChurnCompounding,
} from '../measurement/unitEconomics.ts';
import type { ProjectView } from '../project/view.ts';
import { countOf, daysOf, minorOf, rateOf } from '../rules/support/quantities.ts';
import type { ActualPeriod } from './periods.ts';
import { type FigurePlace, placeOf } from './place.ts';

/** Days of a month as lengths of time are read. */
const monthDays = daysOf('1 month') ?? 30;

/** What a customer costs and brings, computed from the measured figures. Amounts in minor units, not rounded; months. */
export interface Economics {
  period: string;
  cac: number | null;
  /** Monthly revenue × margin / churn, not discounted. */
  lifetimeValue: number | null;
  /** LTV over CAC. */
  ratio: number | null;
  /** Months, nobody leaving meanwhile; and with the churn of every month. */
  payback: number | null;
  paybackWithChurn: number | null;
  /** What the file states itself, to be held against the computed figures. */
  stated: { cac: number | null; lifetimeValue: number | null; payback: number | null };
  place: FigurePlace;
}

/** The unit economics of each of these periods that has them. */
export function economicsOf(project: ProjectView, periods: readonly ActualPeriod[]): Economics[] {
  return periods.flatMap(({ document, period }) => {
    const facts = document.facts.unit_economics;
    if (facts === undefined) return [];
    const cost = minorOf(facts.acquisition_cost, project.currency);
    const customers = countOf(facts.new_customers);
    const revenue = minorOf(facts.monthly_revenue, project.currency);
    const margin = rateOf(facts.gross_margin);
    const churn = rateOf(facts.monthly_churn);
    const cac = cost === undefined || !customers ? null : acquisitionCost(cost, customers);
    const value =
      revenue === undefined || margin === undefined || !churn ? null : lifetimeValue(revenue, margin, churn);
    const stated = daysOf(facts.payback);
    const profit = revenue !== undefined && margin !== undefined && revenue * margin > 0;
    const payback = cac === null || !profit ? null : paybackMonths(cac, revenue as number, margin as number);
    return [
      {
        period,
        cac,
        lifetimeValue: value,
        ratio: value === null || !cac ? null : value / cac,
        payback,
        paybackWithChurn:
          payback === null || !churn
            ? null
            : (paybackMonthsChurnCompounding(cac as number, revenue as number, margin as number, churn) ?? null),
        stated: {
          cac: minorOf(facts.cac, project.currency) ?? null,
          lifetimeValue: minorOf(facts.lifetime_value, project.currency) ?? null,
          payback: stated === undefined ? null : stated / monthDays,
        },
        place: placeOf(document, '/unit_economics'),
      },
    ];
  });
}
