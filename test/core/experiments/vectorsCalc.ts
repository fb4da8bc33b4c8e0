// The reference cases through the door that scripts and agents use: each function of the cases as a calculator with its
// input, and what of the answer the case expects.
import { type Check, each, type Foreign, keyed, type Vector } from './vectorSupport.ts';

/** Runs `gtm calc <name>` on an input and gives its result. */
export type Calc = (name: string, input: object) => Promise<Foreign>;
type CalcEntry = (vector: Vector, calc: Calc) => Promise<Check[]>;

const counts = ({ successes, sum, x, n, totals }: Foreign) => ({
  users: n ?? totals,
  conversions: successes ?? sum ?? x,
});
const manyCounts = ({ successes, n, totals }: Foreign) =>
  successes.map((conversions: number, index: number) => ({ users: (n ?? totals)[index], conversions }));
const sums = ({ n, sum, sumsq }: Foreign) => ({ users: n, sum, sum_of_squares: sumsq });
const open = (ends: (number | null)[]) => ends.map((end, index) => end ?? (index === 0 ? -Infinity : Infinity));

const size =
  (method: string): CalcEntry =>
  async ({ inputs, expected }, calc) => {
    // An effect size h alone stands for any two rates that far apart.
    const baseline = inputs.p1 ?? inputs.baseline ?? 0.5;
    const target = 'h' in inputs ? Math.sin(Math.PI / 4 + inputs.h / 2) ** 2 : inputs.p2;
    const effect = inputs.mde_abs ?? target - baseline;
    const { alpha, power } = inputs;
    const found = await calc('experiment-size', { baseline, minimum_effect: effect, method, alpha, power });
    const [n] = found.per_variant;
    const exact = found.exact;
    return keyed({ n_per_group: exact, n_exact: exact, n_per_group_ceil: n, n_per_group_rounded: n }, expected);
  };

const meanSize: CalcEntry = async ({ inputs, expected }, calc) => {
  const found = await calc('experiment-size', {
    metric_type: 'mean',
    standard_deviation: inputs.sd ?? 1,
    minimum_effect: inputs.cohen_d ?? inputs.delta,
    alpha: inputs.alpha,
    power: inputs.power,
  });
  return keyed({ n_per_group: found.exact, n_per_group_ceil: found.per_variant[0] }, expected);
};

const wrongTable =
  (rowOf: (row: Foreign) => { p1: number; p2: number; published: number }): CalcEntry =>
  async ({ inputs, expected }, calc) => {
    const checks: Check[] = [];
    for (const [index, row] of inputs.rows.entries()) {
      const { p1, p2, published } = rowOf(row);
      const ours = (await calc('experiment-size', { baseline: p1, minimum_effect: p2 - p1 })).per_variant[0];
      const theirs = expected.correct_r_formula[index];
      checks.push({ what: `row ${index}`, ours, theirs });
      if (Math.abs(published / theirs - 1) > 0.05)
        checks.push({ what: `row ${index} as published`, ours, theirs: published, differs: true });
    }
    return checks;
  };

const adjusted =
  (correction: string): CalcEntry =>
  async ({ inputs, expected }, calc) =>
    each('adj', await adjust(calc, inputs.p, correction), expected.adj);

async function adjust(calc: Calc, p: number[], correction: string): Promise<number[]> {
  const comparisons = p.map((value, index) => ({ name: String(index), p: value }));
  const found = await calc('experiment-correction', { comparisons, correction });
  return found.comparisons.map((one: Foreign) => one.adjusted_p);
}

const deviationOf = ({ rate, sd }: Foreign) =>
  rate === undefined ? Math.sqrt(Number(/^sqrt\((.*)\)$/.exec(sd)?.[1])) : Math.sqrt(rate * (1 - rate));

