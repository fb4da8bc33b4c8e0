import { effectVariance } from '../../../src/core/experiments/analysis/effect.ts';
import { detectableEffect } from '../../../src/core/experiments/design/detectable.ts';
import type { MeanDesignMethod } from '../../../src/core/experiments/design/meanDesign.ts';
import type { PlannedMetric, PlannedTest } from '../../../src/core/experiments/design/plan.ts';
import { detectableLift, liftPower, powerByWeek } from '../../../src/core/experiments/design/powerByWeek.ts';
import { cohenH, type RateDesignMethod, sizeForCohenH } from '../../../src/core/experiments/design/rateDesign.ts';
import { sampleSize, testPower } from '../../../src/core/experiments/design/size.ts';
import { type Check, type Entries, each, type Foreign, keyed, type Vector, value } from './vectorSupport.ts';

const test = ({ alpha }: { alpha: number }): PlannedTest => ({
  alpha,
  sidedness: 'two-sided',
  allocation: [1, 1],
  correction: 'none',
});
const rate = (baseline: number, method: RateDesignMethod): PlannedMetric => ({ type: 'conversion', baseline, method });
const mean = (deviation: number, method: MeanDesignMethod = 't'): PlannedMetric => ({
  type: 'mean',
  baseline: 0,
  deviation,
  method,
});

/** Size for two rates, as whatever of exact, rounded or rounded up the case expects. */
function size(method: RateDesignMethod) {
  return ({ inputs, expected }: Vector): Check[] => {
    const [p1, p2] = 'p1' in inputs ? [inputs.p1, inputs.p2] : [inputs.baseline, inputs.baseline + inputs.mde_abs];
    const goal = { effect: p2 - p1, kind: 'absolute', power: inputs.power } as const;
    const found = value(sampleSize(rate(p1, method), test(inputs), goal));
    return keyed(
      {
        n_per_group: found.exact,
        n_exact: found.exact,
        n_per_group_ceil: found.perVariant[0] ?? 0,
        n_per_group_rounded: found.perVariant[0] ?? 0,
      },
      expected,
    );
  };
}

function meanSize({ inputs, expected }: Vector): Check[] {
  const effect = inputs.cohen_d ?? inputs.delta;
  const found = value(
    sampleSize(mean(inputs.sd ?? 1), test(inputs), { effect, kind: 'absolute', power: inputs.power }),
  );
  return keyed({ n_per_group: found.exact, n_per_group_ceil: found.perVariant[0] ?? 0 }, expected);
}

/** Published tables that are wrong: our numbers are the formula's, and not the table's. */
function wrongTable(rows: { p1: number; p2: number; published: number }[], correct: number[]): Check[] {
  return rows.flatMap(({ p1, p2, published }, index) => {
    const goal = { effect: p2 - p1, kind: 'absolute', power: 0.8 } as const;
    const ours = value(sampleSize(rate(p1, 'pooled'), test({ alpha: 0.05 }), goal)).perVariant[0] ?? 0;
    const right: Check = { what: `row ${index}`, ours, theirs: correct[index] ?? Number.NaN };
    // Two rows of the second table are right but for their rounding.
    const isWrong = Math.abs(published / (correct[index] ?? 1) - 1) > 0.05;
    return isWrong ? [right, { what: `row ${index} as published`, ours, theirs: published, differs: true }] : [right];
  });
}

function liftMetric(metric: Foreign) {
  const average = metric.rate ?? metric.mean;
  const deviation = metric.rate === undefined ? root(metric.sd) : Math.sqrt(metric.rate * (1 - metric.rate));
  return { mean: average, deviation, effect: metric.effect_rel };
}

/** Reads `sqrt(0.5)`. */
function root(words: string): number {
  return Math.sqrt(Number(/^sqrt\((.*)\)$/.exec(words)?.[1]));
}

function liftTest(inputs: Foreign) {
  const tuning = inputs.sequential_tuning || undefined;
  return { alpha: inputs.alpha, sides: 2, variants: inputs.n_variations, tuning } as const;
}

function lift({ inputs, expected }: Vector): Check[] {
  const metric = { mean: inputs.mean, deviation: root(inputs.sd), effect: inputs.effect_rel };
  const power = value(liftPower(metric, inputs.n_total, liftTest(inputs)));
  const mde80 = value(detectableLift(metric, inputs.n_total, liftTest(inputs), 0.8));
  return keyed({ power, mde80 }, expected);
}

/** The metrics of pow-gb-weeks, which the sequential case refers to by name. */
const weekMetrics = {
  ctr: { type: 'binomial', rate: 0.1, effect_rel: 0.05 },
  revenue: { type: 'mean', mean: 0.1, sd: 'sqrt(0.5)', effect_rel: 0.3 },
};

