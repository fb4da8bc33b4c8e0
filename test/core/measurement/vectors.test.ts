import assert from 'node:assert/strict';
import { groupsOf, notRun } from '../../support/vectors.ts';
import { assertClose, type Vector, vectorsOf } from './referenceCases.ts';
import { calculate, calculator, door } from './support.ts';

type Run<Inputs, Expected> = (inputs: Inputs, expected: Expected, tolerance: Vector['tolerance']) => void;
interface Payback {
  cac: number;
  mrr: number;
  gross_margin: number;
  monthly_churn?: number;
}
interface Spending {
  budget: number;
  days_total: number;
  days_elapsed: number;
  spent: number;
}

/** Amounts of the sources are whole units; ours are minor units. */
const cents = 100;

const ltv: Run<
  { arpa_month: number; gross_margin: number; churn_month: number },
  { ltv: number; lifespan_periods?: number }
> = ({ arpa_month, gross_margin, churn_month }, expected, tolerance) => {
  const input = { monthlyRevenue: arpa_month * cents, grossMargin: gross_margin, monthlyChurn: churn_month };
  const output = calculate('unit-economics-ltv', input);
  assertClose((output.ltv as number) / cents, expected.ltv, tolerance);
  if (expected.lifespan_periods !== undefined) assertClose(output.lifetimeMonths, expected.lifespan_periods, tolerance);
};

const payback: Run<Payback, { months: number; monthly_gp?: number }> = (inputs, expected, tolerance) => {
  const { cac, mrr, gross_margin, monthly_churn } = inputs;
  const output = calculate('unit-economics-payback', {
    cac: cac * cents,
    monthlyRevenue: mrr * cents,
    grossMargin: gross_margin,
    ...(monthly_churn === undefined ? {} : { monthlyChurn: monthly_churn, churnMethod: 'once' }),
  });
  assertClose(output.months, expected.months, tolerance);
  if (expected.monthly_gp !== undefined)
    assertClose((output.monthlyProfit as number) / cents, expected.monthly_gp, tolerance);
};

interface FunnelCounts {
  counts: number[];
  value_per_customer?: number;
  cost_per_top?: number;
}
const funnel: Run<
  FunnelCounts,
  { stage_rates?: number[]; overall?: number; revenue?: number; cac?: number; roi?: number }
> = ({ counts, value_per_customer, cost_per_top }, expected, tolerance) => {
  const output = calculate<{ steps: { rate: number }[]; overall: number; revenue: number; cac: number; roi: number }>(
    'funnel-rates',
    {
      stages: counts.map((count, index) => ({ title: `Stage ${index + 1}`, count })),
      ...(value_per_customer === undefined ? {} : { valuePerCustomer: value_per_customer * cents }),
      ...(cost_per_top === undefined ? {} : { costPerEntry: cost_per_top * cents }),
    },
  );
  const { stage_rates, overall, revenue, cac, roi } = expected;
  if (stage_rates)
    assertClose(
      output.steps.map(({ rate }) => rate),
      stage_rates,
      tolerance,
    );
  if (overall !== undefined) assertClose(output.overall, overall, tolerance);
  if (revenue !== undefined) assertClose(output.revenue / cents, revenue, tolerance);
  if (cac !== undefined) assertClose(output.cac / cents, cac, tolerance);
  if (roi !== undefined) assertClose(output.roi, roi, tolerance);
};

const pacing: Run<Spending, { expected: number; delta: number; remaining?: number }> = (
  inputs,
  expected,
  tolerance,
) => {
  const output = calculate('budget-pacing', {
    budget: inputs.budget * cents,
    daysTotal: inputs.days_total,
    daysElapsed: inputs.days_elapsed,
    spent: inputs.spent * cents,
  });
  assertClose((output.expected as number) / cents, expected.expected, tolerance);
  assertClose((output.delta as number) / cents, expected.delta, tolerance);
  if (expected.remaining !== undefined)
    assertClose((output.remaining as number) / cents, expected.remaining, tolerance);
};