function weeklyOf(inputs: Foreign, metric: Foreign, perWeek: number, weeks: number) {
  const tuning = inputs.sequential_tuning || undefined;
  return {
    mean: metric.rate ?? metric.mean,
    standard_deviation: deviationOf(metric),
    effect: metric.effect_rel,
    per_week: perWeek,
    weeks,
    variants: inputs.n_variations,
    alpha: inputs.alpha,
    ...(tuning ? { sequential: true, tuning } : {}),
  };
}

const lift: CalcEntry = async ({ inputs, expected }, calc) => {
  const found = await calc('experiment-power-by-week', weeklyOf(inputs, inputs, inputs.n_total, 1));
  return keyed({ power: found.weeks[0].power, mde80: found.weeks[0].detectable }, expected);
};

const weekMetrics = { ctr: { rate: 0.1, effect_rel: 0.05 }, revenue: { mean: 0.1, sd: 'sqrt(0.5)', effect_rel: 0.3 } };

const weeks: CalcEntry = async ({ inputs, expected }, calc) => {
  const metrics: Record<string, Foreign> = typeof inputs.metrics === 'string' ? weekMetrics : inputs.metrics;
  const tables: Record<string, Foreign> = {};
  for (const [name, metric] of Object.entries(metrics))
    tables[name] = await calc(
      'experiment-power-by-week',
      weeklyOf(inputs, metric, inputs.users_per_week, inputs.weeks),
    );
  const interleaved = (key: string) =>
    Array.from({ length: inputs.weeks }, (_, week) =>
      Object.values(tables).map((table) => table.weeks[week][key]),
    ).flat();
  return [
    ...each('power', interleaved('power'), expected.power_interleaved_ctr_revenue),
    ...each('mde', interleaved('detectable'), expected.mde_interleaved),
    ...Object.entries((expected.weeks_to_target ?? {}) as Record<string, number | null>).map(([name, week]) => ({
      what: `weeks to target of ${name}`,
      ours: tables[name].reached ?? 0,
      theirs: week ?? 0,
    })),
  ];
};

const welch =
  (armsOf: (inputs: Foreign) => object[]): CalcEntry =>
  async ({ inputs, expected }, calc) => {
    const found = await calc('experiment-lift', { variants: armsOf(inputs), effect_kind: 'absolute' });
    const { ci, ci95, ...numbers } = expected;
    const interval = ci ?? ci95;
    return [
      ...keyed({ t: found.t, df: found.df, p: found.p, diff: found.estimate }, numbers),
      ...(interval ? each('ci', found.interval, interval) : []),
    ];
  };

const fromSums = welch(({ control, test }) => [sums(control), sums(test)]);

const split: CalcEntry = async ({ inputs, expected }, calc) => {
  const found = await calc('experiment-sample-ratio', {
    users: inputs.observed,
    shares: inputs.weights ?? inputs.expected,
  });
  const { warn, ...numbers } = expected;
  const ours = { chi2: found.chi_square, df: found.df, p: found.p };
  return [...keyed(ours, numbers), ...(warn ? [{ what: 'warns', ours: Number(found.low_counts), theirs: 1 }] : [])];
};

const oneSided =
  (kind: string): CalcEntry =>
  async ({ inputs, expected }, calc) => {
    const variants = [sums(inputs.control), sums(inputs.treatment)];
    const found = await calc('experiment-lift', { variants, effect_kind: kind, alternative: 'greater' });
    return [
      ...keyed({ expected: found.estimate, p: found.p }, { expected: expected.expected, p: expected.p }),
      ...each('ci', open(found.interval), expected.ci.map(Number)),
    ];
  };

