import {
  inflation,
  shapedBoundaries,
  spendingBoundaries,
} from '../../../src/core/experiments/sequential/boundaries.ts';
import { mixtureDeviation, mixtureTrajectory } from '../../../src/core/experiments/sequential/mixture.ts';
import { peekingError, repeatedError } from '../../../src/core/experiments/sequential/peeking.ts';
import { type Check, type Entries, each, type Foreign, keyed, type Vector, value } from './vectorSupport.ts';

const even = (looks: number) => Array.from({ length: looks }, (_, index) => (index + 1) / looks);

function inflations({ inputs, expected }: Vector): Check[] {
  const ours = inputs.map(({ method, looks, power }: Foreign) => {
    const shape = method === 'obf' ? 'obrien-fleming' : 'pocock';
    const bounds = value(shapedBoundaries(even(looks), 0.05, 'two-sided', shape));
    return 100 * value(inflation(bounds, 0.05, 'two-sided', power));
  });
  return each('max_sample_pct', ours, expected.max_sample_pct);
}

function peeking({ inputs, expected }: Vector): Check[] {
  if ('z' in inputs) return keyed({ two_sided_overall: repeatedError(inputs.z, inputs.looks, 'two-sided') }, expected);
  const looks: number[] = inputs.equally_spaced_looks;
  const both = looks.map((count) => value(peekingError(2 * inputs.nominal_one_sided_alpha, count, 'two-sided')));
  // Upper crossings before any lower one: by symmetry half of all first crossings.
  return [
    ...each('two-sided', both, expected.two_sided_overall),
    ...each(
      'one-sided',
      both.map((error) => error / 2),
      expected.one_sided_overall,
    ),
  ];
}

export const sequentialEntries: Entries = {
  msprt_optimal_tau: ({ inputs, expected }) =>
    keyed({ tau: value(mixtureDeviation(inputs.alpha, inputs.sigma, inputs.truncation)) }, expected),
  msprt_lambda_trajectory: ({ inputs, expected }) => {
    const { x, y, alpha, sigma, tau } = inputs;
    const { ratios, stoppedAt } = value(mixtureTrajectory(x, y, { alpha, sigma, tau }));
    const stop = expected.first_n_above_1_over_alpha ?? 0;
    return [...each('lambda', ratios, expected.lambda_), { what: 'stops at', ours: stoppedAt ?? 0, theirs: stop }];
  },
  type1_inflation_of_repeated_z_tests: peeking,
  obrien_fleming_bounds: ({ inputs, expected }) =>
    each(
      'z',
      value(shapedBoundaries(even(inputs.looks), inputs.two_sided_alpha, 'two-sided', 'obrien-fleming')).upper,
      expected.z,
    ),
  lan_demets_obf_spending_bounds: ({ inputs, expected }) => {
    const { fractions, one_sided_alpha: alpha } = inputs;
    return each(
      'z',
      value(spendingBoundaries(fractions, alpha, 'one-sided', { family: 'obrien-fleming' })).upper,
      expected.z,
    );
  },
  'hwang_shih_decani_gamma_-4': ({ inputs, expected }) => {
    const spending = { family: 'hwang-shih-decani', parameter: -4 } as const;
    const { upper, spent } = value(
      spendingBoundaries(even(inputs.looks), inputs.one_sided_alpha, 'one-sided', spending),
    );
    return [...each('z', upper, expected.z), ...each('spend', spent, expected.spend)];
  },
  sample_size_inflation_pct: inflations,
  // Spotify's library spends alpha t², and its information is what has come in, where that is more than was planned.
  compute_sequential_adjusted_alpha: ({ inputs, expected }) => {
    const counts: number[] = inputs.counts_total;
    const whole = Math.max(inputs.expected_final, ...counts);
    const fractions = counts.map((count) => count / whole);
    const spending = { family: 'power', parameter: 2 } as const;
    const sidedness = inputs.two_sided ? 'two-sided' : 'one-sided';
    const { nominal } = value(spendingBoundaries(fractions, inputs.alpha, sidedness, spending));
    return each('adjusted_alpha', nominal, expected.adjusted_alpha);
  },
};