/** How each reference case is computed. A case that is neither here nor below fails. */
const runs: Record<string, Run<never, never>> = {
  'ue-ltv-1': ltv,
  'ue-ltv-2': ltv,
  'ue-mult-1': ((inputs, { multiple }, tolerance) =>
    assertClose(calculate('unit-economics-margin-multiple', inputs).multiple, multiple, tolerance)) as Run<
    object,
    { multiple: number }
  >,
  'ue-pb-1': payback,
  'ue-pb-2': payback,
  'ue-pb-3': payback,
  'ue-pb-4': payback,
  'ls-halflife': ((rows, { score }, tolerance) => {
    const scores = rows.map(({ points, age_days, half_life_days }) =>
      calculate('lead-score', {
        events: [{ points, ageDays: age_days }],
        decay: { kind: 'half-life', days: half_life_days },
      }),
    );
    assertClose(
      scores.map((output) => output.score),
      score,
      tolerance,
    );
    // The same where each event has a half-life of its own.
    const events = rows.map(({ points, age_days, half_life_days }) => ({
      points,
      ageDays: age_days,
      halfLifeDays: half_life_days,
    }));
    assertClose(calculate('lead-score', { events, decay: { kind: 'half-life' } }).events, score, tolerance);
  }) as Run<{ points: number; age_days: number; half_life_days: number }[], { score: number[] }>,
  /** Not numeric: the three kinds have names, and the name stands in input and output. */
  'ls-kinds': ((_, { kinds }) => {
    const { input, output } = calculator('lead-score');
    const names = input.properties?.decay?.properties?.kind?.enum ?? [];
    const ours = [/step/, /window/, /half-life/];
    assert.equal(kinds.length, ours.length);
    for (const [index, name] of ours.entries()) {
      assert.ok(
        names.some((kind) => name.test(String(kind))),
        kinds[index],
      );
    }
    assert.ok(names.includes('half-life-since-activity'));
    assert.deepEqual(output.properties?.kind?.enum, names);
    // One policy has one kind: a time frame and a decay exclude each other.
    assert.equal(input.properties?.decay?.properties?.kind?.type, 'string');
  }) as Run<null, { kinds: string[] }>,
  'fn-1': funnel,
  'fn-2': funnel,
  'fn-3': ((inputs, { overall }, tolerance) =>
    assertClose(calculate('funnel-overall', inputs).overall, overall, tolerance)) as Run<object, { overall: number }>,
  'fn-4': funnel,
  'fn-5': funnel,
  'bp-1': pacing,
  'bp-2': pacing,
  'bp-3': ((rows, expected, tolerance) => {
    const days = 1000;
    const budget = 1_000_000;
    const ours = rows.map(({ time_elapsed, budget_spent }) =>
      calculate('budget-pacing', {
        budget,
        daysTotal: days,
        daysElapsed: time_elapsed * days,
        spent: budget_spent * budget,
      }),
    );
    assertClose(
      ours.map(({ pacing: pace }) => pace),
      expected.pacing,
      tolerance,
    );
  }) as Run<{ time_elapsed: number; budget_spent: number }[], { pacing: number[] }>,
} as Record<string, Run<never, never>>;

describe('reference cases of measurement', () => {
  const { begin, check } = door(15);
  before(begin);
  const vectors = vectorsOf(groupsOf('measurement'));
  it('are there', () => assert.equal(vectors.length, 19));
  for (const { id, fn, source, inputs, expected, tolerance } of vectors) {
    if (id in notRun) {
      it(`${id} ${fn} (${source}) is not run: ${notRun[id]}`);
      continue;
    }
    it(`${id} ${fn} (${source})`, () => {
      const run = runs[id];
      assert.ok(run, `Nobody computes ${id}. Add it to the table, or say why it is not run.`);
      run(inputs, expected, tolerance);
    });
  }
  it('are all known', () => {
    const ids = new Set(vectors.map(({ id }) => id));
    assert.deepEqual(
      Object.keys(runs).filter((id) => !ids.has(id)),
      [],
    );
  });
  it('come out the same through gtm calc', check);
});
