import { checkPositive, firstOf } from '../checks.ts';
import {
  betaCdf,
  betaQuantile,
  betaUpper,
  chiSquareUpper,
  chiSquareUpperQuantile,
  normalCdf,
  normalQuantile,
  normalUpper,
  normalUpperQuantile,
  tCdf,
  tUpper,
  tUpperQuantile,
} from '../distributions.ts';
import { refusalsOf, refuse } from '../refusals.ts';
import { defineExperimentCalculator } from './define.ts';
import { choice, number, output, record } from './parts.ts';

const distributions = ['normal', 't', 'chi-square', 'beta'] as const;
/** Beyond this the series take seconds, and the distributions are normal to the last bit that matters. */
const largest = 1e8;
const questions = ['lower', 'upper', 'quantile', 'upper-quantile'] as const;

interface Input {
  distribution: (typeof distributions)[number];
  question: (typeof questions)[number];
  at: number;
  df?: number;
  a?: number;
  b?: number;
}

type Answers = Record<Input['question'], (at: number) => number>;

function answersOf({ distribution, df = 1, a = 1, b = 1 }: Input): Answers {
  switch (distribution) {
    case 'normal':
      return {
        lower: normalCdf,
        upper: normalUpper,
        quantile: normalQuantile,
        'upper-quantile': normalUpperQuantile,
      };
    case 't':
      return {
        lower: (t) => tCdf(t, df),
        upper: (t) => tUpper(t, df),
        quantile: (p) => -tUpperQuantile(p, df),
        'upper-quantile': (p) => tUpperQuantile(p, df),
      };
    case 'chi-square':
      return {
        lower: (x) => 1 - chiSquareUpper(x, df),
        upper: (x) => chiSquareUpper(x, df),
        quantile: (p) => chiSquareUpperQuantile(1 - p, df),
        'upper-quantile': (p) => chiSquareUpperQuantile(p, df),
      };
    case 'beta':
      return {
        lower: (x) => betaCdf(x, a, b),
        upper: (x) => betaUpper(x, a, b),
        quantile: (p) => betaQuantile(p, a, b),
        'upper-quantile': (p) => betaQuantile(1 - p, a, b),
      };
  }
}

export const experimentDistribution = defineExperimentCalculator<Input, { value: number }>({
  name: 'experiment-distribution',
  title: 'A probability or a quantile of a distribution',
  description:
    'The normal, t, chi-square or beta distribution: the probability below or above a value, or the value there.',
  method: 'special functions in double precision; upper tails as such, never as one minus the lower',
  source: 'stdlib-js special functions and own continued fractions, agreeing with mpmath to 1e-12',
  input: record(
    'Question',
    'Which distribution, what is asked, and where.',
    {
      distribution: choice('Distribution', 'Which one.', distributions),
      question: choice(
        'Question',
        'The probability below (lower) or above (upper) a value, or the value there.',
        questions,
      ),
      at: number('At', 'The value, or the probability for a quantile.', [0.975]),
      df: number('Degrees of freedom', 'Of t and chi-square, above 0.', [10], { maximum: largest }),
      a: number('a', 'First parameter of beta, above 0.', [2], { maximum: largest }),
      b: number('b', 'Second parameter of beta, above 0.', [3], { maximum: largest }),
    },
    ['distribution', 'question', 'at'],
    [{ distribution: 'normal', question: 'quantile', at: 0.975 }],
  ),
  output: output('Answer', 'The number.', { value: number('Value', 'Probability or quantile.', [1.96]) }),
  refusals: refusalsOf('missing-plan', 'positive-needed', 'not-a-number', 'rate-bounds', 'cannot-compute'),
  calculate(input) {
    const { distribution, question, at, df, a, b } = input;
    const needsDf = distribution === 't' || distribution === 'chi-square';
    if (needsDf && df === undefined) return refuse('missing-plan', { what: 'how many degrees of freedom (`df`)' });
    if (distribution === 'beta' && (a === undefined || b === undefined))
      return refuse('missing-plan', { what: 'which beta distribution (`a` and `b`)' });
    const check = firstOf(
      needsDf ? checkPositive(df ?? 0, 'The degrees of freedom') : undefined,
      distribution === 'beta' ? checkPositive(Math.min(a ?? 0, b ?? 0), 'A parameter of beta') : undefined,
      question.endsWith('quantile') && !(at > 0 && at < 1)
        ? refuse('rate-bounds', { what: 'The probability', value: at })
        : undefined,
    );
    return check ?? { value: answersOf(input)[question](at) };
  },
});
