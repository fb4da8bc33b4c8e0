/** What the planning calculators (size, power, smallest effect) ask for alike. */
import type { Refusal } from '../../calculators/calculator.ts';
import type { Schema } from '../../schema/schema.ts';
import type { EffectKind } from '../analysis/effect.ts';
import type { Sidedness } from '../arms.ts';
import { checkPositive, firstOf } from '../checks.ts';
import { meanDesignMethods, type RatioParts, ratioAsMean } from '../design/meanDesign.ts';
import type { PlannedMetric, PlannedTest } from '../design/plan.ts';
import { type RateDesignMethod, rateDesignMethods, type Tails } from '../design/rateDesign.ts';
import type { Correction } from '../multiplicity.ts';
import { refuse } from '../refusals.ts';
import { alpha, choice, correction, listOf, number, record, sidedness } from './parts.ts';

export interface MetricInput {
  metric_type?: 'conversion' | 'mean' | 'ratio';
  baseline?: number;
  standard_deviation?: number;
  ratio?: {
    numerator_mean: number;
    numerator_deviation: number;
    denominator_mean: number;
    denominator_deviation: number;
    correlation: number;
  };
  method?: string;
  tails?: Tails;
  alpha?: number;
  sidedness?: Sidedness;
  correction?: Correction;
}

const part = (what: string, example: number) => number(what, `${what} per person.`, [example]);

export const metricProperties: Record<string, Schema> = {
  metric_type: choice(
    'Metric type',
    'A share of people who do something, an average per person, or a ratio of two averages.',
    ['conversion', 'mean', 'ratio'],
    'conversion',
  ),
  baseline: number('Baseline', 'The metric before the test; a rate as a fraction.', [0.05]),
  standard_deviation: number('Standard deviation', 'How much an average varies from person to person.', [12.4], {
    minimum: 0,
  }),
  ratio: record(
    'Ratio',
    'Numerator and denominator of a ratio metric per person.',
    {
      numerator_mean: part('Average of the numerator', 3.2),
      numerator_deviation: part('Standard deviation of the numerator', 8.1),
      denominator_mean: part('Average of the denominator', 1.6),
      denominator_deviation: part('Standard deviation of the denominator', 2.2),
      correlation: number('Correlation', 'Correlation of the two over people.', [0.7], { minimum: -1, maximum: 1 }),
    },
    ['numerator_mean', 'numerator_deviation', 'denominator_mean', 'denominator_deviation', 'correlation'],
  ),
  method: choice(
    'Method',
    'How the size of the test is calculated: for conversions pooled (default), unpooled, arcsine, baseline-variance or relative-lift; for averages t (default), normal or relative-lift; ratios use normal or relative-lift.',
    [...new Set([...rateDesignMethods, ...meanDesignMethods])],
  ),
  tails: choice(
    'Tails',
    'Whether significance on the wrong side counts as power in a two-sided test; each method has its reference’s own choice.',
    ['near', 'both'],
  ),
  alpha,
  sidedness,
  correction,
};

export const usersPerVariant = listOf(
  'People per variant',
  'How many people each variant has, the control first.',
  number('People', 'People of one variant.', [8158], { minimum: 1 }),
  [[8158, 8158]],
  2,
);

/** The metric that the input describes, or why it describes none. */
export function readMetric(input: MetricInput): PlannedMetric | Refusal {
  const type = input.metric_type ?? 'conversion';
  const method = input.method;
  if (type === 'conversion') {
    if (input.baseline === undefined)
      return refuse('missing-plan', { what: 'what the metric was before the test (`baseline`)' });
    const known = rateDesignMethods.find((name) => name === (method ?? 'pooled'));
    if (!known)
      return refuse('wrong-method', {
        method: method ?? '',
        metric: 'a conversion rate',
        list: rateDesignMethods.join(', '),
      });
    return { type, baseline: input.baseline, method: known satisfies RateDesignMethod };
  }
  const allowed = type === 'mean' ? meanDesignMethods : meanDesignMethods.filter((name) => name !== 't');
  const known = allowed.find((name) => name === (method ?? allowed[0]));
  if (!known) return refuse('wrong-method', { method: method ?? '', metric: 'an average', list: allowed.join(', ') });
  if (type === 'mean') {
    if (input.standard_deviation === undefined)
      return refuse('missing-plan', { what: 'how much the metric varies (`standard_deviation`)' });
    return { type, baseline: input.baseline ?? 0, deviation: input.standard_deviation, method: known };
  }
  if (!input.ratio)
    return refuse('missing-plan', { what: 'what numerator and denominator of the ratio are like (`ratio`)' });
  const { ratio } = input;
  const check = firstOf(
    checkPositive(Math.abs(ratio.denominator_mean), 'The average of the denominator'),
    Math.abs(ratio.correlation) <= 1 ? undefined : refuse('correlation-bounds', { value: ratio.correlation }),
  );
  if (check) return check;
  const parts: RatioParts = {
    numeratorMean: ratio.numerator_mean,
    numeratorDeviation: ratio.numerator_deviation,
    denominatorMean: ratio.denominator_mean,
    denominatorDeviation: ratio.denominator_deviation,
    correlation: ratio.correlation,
  };
  const { mean, deviation } = ratioAsMean(parts);
  return { type: 'mean', baseline: mean, deviation, method: known };
}

/** The test that the input describes, without its allocation. */
export function readTest(input: MetricInput): Omit<PlannedTest, 'allocation'> {
  return {
    alpha: input.alpha ?? 0.05,
    sidedness: input.sidedness ?? 'two-sided',
    correction: input.correction ?? 'none',
    tails: input.tails,
  };
}

export interface EffectInput {
  minimum_effect: number;
  effect_kind?: EffectKind;
}

/** Refusals of every planning calculator. */
export const planRefusals = [
  'missing-plan',
  'wrong-method',
  'correlation-bounds',
  'alpha-bounds',
  'power-bounds',
  'rate-bounds',
  'positive-needed',
  'not-a-number',
  'arms-needed',
  'shares-needed',
  'zero-baseline',
  'cannot-compute',
] as const;

/** What the planning calculators stand on. */
export const planSource =
  'Fleiss (1981) Statistical Methods for Rates and Proportions and R power.prop.test (pooled); Cohen (1988) and R pwr.2p.test (arcsine); Evan Miller’s calculator (baseline-variance); GrowthBook (relative-lift); R power.t.test (t); Deng, Knoblich & Lu (2018) for ratios';
