import { isRefusal, type Refusal } from '../../calculators/calculator.ts';
import { type Comparison, compareMeans, compareRates } from '../analysis/compare.ts';
import { type Effect, effectOf } from '../analysis/effect.ts';
import type { Alternative, Interval, Summary } from '../arms.ts';
import { summaryOfConversions } from '../arms.ts';
import { chanceToBeat } from '../bayes/betaPosterior.ts';
import { normalPosterior } from '../bayes/normalPosterior.ts';
import { allOf } from '../checks.ts';
import { type Correction, levelOfOne } from '../multiplicity.ts';
import { alwaysValid } from '../sequential/alwaysValid.ts';
import { spendingBoundaries } from '../sequential/boundaries.ts';
import { evenLooks } from './design.ts';
import type { ExperimentPlan } from './plan.ts';
import type { Results } from './results.ts';

/** What the numbers say of one variant against the control. */
export interface Estimate {
  variant: string;
  control: number;
  treatment: number;
  difference: number;
  interval: Interval;
  /** Level of the interval: 0.95. */
  confidence: number;
  lift: Comparison['lift'];
  p: number | null;
  /** The p-value after the correction for several variants; the one that decides. */
  adjustedP: number | null;
  /** Probability that the variant is better, under a Bayesian rule. */
  chanceToWin: number | null;
  signal: 'better' | 'worse' | 'none';
}

export type Direction = 'up' | 'down';

/** The estimates of every treatment under the plan's own rule. `look` is the last planned look reached, from 1. */
export function judge(
  plan: ExperimentPlan,
  results: Results,
  direction: Direction,
  look: number,
): Estimate[] | Refusal {
  if (plan.stoppingRule === 'fixed-horizon') return byTest(plan, results, direction, plan.alpha, plan.correction);
  const level = levelOfOne(plan.alpha, plan.arms.length - 1, plan.correction);
  if (plan.stoppingRule === 'sequential' && plan.looks !== undefined) {
    const bounds = spendingBoundaries(evenLooks(plan.looks), level, plan.sidedness, { family: 'obrien-fleming' });
    if (isRefusal(bounds)) return bounds;
    return byTest(plan, results, direction, bounds.nominal[look - 1] ?? level, 'none');
  }
  return byEffect(plan, results, direction, level);
}

/** One judgement at a level: the z test of rates or Welch's test of means. */
function byTest(
  plan: ExperimentPlan,
  results: Results,
  direction: Direction,
  alpha: number,
  correction: Correction,
): Estimate[] | Refusal {
  const oneSided: Alternative = direction === 'up' ? 'greater' : 'less';
  const alternative = plan.sidedness === 'two-sided' ? 'two-sided' : oneSided;
  const tested = compare(results, alpha, alternative, correction);
  if (isRefusal(tested)) return tested;
  // A one-sided test at 5 % goes with the closed interval of 90 %.
  const drawn = alternative === 'two-sided' ? tested : compare(results, 2 * alpha, 'two-sided', correction);
  if (isRefusal(drawn)) return drawn;
  const level = levelOfOne(alternative === 'two-sided' ? alpha : 2 * alpha, plan.arms.length - 1, correction);
  return tested.map((comparison, index) => ({
    ...comparison,
    variant: plan.arms[index + 1]?.id ?? '',
    interval: drawn[index]?.interval ?? comparison.interval,
    lift: drawn[index]?.lift ?? null,
    confidence: 1 - level,
    chanceToWin: null,
    signal: comparison.adjustedP <= alpha ? signOf(comparison.difference, direction) : 'none',
  }));
}

function compare(results: Results, alpha: number, alternative: Alternative, correction: Correction) {
  const rules = { alpha, alternative, correction };
  if (results.type === 'conversion') {
    const [control, ...treatments] = results.arms;
    return compareRates(control ?? { users: 0, conversions: 0 }, treatments, rules, {
      test: 'pooled',
      interval: 'mee',
    });
  }
  const [control, ...treatments] = results.arms;
  return compareMeans(control ?? { users: 0, mean: 0, variance: 0 }, treatments, rules, 'welch');
}

/** An always-valid interval, or a posterior, of each difference. */
function byEffect(plan: ExperimentPlan, results: Results, direction: Direction, level: number): Estimate[] | Refusal {
  const summaries = allOf<Summary>(
    results.type === 'mean'
      ? results.arms
      : results.arms.map((arm, index) => summaryOfConversions(arm, plan.arms[index]?.id)),
  );
  if (isRefusal(summaries)) return summaries;
  const [control, ...treatments] = summaries;
  if (!control) return [];
  return allOf(
    treatments.map((treatment, index): Estimate | Refusal => {
      const effect = effectOf(control, treatment, 'absolute');
      if (isRefusal(effect)) return effect;
      const judged =
        plan.stoppingRule === 'sequential'
          ? always(plan, effect, direction, level)
          : bayes(results, index, effect, direction, level);
      if (isRefusal(judged)) return judged;
      return {
        variant: plan.arms[index + 1]?.id ?? '',
        control: control.mean,
        treatment: treatment.mean,
        difference: effect.estimate,
        lift: null,
        ...judged,
      };
    }),
  );
}

type Judged = Pick<Estimate, 'interval' | 'confidence' | 'p' | 'adjustedP' | 'chanceToWin' | 'signal'>;

function always(plan: ExperimentPlan, effect: Effect, direction: Direction, level: number): Judged | Refusal {
  const alternative = plan.sidedness === 'two-sided' ? 'two-sided' : direction === 'up' ? 'greater' : 'less';
  const result = alwaysValid(effect, { alpha: level, alternative });
  if (isRefusal(result)) return result;
  const signal = result.p <= level ? signOf(effect.estimate, direction) : 'none';
  const adjustedP = Math.min(1, (result.p * plan.alpha) / level);
  return { interval: result.interval, confidence: 1 - level, p: result.p, adjustedP, chanceToWin: null, signal };
}

function bayes(results: Results, index: number, effect: Effect, direction: Direction, level: number): Judged | Refusal {
  const posterior = normalPosterior(effect, level);
  if (isRefusal(posterior)) return posterior;
  const above =
    results.type === 'conversion'
      ? chanceToBeat(
          results.arms[0] ?? { users: 0, conversions: 0 },
          results.arms[index + 1] ?? { users: 0, conversions: 0 },
        )
      : posterior.chanceToWin;
  if (typeof above !== 'number') return above;
  const chanceToWin = direction === 'up' ? above : 1 - above;
  const signal = chanceToWin >= 1 - level ? 'better' : chanceToWin <= level ? 'worse' : 'none';
  return { interval: posterior.interval, confidence: 1 - level, p: null, adjustedP: null, chanceToWin, signal };
}

function signOf(difference: number, direction: Direction): Estimate['signal'] {
  if (difference === 0) return 'none';
  return difference > 0 === (direction === 'up') ? 'better' : 'worse';
}
