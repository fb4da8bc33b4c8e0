import { isRefusal, type Refusal } from '../../calculators/calculator.ts';
import {
  type Alternative,
  type ConversionArm,
  type Interval,
  rateOf,
  type Summary,
  summaryOfConversions,
} from '../arms.ts';
import { allOf, checkAlpha } from '../checks.ts';
import { adjustPValues, type Correction, levelOfOne } from '../multiplicity.ts';
import { refuse } from '../refusals.ts';
import { type DifferenceIntervalMethod, differenceInterval } from './differenceInterval.ts';
import { effectOf, pooledEffect, testEffect } from './effect.ts';
import { fisherExact } from './exact.ts';
import { rateTest } from './rateTest.ts';

/** One treatment against the control. */
export interface Comparison {
  control: number;
  treatment: number;
  /** Treatment less control. */
  difference: number;
  interval: Interval;
  /** The difference as a share of the control, GrowthBook's delta method; null where the control is 0. */
  lift: { estimate: number; interval: Interval } | null;
  /** z or t; null for an exact test. */
  statistic: number | null;
  p: number;
  /** The p-value after the correction over all treatments. */
  adjustedP: number;
}

export interface ComparisonRules {
  alpha: number;
  alternative: Alternative;
  correction: Correction;
}

type Uncorrected = Omit<Comparison, 'adjustedP'>;

export const rateTestMethods = ['pooled', 'unpooled', 'fisher'] as const;
export type RateTestMethod = (typeof rateTestMethods)[number];
export const meanTestMethods = ['welch', 'pooled'] as const;
export type MeanTestMethod = (typeof meanTestMethods)[number];

/** Every treatment's rate against the control's: test, interval, lift, and p-values corrected for their number. */
export function compareRates(
  control: ConversionArm,
  treatments: readonly ConversionArm[],
  rules: ComparisonRules,
  { test, interval }: { test: RateTestMethod; interval: DifferenceIntervalMethod },
): Comparison[] | Refusal {
  return corrected(treatments, rules, (treatment, level): Uncorrected | Refusal => {
    const { alternative } = rules;
    const tested: { z?: number; p: number } | Refusal =
      test === 'fisher'
        ? fisherExact(control, treatment, alternative)
        : rateTest(control, treatment, { variance: test, alternative });
    if (isRefusal(tested)) return tested;
    const bounds = differenceInterval(control, treatment, alternative === 'two-sided' ? level : 2 * level, interval);
    if (isRefusal(bounds)) return bounds;
    const summaries = allOf([summaryOfConversions(control), summaryOfConversions(treatment)]);
    if (isRefusal(summaries)) return summaries;
    return {
      control: rateOf(control),
      treatment: rateOf(treatment),
      difference: rateOf(treatment) - rateOf(control),
      interval: opened(bounds, alternative),
      lift: liftOf(summaries, level, alternative),
      statistic: tested.z ?? null,
      p: tested.p,
    };
  });
}

/** Every treatment's mean against the control's: Welch's or Student's t test, interval, lift, corrected p-values. */
export function compareMeans(
  control: Summary,
  treatments: readonly Summary[],
  rules: ComparisonRules,
  test: MeanTestMethod,
): Comparison[] | Refusal {
  return corrected(treatments, rules, (treatment, level): Uncorrected | Refusal => {
    const effect = test === 'pooled' ? pooledEffect(control, treatment) : effectOf(control, treatment, 'absolute');
    if (isRefusal(effect)) return effect;
    const tested = testEffect(effect, level, rules.alternative);
    if (isRefusal(tested)) return tested;
    return {
      control: control.mean,
      treatment: treatment.mean,
      difference: effect.estimate,
      interval: tested.interval,
      lift: liftOf([control, treatment], level, rules.alternative),
      statistic: tested.t,
      p: tested.p,
    };
  });
}

function corrected<Arm>(
  treatments: readonly Arm[],
  { alpha, correction }: ComparisonRules,
  compare: (treatment: Arm, level: number) => Uncorrected | Refusal,
): Comparison[] | Refusal {
  const check = checkAlpha(alpha);
  if (check) return check;
  if (treatments.length === 0) return refuse('arms-needed', { count: 1 });
  const level = levelOfOne(alpha, treatments.length, correction);
  const results = allOf(treatments.map((treatment) => compare(treatment, level)));
  if (isRefusal(results)) return results;
  const adjusted = adjustPValues(
    results.map((result) => result.p),
    correction,
  );
  if (isRefusal(adjusted)) return adjusted;
  return results.map((result, index) => ({ ...result, adjustedP: adjusted[index] ?? 1 }));
}

function liftOf(summaries: readonly Summary[], level: number, alternative: Alternative): Comparison['lift'] {
  const [control, treatment] = summaries;
  const effect = control && treatment ? effectOf(control, treatment, 'relative') : undefined;
  if (effect === undefined || isRefusal(effect)) return null;
  const tested = testEffect(effect, level, alternative);
  return isRefusal(tested) ? null : { estimate: effect.estimate, interval: tested.interval };
}

function opened([lower, upper]: Interval, alternative: Alternative): Interval {
  return [
    alternative === 'less' ? Number.NEGATIVE_INFINITY : lower,
    alternative === 'greater' ? Number.POSITIVE_INFINITY : upper,
  ];
}
