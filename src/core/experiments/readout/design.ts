import { isRefusal, type Refusal } from '../../calculators/calculator.ts';
import { checkPower } from '../checks.ts';
import { type Duration, duration } from '../design/duration.ts';
import { designMethodWords } from '../design/methodWords.ts';
import type { PlannedMetric, PlannedTest } from '../design/plan.ts';
import { sampleSize } from '../design/size.ts';
import { normalQuantile, normalUpperQuantile } from '../distributions.ts';
import { levelOfOne } from '../multiplicity.ts';
import { exactSum } from '../numeric/quadrature.ts';
import { firstReached } from '../numeric/solve.ts';
import { refuse } from '../refusals.ts';
import { alwaysValidWidth, defaultTuning, mixingParameter } from '../sequential/alwaysValid.ts';
import { inflation, spendingBoundaries } from '../sequential/boundaries.ts';
import type { ExperimentPlan } from './plan.ts';

export interface Design {
  method: string;
  /** People per variant, the control's first. */
  perVariant: readonly number[];
  total: number;
  /** By how much the stopping rule needs more people than one judgement at the end. */
  inflation: number;
  /** Null where the plan does not say how many people come by. */
  duration: Duration | null;
}

/** The test of a plan, in the terms of the calculators. */
export function plannedTest(plan: ExperimentPlan): PlannedTest {
  const { alpha, sidedness, correction, arms } = plan;
  return { alpha, sidedness, correction, allocation: arms.map((arm) => arm.share) };
}

/** How many people each variant of a plan needs, and how long that takes. */
export function designOf(plan: ExperimentPlan): Design | Refusal {
  const metric = metricOf(plan);
  if (isRefusal(metric)) return metric;
  if (plan.effect === undefined) return refuse('missing-plan', { what: 'which effect is the smallest worth finding' });
  const goal = { effect: plan.effect, kind: plan.effectKind, power: plan.power };
  const fixed = sampleSize(metric, plannedTest(plan), goal);
  if (isRefusal(fixed)) return fixed;
  const factor = factorOf(plan, fixed.total / plan.arms.length);
  if (isRefusal(factor)) return factor;
  const perVariant = fixed.perVariant.map((users) =>
    Math.max(plan.minimumSample, Math.ceil(users * factor * (1 - 1e-12))),
  );
  const total = exactSum(perVariant);
  const run = plan.traffic ? duration(peopleToEnlist(plan, perVariant), plan.traffic, plan.run) : null;
  if (isRefusal(run)) return run;
  const test = designMethodWords[metric.method];
  return { method: `${test}, ${ruleWords(plan)}`, perVariant, total, inflation: factor, duration: run };
}

/** People who must take part until the slowest variant is full, given its share of them. */
export function peopleToEnlist(plan: ExperimentPlan, perVariant: readonly number[]): number {
  return Math.max(...perVariant.map((users, index) => users / (plan.arms[index]?.share ?? 1)));
}

function metricOf(plan: ExperimentPlan): PlannedMetric | Refusal {
  const { baseline, deviation } = plan;
  if (plan.metric === 'conversion') {
    if (baseline === undefined)
      return refuse('missing-plan', { what: 'what the rate was before the test (`baseline`)' });
    return { type: 'conversion', baseline, method: 'pooled' };
  }
  if (deviation === undefined)
    return refuse('missing-plan', { what: 'how much the metric varies (`standard_deviation`)' });
  if (baseline === undefined && plan.effectKind === 'relative') {
    return refuse('missing-plan', { what: 'what the average was before the test (`baseline`)' });
  }
  return { type: 'mean', baseline: baseline ?? 0, deviation, method: 't' };
}

function ruleWords({ stoppingRule, looks }: ExperimentPlan): string {
  if (stoppingRule === 'fixed-horizon') return 'one judgement at the end';
  if (stoppingRule === 'bayesian') return 'the size of one judgement at the end as a guide';
  return looks === undefined
    ? 'widened to an always-valid interval'
    : `${looks} looks with O’Brien-Fleming spending (Lan & DeMets)`;
}

/** Evenly spaced looks as shares of the planned sample. */
export function evenLooks(looks: number): number[] {
  return Array.from({ length: looks }, (_, index) => (index + 1) / looks);
}

/** How many times the fixed sample a stopping rule needs for the same power; `users` is the fixed sample of a variant. */
function factorOf(plan: ExperimentPlan, users: number): number | Refusal {
  const { alpha, power, sidedness, correction, looks } = plan;
  if (plan.stoppingRule !== 'sequential') return 1;
  const check = checkPower(power, alpha);
  if (check) return check;
  const level = levelOfOne(alpha, plan.arms.length - 1, correction);
  if (looks !== undefined) {
    const bounds = spendingBoundaries(evenLooks(looks), level, sidedness, { family: 'obrien-fleming' });
    return isRefusal(bounds) ? bounds : inflation(bounds, level, sidedness, power);
  }
  const alternative = sidedness === 'two-sided' ? 'two-sided' : 'greater';
  const rho = mixingParameter(level, defaultTuning, alternative);
  const fixed = normalUpperQuantile(sidedness === 'two-sided' ? level / 2 : level) + normalQuantile(power);
  const enough = (factor: number) => {
    const width = alwaysValidWidth(2 * users * factor, level, rho, alternative);
    return factor - ((width + normalQuantile(power)) / fixed) ** 2;
  };
  return firstReached(enough, 1, 1e6) ?? refuse('sample-too-large');
}
