import { isRefusal } from '../../calculators/calculator.ts';
import { type Beta, chanceOfBest } from '../bayes/betaPosterior.ts';
import { refusalsOf } from '../refusals.ts';
import { defineExperimentCalculator } from './define.ts';
import {
  alpha,
  conversionArms,
  ends,
  interval,
  listOf,
  type NamedConversionArm,
  nameOf,
  number,
  output,
  record,
  text,
} from './parts.ts';

interface Input {
  variants: NamedConversionArm[];
  prior?: Beta;
  priors?: Beta[];
  alpha?: number;
}

interface Output {
  variants: {
    variant: string;
    probability_best: number;
    expected_loss: number;
    mean: number;
    interval: [number | null, number | null];
  }[];
}

const beta = record(
  'Prior',
  'Parameters of a beta distribution; 1 and 1 know nothing.',
  {
    a: number('a', 'Conversions known beforehand, so to speak.', [1], { minimum: 0.05 }),
    b: number('b', 'Misses known beforehand, so to speak.', [1], { minimum: 0.05 }),
  },
  ['a', 'b'],
);

export const experimentBayesProportions = defineExperimentCalculator<Input, Output>({
  name: 'experiment-bayes-proportions',
  title: 'How likely each variant converts best',
  description:
    'Probability that each variant has the highest rate, and how many conversions per person are lost on average by choosing it.',
  method: 'beta-binomial posterior, integrated numerically without simulation',
  source: 'Stucchi (2015) Bayesian A/B Testing at VWO for the expected loss; conjugate beta prior',
  input: record(
    'Counts',
    'Counts per variant.',
    {
      variants: conversionArms,
      prior: { ...beta, default: { a: 1, b: 1 } },
      priors: listOf('Priors', 'One for each variant, instead of one for all.', beta, [], 2),
      alpha,
    },
    ['variants'],
    [
      {
        variants: [
          { users: 10000, conversions: 500 },
          { users: 10000, conversions: 560 },
        ],
      },
    ],
  ),
  output: output('Posterior', 'What is believed after the test.', {
    variants: listOf(
      'Variants',
      'Each variant.',
      output('Variant', 'One variant.', {
        variant: text('Variant', 'Its name.', ['ten-minutes']),
        probability_best: number('Probability of best', 'That its rate is the highest.', [0.9708]),
        expected_loss: number('Expected loss', 'Conversions lost per person by choosing it.', [0.0000356]),
        mean: number('Mean', 'Of its rate.', [0.0561]),
        interval: interval('Credible, equal tails.'),
      }),
      [],
    ),
  }),
  refusals: refusalsOf(
    'arms-needed',
    'no-users',
    'not-a-count',
    'more-conversions-than-users',
    'prior-bounds',
    'alpha-bounds',
  ),
  calculate({ variants, prior = { a: 1, b: 1 }, priors, alpha: level = 0.05 }) {
    const result = chanceOfBest(variants, priors ?? [prior], level);
    if (isRefusal(result)) return result;
    return {
      variants: result.map(({ best, expectedLoss, mean, credible }, index) => ({
        variant: nameOf(variants[index], index),
        probability_best: best,
        expected_loss: expectedLoss,
        mean,
        interval: ends(credible),
      })),
    };
  },
});