function weeks({ inputs, expected }: Vector): Check[] {
  const metrics = typeof inputs.metrics === 'string' ? weekMetrics : inputs.metrics;
  const plan = { perWeek: inputs.users_per_week, weeks: inputs.weeks, power: inputs.target_power ?? 0.8 };
  const names = Object.keys(metrics);
  const tables = names.map((name) => value(powerByWeek(liftMetric(metrics[name]), plan, liftTest(inputs))));
  const interleaved = (key: 'power' | 'detectable') =>
    Array.from({ length: inputs.weeks }, (_, week) =>
      tables.map((table) => table.weeks[week]?.[key] ?? Number.NaN),
    ).flat();
  const reached: Record<string, number | null> = expected.weeks_to_target ?? {};
  return [
    ...each('power', interleaved('power'), expected.power_interleaved_ctr_revenue),
    ...each('mde', interleaved('detectable'), expected.mde_interleaved),
    // Zero stands for a week that never comes.
    ...Object.entries(reached).map(([name, week]) => ({
      what: `weeks to target of ${name}`,
      ours: tables[names.indexOf(name)]?.reached ?? 0,
      theirs: week ?? 0,
    })),
  ];
}

export const designEntries: Entries = {
  n_pooled_unpooled: size('pooled'),
  n_evan_miller: size('baseline-variance'),
  n_cohen_h: (vector) => {
    const { inputs, expected } = vector;
    if (!('h' in inputs)) return size('arcsine')(vector);
    const n = sizeForCohenH(inputs.h, { alpha: inputs.alpha, sides: 2, ratio: 1 }, inputs.power);
    return keyed({ n_per_group_ceil: Math.ceil(n) }, expected);
  },
  cohen_h: ({ inputs, expected }) => keyed({ h: cohenH(inputs.p1, inputs.p2) }, expected),
  power_pooled_unpooled: ({ inputs, expected }) => {
    const perVariant = [inputs.n_per_group, inputs.n_per_group];
    const goal = { effect: inputs.p2 - inputs.p1, kind: 'absolute', perVariant } as const;
    return keyed({ power: value(testPower(rate(inputs.p1, 'pooled'), test(inputs), goal)).smallest }, expected);
  },
  // statsmodels counts both tails.
  power_unequal_ratio: ({ inputs, expected }) => {
    const goal = { effect: inputs.p2 - inputs.p1, kind: 'absolute', perVariant: [inputs.n1, inputs.n2] } as const;
    const found = testPower(rate(inputs.p1, 'pooled'), { ...test(inputs), tails: 'both' }, goal);
    return keyed({ power: value(found).smallest }, expected);
  },
  mde_pooled_unpooled: ({ inputs, expected }) => {
    const perVariant = [inputs.n_per_group, inputs.n_per_group];
    const goal = { power: inputs.power, direction: 'up', perVariant } as const;
    return keyed({ p2: value(detectableEffect(rate(inputs.p1, 'pooled'), test(inputs), goal)).target }, expected);
  },
  NEGATIVE_CONTROL_published_table_is_wrong: ({ inputs, expected }) =>
    wrongTable(
      inputs.rows.map((row: Foreign) => ({
        p1: row.baseline,
        p2: row.baseline * (1 + row.lift),
        published: row.published,
      })),
      expected.correct_r_formula,
    ),
  NEGATIVE_CONTROL_published_table_partly_wrong: ({ inputs, expected }) =>
    wrongTable(
      inputs.rows.map(([p1, p2, published]: number[]) => ({ p1, p2, published })),
      expected.correct_r_formula,
    ),
  t_test_power: ({ inputs, expected }) => {
    const goal = {
      effect: inputs.delta,
      kind: 'absolute',
      perVariant: [inputs.n_per_group, inputs.n_per_group],
    } as const;
    return keyed({ power: value(testPower(mean(inputs.sd), test(inputs), goal)).smallest }, expected);
  },
  t_test_n: meanSize,
  t_test_n_pwr: meanSize,
  delta_method_variance: ({ inputs, expected }) => {
    const control = { users: inputs.nA, mean: inputs.meanA, variance: inputs.varA };
    const treatment = { users: inputs.nB, mean: inputs.meanB, variance: inputs.varB };
    const variance = effectVariance(control, treatment, inputs.relative ? 'relative' : 'absolute');
    return keyed({ variance }, expected);
  },
  power_frequentist_relative: lift,
  power_sequential_relative: lift,
  power_by_week: weeks,
  power_by_week_sequential: weeks,
};
