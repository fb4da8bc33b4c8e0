import { chiSquareTest } from '../../../src/core/experiments/analysis/chiSquare.ts';
import { differenceInterval } from '../../../src/core/experiments/analysis/differenceInterval.ts';
import { effectOf, testEffect } from '../../../src/core/experiments/analysis/effect.ts';
import { type RateIntervalMethod, rateInterval } from '../../../src/core/experiments/analysis/rateInterval.ts';
import { oneRateTest, rateTest } from '../../../src/core/experiments/analysis/rateTest.ts';
import {
  type ConversionArm,
  type Summary,
  summaryOfConversions,
  summaryOfRatio,
  summaryOfRows,
  summaryOfSums,
} from '../../../src/core/experiments/arms.ts';
import { chanceOfBest, chanceToBeat } from '../../../src/core/experiments/bayes/betaPosterior.ts';
import { normalPosterior } from '../../../src/core/experiments/bayes/normalPosterior.ts';
import * as distributions from '../../../src/core/experiments/distributions.ts';
import { adjustPValues, type Correction } from '../../../src/core/experiments/multiplicity.ts';
import { sampleRatio, sampleRatioOfTwo } from '../../../src/core/experiments/sampleRatio.ts';
import { alwaysValid } from '../../../src/core/experiments/sequential/alwaysValid.ts';
import { type Check, type Entries, each, type Foreign, keyed, type Vector, value } from './vectorSupport.ts';

const arm = ({ successes, sum, x, n }: Foreign): ConversionArm => ({ users: n, conversions: successes ?? sum ?? x });
const arms = ({ successes, n, totals }: Foreign): ConversionArm[] =>
  successes.map((conversions: number, index: number) => ({ conversions, users: (n ?? totals)[index] }));
const sums = ({ n, sum, sumsq }: Foreign) => value(summaryOfSums({ users: n, sum, sumOfSquares: sumsq }));

function adjusted(correction: Correction) {
  return ({ inputs, expected }: Vector) => each('adj', value(adjustPValues(inputs.p, correction)), expected.adj);
}

function welch(control: Summary, treatment: Summary, alpha = 0.05) {
  const effect = value(effectOf(control, treatment, 'absolute'));
  return { effect, ...value(testEffect(effect, alpha)) };
}

function fromSums({ inputs, expected }: Vector): Check[] {
  const { effect, p, interval } = welch(sums(inputs.control), sums(inputs.test));
  const { ci95, ...rest } = expected;
  return [...keyed({ diff: effect.estimate, p }, rest), ...(ci95 ? each('ci95', interval, ci95) : [])];
}

function gof({ inputs, expected }: Vector): Check[] {
  const found = value(sampleRatio(inputs.observed, inputs.weights ?? inputs.expected));
  const { warn, ...numbers } = expected;
  const warning: Check[] = warn === undefined ? [] : [{ what: 'warns', ours: Number(found.lowCounts), theirs: 1 }];
  return [...keyed({ chi2: found.chiSquare, df: found.df, p: found.p }, numbers), ...warning];
}

function oneSided(kind: 'absolute' | 'relative') {
  return ({ inputs, expected }: Vector): Check[] => {
    const effect = value(effectOf(sums(inputs.control), sums(inputs.treatment), kind));
    const { p, interval } = value(testEffect(effect, 0.05, 'greater'));
    return [
      ...keyed({ expected: effect.estimate, p }, { expected: expected.expected, p: expected.p }),
      ...each('ci', interval, expected.ci.map(Number)),
    ];
  };
}

function oracle(kind: 'absolute' | 'relative') {
  return ({ inputs, expected }: Vector): Check[] => {
    const [control, treatment] = [inputs.control, inputs.treatment].map((foreign) =>
      value(summaryOfConversions(arm(foreign))),
    );
    const effect = value(effectOf(control as Summary, treatment as Summary, kind));
    const { p, interval } = value(testEffect(effect, inputs.alpha));
    const always = value(alwaysValid(effect, { alpha: inputs.alpha, tuning: inputs.tuning }));
    const posterior = value(normalPosterior(effect, inputs.alpha));
    const { ci, seq_ci, bayes_ci, risk, ...numbers } = expected;
    return [
      ...keyed({ expected: effect.estimate, p, seq_p: always.p, bayes_flat_ctw: posterior.chanceToWin }, numbers),
      ...each('ci', interval, ci),
      ...each('seq_ci', always.interval, seq_ci),
      ...each('bayes_ci', posterior.interval, bayes_ci),
      ...each('risk', posterior.risk, risk),
    ];
  };
}

