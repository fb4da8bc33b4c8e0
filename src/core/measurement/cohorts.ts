import { formatDay } from '../documents/dates.ts';

/** Unit by which customers are grouped and time is counted. */
export type CohortPeriod = 'week' | 'month' | 'quarter' | 'year';

export interface Transaction {
  customer: string;
  /** Day number. */
  day: number;
  /** In minor units. */
  value: number;
}

export interface Cohort {
  /** First day of the period in which its customers bought first. */
  start: string;
  customers: number;
  /** By period since: how many bought, and their value. Only periods that are over. */
  active: number[];
  value: number[];
}

export interface CohortPoint {
  /** Periods since the first purchase; 0 is its own period. */
  period: number;
  /** Customers of the cohorts that are old enough to be seen in this period. */
  customers: number;
  /** Share of them who bought in it. */
  retention: number;
  /** Value for each of them, and the sum up to here, in minor units, not rounded. */
  valuePerCustomer: number;
  cumulativeValue: number;
}

export interface CohortTable {
  cohorts: Cohort[];
  curve: CohortPoint[];
}

/**
 * Customers by the period of their first purchase, and what they bought since. The curve takes each period only from cohorts
 * old enough to have seen it to its end, so that young cohorts do not pull it down. Nothing is extrapolated.
 * Source: Fader & Hardie (2007), How to project customer retention (the cohort table); McCarthy, Fader & Hardie (2017).
 * @param through last day that the data covers
 */
export function cohortTable(transactions: readonly Transaction[], period: CohortPeriod, through: number): CohortTable {
  const first = new Map<string, number>();
  for (const { customer, day } of transactions) {
    const index = periodOf(day, period);
    first.set(customer, Math.min(first.get(customer) ?? Number.POSITIVE_INFINITY, index));
  }
  const last = lastWhole(through, period);
  const cohorts = new Map<number, { customers: number; active: Set<string>[]; value: number[] }>();
  for (const start of first.values()) {
    if (start > last) continue;
    const cohort = cohorts.get(start) ?? newCohort(last - start + 1);
    cohort.customers++;
    cohorts.set(start, cohort);
  }
  for (const { customer, day, value } of transactions) {
    const start = first.get(customer) as number;
    const age = periodOf(day, period) - start;
    const cohort = cohorts.get(start);
    if (!cohort || age > last - start) continue;
    cohort.active[age]?.add(customer);
    cohort.value[age] = (cohort.value[age] ?? 0) + value;
  }
  const rows = [...cohorts].sort((a, b) => a[0] - b[0]);
  const table = rows.map(([start, { customers, active, value }]) => ({
    start: formatDay(firstDay(start, period)),
    customers,
    active: active.map((each) => each.size),
    value,
  }));
  return { cohorts: table, curve: curveOf(table) };
}

function newCohort(length: number): { customers: number; active: Set<string>[]; value: number[] } {
  return { customers: 0, active: Array.from({ length }, () => new Set<string>()), value: Array(length).fill(0) };
}

function curveOf(cohorts: readonly Cohort[]): CohortPoint[] {
  const longest = Math.max(0, ...cohorts.map(({ active }) => active.length));
  let cumulativeValue = 0;
  return Array.from({ length: longest }, (_, period) => {
    const old = cohorts.filter(({ active }) => active.length > period);
    const sum = (pick: (cohort: Cohort) => number) => old.reduce((before, cohort) => before + pick(cohort), 0);
    const customers = sum((cohort) => cohort.customers);
    const valuePerCustomer = sum(({ value }) => value[period] ?? 0) / customers;
    cumulativeValue += valuePerCustomer;
    return {
      period,
      customers,
      retention: sum(({ active }) => active[period] ?? 0) / customers,
      valuePerCustomer,
      cumulativeValue,
    };
  });
}

/** Number of the period that a day falls into. Weeks begin on Monday. */
export function periodOf(day: number, period: CohortPeriod): number {
  // 1970-01-01 was a Thursday.
  if (period === 'week') return Math.floor((day + 3) / 7);
  const date = new Date(day * 86_400_000);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return period === 'month' ? month : Math.floor(month / (period === 'quarter' ? 3 : 12));
}

/** First day of a period. */
function firstDay(index: number, period: CohortPeriod): number {
  if (period === 'week') return index * 7 - 3;
  const month = index * (period === 'month' ? 1 : period === 'quarter' ? 3 : 12);
  return Date.UTC(Math.floor(month / 12), month % 12) / 86_400_000;
}

/** The last period that is over by the end of a day. */
function lastWhole(through: number, period: CohortPeriod): number {
  const index = periodOf(through, period);
  return firstDay(index + 1, period) - 1 <= through ? index : index - 1;
}