const oracle =
  (kind: string): CalcEntry =>
  async ({ inputs, expected }, calc) => {
    const input = {
      variants: [counts(inputs.control), counts(inputs.treatment)],
      effect_kind: kind,
      alpha: inputs.alpha,
    };
    const fixed = await calc('experiment-lift', input);
    const always = await calc('experiment-always-valid', { ...input, tuning: inputs.tuning });
    const bayes = await calc('experiment-bayes-means', input);
    const { ci, seq_ci, bayes_ci, risk, ...numbers } = expected;
    return [
      ...keyed({ expected: fixed.estimate, p: fixed.p, seq_p: always.p, bayes_flat_ctw: bayes.chance_to_win }, numbers),
      ...each('ci', fixed.interval, ci),
      ...each('seq_ci', always.interval, seq_ci),
      ...each('bayes_ci', bayes.interval, bayes_ci),
      ...each('risk', [bayes.risk_of_control, bayes.risk_of_treatment], risk),
    ];
  };

const distribution =
  (name: string, question: string, keys: readonly string[]): CalcEntry =>
  async ({ inputs, expected }, calc) => {
    const ask = async (args: number[]) => {
      const parameters = Object.fromEntries(keys.map((key, index) => [key, args[index]]));
      return (await calc('experiment-distribution', { distribution: name, question, ...parameters })).value;
    };
    if (!Array.isArray(expected)) return [{ what: name, ours: await ask(inputs), theirs: expected }];
    const ours: number[] = [];
    for (const x of inputs) ours.push(await ask([x]));
    return each(name, ours, expected);
  };

const boundary =
  (name: string, parameter?: number): CalcEntry =>
  async ({ inputs, expected }, calc) => {
    const oneSidedAlpha = inputs.one_sided_alpha;
    const found = await calc('experiment-group-sequential', {
      ...(inputs.fractions ? { fractions: inputs.fractions } : { looks: inputs.looks }),
      boundary: name,
      ...(parameter === undefined ? {} : { parameter }),
      alpha: oneSidedAlpha ?? inputs.two_sided_alpha,
      sidedness: oneSidedAlpha === undefined ? 'two-sided' : 'one-sided',
    });
    return [...each('z', found.z, expected.z), ...(expected.spend ? each('spend', found.spent, expected.spend) : [])];
  };