const rateIntervals: Record<string, RateIntervalMethod> = {
  wilson: 'wilson',
  clopper: 'clopper-pearson',
  jeffreys: 'jeffreys',
  agresti_coull: 'agresti-coull',
  wald: 'wald',
};
const jeffreysPrior = { a: 0.5, b: 0.5 };
const prior = ([a = 1, b = 1]: number[]) => ({ a, b });

const specialFunctions: Record<string, (...args: number[]) => number> = {
  'norm.ppf': (p = 0) => distributions.normalQuantile(p),
  'norm.sf': (z = 0) => distributions.normalUpper(z),
  't.ppf': (p = 0, df = 1) => -distributions.tUpperQuantile(p, df),
  't.sf': (t = 0, df = 1) => distributions.tUpper(t, df),
  'chi2.sf': (x = 0, df = 1) => distributions.chiSquareUpper(x, df),
  'chi2.ppf': (p = 0, df = 1) => distributions.chiSquareUpperQuantile(1 - p, df),
  'beta.cdf': (x = 0, a = 1, b = 1) => distributions.betaCdf(x, a, b),
  'beta.ppf': (p = 0, a = 1, b = 1) => distributions.betaQuantile(p, a, b),
};
const specialEntries = Object.fromEntries(
  Object.entries(specialFunctions).map(([name, f]) => [
    name,
    // A list of results goes with a list of single arguments.
    ({ inputs, expected }: Vector): Check[] =>
      Array.isArray(expected)
        ? each(
            name,
            inputs.map((x: number) => f(x)),
            expected,
          )
        : [{ what: name, ours: f(...inputs), theirs: expected }],
  ]),
);

export const analysisEntries: Entries = {
  ...specialEntries,
  // The source subtracts the second from the first.
  two_proportion_z_pooled_two_sided: ({ inputs, expected }) => {
    const [first, second] = arms(inputs) as [ConversionArm, ConversionArm];
    return keyed({ ...value(rateTest(second, first)) }, expected);
  },
  k_sample_chi2_no_continuity: ({ inputs, expected }) => {
    const { chiSquare: chi2, df, p } = value(chiSquareTest(arms(inputs)));
    return keyed({ chi2, df, p }, expected);
  },
  one_sample_prop_chi2_vs_value: ({ inputs, expected }) => {
    const { z, p } = value(oneRateTest(arm(inputs), inputs.p0));
    return keyed({ chi2: z * z, p }, expected);
  },
  pairwise_chi2_then_holm: ({ inputs, expected }) => {
    const all = arms(inputs);
    const pairs: number[][] = [...inputs.pairs.matchAll(/\((\d+),(\d+)\)/g)].map((match) => match.slice(1).map(Number));
    const raw = pairs.map((pair) => value(chiSquareTest(pair.map((index) => all[index] as ConversionArm))).p);
    return [...each('raw', raw, expected.raw), ...each('holm', value(adjustPValues(raw, 'holm')), expected.holm)];
  },
  diff_wald_unpooled_and_unpooled_z_p: ({ inputs, expected }) => {
    const [control, treatment] = [arm(inputs.control), arm(inputs.treatment)];
    const wald = (alpha: number) => value(differenceInterval(control, treatment, alpha, 'wald'));
    const diff = treatment.conversions / treatment.users - control.conversions / control.users;
    return [
      ...keyed(
        { diff, p_pooled: value(rateTest(control, treatment)).p },
        { diff: expected.diff, p_pooled: expected.p_pooled },
      ),
      ...each('ci95', wald(0.05), expected.ci95),
      ...each('ci99', wald(0.01), expected.ci99),
      ...each('ci999', wald(0.001), expected.ci999),
    ];
  },
  single_proportion_ci_95: ({ inputs, expected }) =>
    Object.entries(expected as Record<string, number[]>).flatMap(([name, ends]) =>
      each(name, value(rateInterval(arm(inputs), 0.05, rateIntervals[name] as RateIntervalMethod)), ends),
    ),
  'wilson_stays_in_[0,1]': ({ inputs, expected }) =>
    inputs.flatMap((foreign: Foreign) => {
      const [lower, upper] = value(rateInterval(arm(foreign), 0.05, 'wilson'));
      const [low, high] = expected.within;
      return [{ what: `${foreign.successes}`, ours: Number(lower >= low && upper <= high), theirs: 1 }];
    }),
  benjamini_hochberg: adjusted('benjamini-hochberg'),
  benjamini_hochberg_multi_variant_multi_metric: adjusted('benjamini-hochberg'),
  benjamini_yekutieli: adjusted('benjamini-yekutieli'),
  holm: adjusted('holm'),
  hochberg: adjusted('hochberg'),
  bonferroni_holm_hochberg_bh_by: ({ inputs, expected }) => {
    const names = { bh: 'benjamini-hochberg', by: 'benjamini-yekutieli' } as const;
    return Object.entries(expected as Record<string, number[]>).flatMap(([name, list]) =>
      each(name, value(adjustPValues(inputs.p, (names[name as 'bh'] ?? name) as Correction)), list),
    );
  },
  holm_bh_unsorted_input: ({ inputs, expected }) => {
    const sorted = (correction: Correction) => value(adjustPValues(inputs.p, correction)).toSorted((a, b) => a - b);
    return [
      ...each('holm', sorted('holm'), expected.holm_sorted),
      ...each('bh', sorted('benjamini-hochberg'), expected.bh_sorted),
    ];
  },
  // The sources subtract the second sample from the first.
  welch_two_sided: ({ inputs, expected }) => {
    const { t, df, p, interval } = welch(value(summaryOfRows(inputs.b)), value(summaryOfRows(inputs.a)));
    const { ci, ...numbers } = expected;
    return [...keyed({ t, df, p }, numbers), ...each('ci', interval, ci)];
  },
  welch_from_stats: ({ inputs, expected }) => {
    const first = { users: inputs.n1, mean: inputs.mean1, variance: inputs.var1 };
    const { t, p } = welch({ users: inputs.n2, mean: inputs.mean2, variance: inputs.var2 }, first);
    return keyed({ t, p }, expected);
  },
  t_from_sum_sumsq: fromSums,
  t_from_sum_sumsq_small_n: fromSums,
  chi2_gof: gof,
  chi2_gof_low_expected_warns: gof,
  srm_two_groups: ({ inputs, expected }) => {
    const { plain, corrected, exact } = value(sampleRatioOfTwo(inputs.observed, inputs.weights));
    return keyed({ p_normal_no_corr: plain, p_normal_corr: corrected, p_exact_binomial: exact }, expected);
  },
  ratio_relative_delta: ({ inputs, expected }) => {
    const ratio = (foreign: Foreign) =>
      value(
        summaryOfRatio({
          users: foreign.n,
          sum: foreign.sum,
          sumOfSquares: foreign.sumsq,
          denominatorSum: foreign.den_sum,
          denominatorSumOfSquares: foreign.den_sumsq,
          sumOfProducts: foreign.sum_prod,
        }),
      );
    const effect = value(effectOf(ratio(inputs.control), ratio(inputs.treatment), 'relative'));
    return keyed({ expected: effect.estimate, p: value(testEffect(effect, 0.05)).p }, expected);
  },
  one_sided_greater_relative: oneSided('relative'),
  one_sided_greater_absolute: oneSided('absolute'),
  relative: oracle('relative'),
  absolute: oracle('absolute'),
  gaussian_effect_flat_relative: ({ inputs, expected }) => {
    const effect = value(effectOf(sums(inputs.control), sums(inputs.treatment), 'relative'));
    const { mean, chanceToWin, interval } = value(normalPosterior(effect, 0.05));
    const { ci, ...numbers } = expected;
    return [...keyed({ expected: mean, ctw: chanceToWin }, numbers), ...each('ci', interval, ci)];
  },
  'beta_binomial_P(B>A)_uniform_prior': ({ inputs, expected }) =>
    keyed({ p: value(chanceToBeat(arm(inputs.a), arm(inputs.b), prior(inputs.prior))) }, expected),
  beta_binomial_prob_best: ({ inputs, expected }) => {
    // One source names its prior in words; its number is that of Beta(1/2, 1/2).
    if ('control' in inputs) {
      const chance = value(chanceToBeat(arm(inputs.control), arm(inputs.treatment), jeffreysPrior));
      return keyed({ p_treatment_better: chance }, expected);
    }
    const priors = (inputs.priors ?? [inputs.prior]).map(prior);
    const found = value(chanceOfBest(arms(inputs), priors, 0.05));
    const means = expected.posterior_mean
      ? each(
          'mean',
          found.map(({ mean }) => mean),
          expected.posterior_mean,
        )
      : [];
    return [
      ...each(
        'best',
        found.map(({ best }) => best),
        expected.prob_best_mc,
      ),
      ...means,
    ];
  },
};