export const calcEntries: Record<string, CalcEntry> = {
  two_proportion_z_pooled_two_sided: async ({ inputs, expected }, calc) => {
    const found = await calc('experiment-analyze-proportions', { variants: manyCounts(inputs).reverse() });
    return keyed({ z: found.comparisons[0].statistic, p: found.comparisons[0].p }, expected);
  },
  k_sample_chi2_no_continuity: async ({ inputs, expected }, calc) => {
    const { chi_square: chi2, df, p } = await calc('experiment-chi-square', { variants: manyCounts(inputs) });
    return keyed({ chi2, df, p }, expected);
  },
  one_sample_prop_chi2_vs_value: async ({ inputs, expected }, calc) => {
    const { z, p } = await calc('experiment-one-rate', { ...counts(inputs), expected: inputs.p0 });
    return keyed({ chi2: z * z, p }, expected);
  },
  pairwise_chi2_then_holm: async ({ inputs, expected }, calc) => {
    const all = manyCounts(inputs);
    const raw: number[] = [];
    for (const [, a, b] of inputs.pairs.matchAll(/\((\d+),(\d+)\)/g))
      raw.push((await calc('experiment-chi-square', { variants: [all[Number(a)], all[Number(b)]] })).p);
    return [...each('raw', raw, expected.raw), ...each('holm', await adjust(calc, raw, 'holm'), expected.holm)];
  },
  diff_wald_unpooled_and_unpooled_z_p: async ({ inputs, expected }, calc) => {
    const variants = [counts(inputs.control), counts(inputs.treatment)];
    const at = async (alpha: number) =>
      (await calc('experiment-analyze-proportions', { variants, interval: 'wald', alpha })).comparisons[0];
    const found = await at(0.05);
    return [
      { what: 'diff', ours: found.difference, theirs: expected.diff },
      { what: 'p_pooled', ours: found.p, theirs: expected.p_pooled },
      ...each('ci95', found.interval, expected.ci95),
      ...each('ci99', (await at(0.01)).interval, expected.ci99),
      ...each('ci999', (await at(0.001)).interval, expected.ci999),
    ];
  },
  single_proportion_ci_95: async ({ inputs, expected }, calc) => {
    const names: Record<string, string> = { clopper: 'clopper-pearson', agresti_coull: 'agresti-coull' };
    const checks: Check[] = [];
    for (const [name, ends] of Object.entries(expected as Record<string, number[]>)) {
      const found = await calc('experiment-rate-interval', { ...counts(inputs), method: names[name] ?? name });
      checks.push(...each(name, found.interval, ends));
    }
    return checks;
  },
  'wilson_stays_in_[0,1]': async ({ inputs }, calc) => {
    const checks: Check[] = [];
    for (const foreign of inputs) {
      const [lower, upper] = (await calc('experiment-rate-interval', counts(foreign))).interval;
      checks.push({ what: String(foreign.successes), ours: Number(lower >= 0 && upper <= 1), theirs: 1 });
    }
    return checks;
  },
  benjamini_hochberg: adjusted('benjamini-hochberg'),
  benjamini_hochberg_multi_variant_multi_metric: adjusted('benjamini-hochberg'),
  benjamini_yekutieli: adjusted('benjamini-yekutieli'),
  holm: adjusted('holm'),
  hochberg: adjusted('hochberg'),
  bonferroni_holm_hochberg_bh_by: async ({ inputs, expected }, calc) => {
    const names: Record<string, string> = { bh: 'benjamini-hochberg', by: 'benjamini-yekutieli' };
    const checks: Check[] = [];
    for (const [name, list] of Object.entries(expected as Record<string, number[]>))
      checks.push(...each(name, await adjust(calc, inputs.p, names[name] ?? name), list));
    return checks;
  },
  holm_bh_unsorted_input: async ({ inputs, expected }, calc) => {
    const sorted = async (name: string) => (await adjust(calc, inputs.p, name)).toSorted((a, b) => a - b);
    return [
      ...each('holm', await sorted('holm'), expected.holm_sorted),
      ...each('bh', await sorted('benjamini-hochberg'), expected.bh_sorted),
    ];
  },
  n_pooled_unpooled: size('pooled'),
  n_evan_miller: size('baseline-variance'),
  n_cohen_h: size('arcsine'),
  power_pooled_unpooled: async ({ inputs, expected }, calc) => {
    const { p1, p2, alpha, n_per_group: n } = inputs;
    const found = await calc('experiment-power', { baseline: p1, minimum_effect: p2 - p1, alpha, users: [n, n] });
    return keyed({ power: found.power }, expected);
  },
  power_unequal_ratio: async ({ inputs, expected }, calc) => {
    const { p1, p2, alpha, n1, n2 } = inputs;
    const input = { baseline: p1, minimum_effect: p2 - p1, alpha, users: [n1, n2], tails: 'both' };
    return keyed({ power: (await calc('experiment-power', input)).power }, expected);
  },
  mde_pooled_unpooled: async ({ inputs, expected }, calc) => {
    const { p1, alpha, power, n_per_group: n } = inputs;
    return keyed(
      { p2: (await calc('experiment-mde', { baseline: p1, alpha, power, users: [n, n] })).target },
      expected,
    );
  },
  NEGATIVE_CONTROL_published_table_is_wrong: wrongTable(({ baseline, lift: up, published }) => ({
    p1: baseline,
    p2: baseline * (1 + up),
    published,
  })),
  NEGATIVE_CONTROL_published_table_partly_wrong: wrongTable(([p1, p2, published]) => ({ p1, p2, published })),
  t_test_power: async ({ inputs, expected }, calc) => {
    const { delta, sd, alpha, n_per_group: n } = inputs;
    const input = { metric_type: 'mean', standard_deviation: sd, minimum_effect: delta, alpha, users: [n, n] };
    return keyed({ power: (await calc('experiment-power', input)).power }, expected);
  },
  t_test_n: meanSize,
  t_test_n_pwr: meanSize,
  delta_method_variance: async ({ inputs, expected }, calc) => {
    const { meanA, varA, nA, meanB, varB, nB, relative } = inputs;
    const variants = [
      { users: nA, mean: meanA, standard_deviation: Math.sqrt(varA) },
      { users: nB, mean: meanB, standard_deviation: Math.sqrt(varB) },
    ];
    const found = await calc('experiment-lift', { variants, effect_kind: relative ? 'relative' : 'absolute' });
    return keyed({ variance: found.standard_error ** 2 }, expected);
  },
  power_frequentist_relative: lift,
  power_sequential_relative: lift,
  power_by_week: weeks,
  power_by_week_sequential: weeks,
  welch_two_sided: welch(({ a, b }) => [{ values: b }, { values: a }]),
  welch_from_stats: welch(({ mean1, var1, n1, mean2, var2, n2 }) => [
    { users: n2, mean: mean2, standard_deviation: Math.sqrt(var2) },
    { users: n1, mean: mean1, standard_deviation: Math.sqrt(var1) },
  ]),
  t_from_sum_sumsq: fromSums,
  t_from_sum_sumsq_small_n: fromSums,
  chi2_gof: split,
  chi2_gof_low_expected_warns: split,
  ratio_relative_delta: async ({ inputs, expected }, calc) => {
    const ratio = (foreign: Foreign) => ({
      ...sums(foreign),
      denominator_sum: foreign.den_sum,
      denominator_sum_of_squares: foreign.den_sumsq,
      sum_of_products: foreign.sum_prod,
    });
    const found = await calc('experiment-lift', { variants: [ratio(inputs.control), ratio(inputs.treatment)] });
    return keyed({ expected: found.estimate, p: found.p }, expected);
  },
  one_sided_greater_relative: oneSided('relative'),
  one_sided_greater_absolute: oneSided('absolute'),
  relative: oracle('relative'),
  absolute: oracle('absolute'),
  msprt_optimal_tau: async ({ inputs, expected }, calc) => {
    const { alpha, sigma, truncation } = inputs;
    const input = { treatment: [0], control: [0], standard_deviation: sigma, alpha, truncation };
    return keyed({ tau: (await calc('experiment-msprt', input)).tau }, expected);
  },
  msprt_lambda_trajectory: async ({ inputs, expected }, calc) => {
    const { x, y, alpha, sigma, tau, truncation } = inputs;
    const input = { treatment: x, control: y, standard_deviation: sigma, alpha, tau, truncation };
    const found = await calc('experiment-msprt', input);
    const stop = expected.first_n_above_1_over_alpha ?? 0;
    return [
      ...each('lambda', found.ratios, expected.lambda_),
      { what: 'stops at', ours: found.stopped_at ?? 0, theirs: stop },
    ];
  },
  type1_inflation_of_repeated_z_tests: async ({ inputs, expected }, calc) => {
    const error = async (looks: number, alpha: number) => (await calc('experiment-peeking', { looks, alpha })).error;
    if ('z' in inputs) {
      const input = { distribution: 'normal', question: 'upper', at: inputs.z };
      const { value } = await calc('experiment-distribution', input);
      return keyed({ two_sided_overall: await error(inputs.looks, 2 * value) }, expected);
    }
    const both: number[] = [];
    for (const looks of inputs.equally_spaced_looks) both.push(await error(looks, 2 * inputs.nominal_one_sided_alpha));
    // By symmetry half of all first crossings are upward.
    const half = both.map((value) => value / 2);
    return [...each('two-sided', both, expected.two_sided_overall), ...each('one', half, expected.one_sided_overall)];
  },
  obrien_fleming_bounds: boundary('obrien-fleming'),
  lan_demets_obf_spending_bounds: boundary('spending-obrien-fleming'),
  'hwang_shih_decani_gamma_-4': boundary('hwang-shih-decani', -4),
  sample_size_inflation_pct: async ({ inputs, expected }, calc) => {
    const ours: number[] = [];
    for (const { method, looks, power } of inputs) {
      const name = method === 'obf' ? 'obrien-fleming' : 'pocock';
      ours.push(100 * (await calc('experiment-group-sequential', { boundary: name, looks, power })).inflation);
    }
    return each('max_sample_pct', ours, expected.max_sample_pct);
  },
  compute_sequential_adjusted_alpha: async ({ inputs, expected }, calc) => {
    const total = Math.max(inputs.expected_final, ...inputs.counts_total);
    const found = await calc('experiment-group-sequential', {
      fractions: inputs.counts_total.map((count: number) => count / total),
      boundary: 'power',
      parameter: 2,
      alpha: inputs.alpha,
      sidedness: inputs.two_sided ? 'two-sided' : 'one-sided',
    });
    return each('adjusted_alpha', found.nominal_p, expected.adjusted_alpha);
  },
  gaussian_effect_flat_relative: async ({ inputs, expected }, calc) => {
    const variants = [sums(inputs.control), sums(inputs.treatment)];
    const found = await calc('experiment-bayes-means', { variants, effect_kind: 'relative' });
    return [
      ...keyed({ expected: found.mean, ctw: found.chance_to_win }, { expected: expected.expected, ctw: expected.ctw }),
      ...each('ci', found.interval, expected.ci),
    ];
  },
  'beta_binomial_P(B>A)_uniform_prior': async ({ inputs, expected }, calc) => {
    const [a = 1, b = 1] = inputs.prior;
    const input = { variants: [counts(inputs.a), counts(inputs.b)], prior: { a, b } };
    return keyed({ p: (await calc('experiment-bayes-proportions', input)).variants[1].probability_best }, expected);
  },
  beta_binomial_prob_best: async ({ inputs, expected }, calc) => {
    // One source names its prior in words; its number is that of Beta(1/2, 1/2).
    const isPair = 'control' in inputs;
    const variants = isPair ? [counts(inputs.control), counts(inputs.treatment)] : manyCounts(inputs);
    const given: number[][] = isPair ? [[0.5, 0.5]] : (inputs.priors ?? [inputs.prior]);
    const priors = given.map(([a = 1, b = 1]) => ({ a, b }));
    const input = { variants, ...(priors.length === 1 ? { prior: priors[0] } : { priors }) };
    const found = (await calc('experiment-bayes-proportions', input)).variants;
    if (isPair) return keyed({ p_treatment_better: found[1].probability_best }, expected);
    const list = (key: string) => found.map((one: Foreign) => one[key]);
    return [
      ...each('best', list('probability_best'), expected.prob_best_mc),
      ...(expected.posterior_mean ? each('mean', list('mean'), expected.posterior_mean) : []),
    ];
  },
  'norm.ppf': distribution('normal', 'quantile', ['at']),
  'norm.sf': distribution('normal', 'upper', ['at']),
  't.ppf': distribution('t', 'quantile', ['at', 'df']),
  't.sf': distribution('t', 'upper', ['at', 'df']),
  'chi2.sf': distribution('chi-square', 'upper', ['at', 'df']),
  'chi2.ppf': distribution('chi-square', 'quantile', ['at', 'df']),
  'beta.cdf': distribution('beta', 'lower', ['at', 'a', 'b']),
  'beta.ppf': distribution('beta', 'quantile', ['at', 'a', 'b']),
};

/** Cases that no calculator answers, by function or by id, and why; each runs directly. */
export const notThroughCalc: Record<string, string> = {
  cohen_h: 'The effect size h is a step on the way to a sample; the calculators take the two rates.',
  srm_two_groups:
    'The check of the split gives Pearson’s p-value, which is p_normal_no_corr; corrected and exact ones would let a reader choose.',
};
