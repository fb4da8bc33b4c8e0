import { isRefusal, type Refusal } from '../../calculators/calculator.ts';
import { covariance, type Sums, summaryOfSums } from '../arms.ts';
import { allOf } from '../checks.ts';
import { exactSum } from '../numeric/quadrature.ts';
import { refuse } from '../refusals.ts';
import { type Effect, type EffectKind, effectOf, welchDf } from './effect.ts';

/** Sums of a metric over the people of an arm, and of the same people's covariate from before the test. */
export interface CupedSums extends Sums {
  beforeSum: number;
  beforeSumOfSquares: number;
  sumOfProducts: number;
}

export interface Cuped {
  /** The slope by which the values from before predict those of the test, from both arms together. */
  theta: number;
  /** Means with the part that the covariate explains taken out. */
  adjusted: readonly [control: number, treatment: number];
  effect: Effect;
  /** The same effect without the adjustment. */
  unadjusted: Effect;
  /** Share of the effect's variance that the covariate explains: 0.36 for a correlation of 0.6. */
  varianceReduction: number;
}

/** An arm's sums from the rows of its people: value in the test and value before it. */
export function cupedSums(rows: readonly { value: number; before: number }[]): CupedSums {
  const sum = (of: (row: { value: number; before: number }) => number) => exactSum(rows.map(of));
  return {
    users: rows.length,
    sum: sum((row) => row.value),
    sumOfSquares: sum((row) => row.value ** 2),
    beforeSum: sum((row) => row.before),
    beforeSumOfSquares: sum((row) => row.before ** 2),
    sumOfProducts: sum((row) => row.value * row.before),
  };
}

/**
 * CUPED (Deng, Xu, Kohavi & Walker 2013): theta = cov(value, before) / var(before) over both arms together, as GrowthBook
 * takes it; each mean less theta times the mean before. Relative effects divide by the control's unadjusted mean, with the
 * delta method's variance.
 */
export function cuped(control: CupedSums, treatment: CupedSums, kind: EffectKind): Cuped | Refusal {
  const arms = [control, treatment] as const;
  const names = ['the control', 'the treatment'] as const;
  const values = allOf(arms.map((arm, index) => summaryOfSums(arm, names[index])));
  if (isRefusal(values)) return values;
  const befores = allOf(
    arms.map(({ users, beforeSum, beforeSumOfSquares }, index) =>
      summaryOfSums({ users, sum: beforeSum, sumOfSquares: beforeSumOfSquares }, `${names[index]} before the test`),
    ),
  );
  if (isRefusal(befores)) return befores;
  const [a, b] = values;
  const [beforeA, beforeB] = befores;
  if (!a || !b || !beforeA || !beforeB) return refuse('cannot-compute');
  const unadjusted = effectOf(a, b, kind);
  if (isRefusal(unadjusted)) return unadjusted;
  const joint = (key: keyof CupedSums) => control[key] + treatment[key];
  const before = covariance(joint('users'), joint('beforeSum'), joint('beforeSum'), joint('beforeSumOfSquares'));
  if (!(before > 0)) return refuse('no-covariate');
  const theta = covariance(joint('users'), joint('sum'), joint('beforeSum'), joint('sumOfProducts')) / before;
  const adjust = (value: typeof a, earlier: typeof a, sums: CupedSums) => {
    const shared = covariance(sums.users, sums.sum, sums.beforeSum, sums.sumOfProducts);
    const variance = (scale: number) =>
      scale ** 2 * value.variance + theta ** 2 * earlier.variance - 2 * theta * scale * shared;
    return { users: value.users, mean: value.mean - theta * earlier.mean, variance: variance(1), scaled: variance };
  };
  const [newA, newB] = [adjust(a, beforeA, control), adjust(b, beforeB, treatment)];
  if (!(newA.variance > 0 || newB.variance > 0)) return refuse('zero-variance');
  const difference = newB.mean - newA.mean;
  // The control's mean is both subtracted and divided by: its slope is -(treatment / control) where the befores agree.
  const variance =
    kind === 'absolute'
      ? newA.variance / newA.users + newB.variance / newB.users
      : (newA.scaled(b.mean / a.mean) / newA.users + newB.variance / newB.users) / a.mean ** 2;
  if (!(variance > 0)) return refuse('zero-variance');
  const effect: Effect = {
    estimate: kind === 'absolute' ? difference : difference / a.mean,
    standardError: Math.sqrt(variance),
    df: welchDf(newA, newB),
    users: unadjusted.users,
  };
  const varianceReduction = 1 - variance / unadjusted.standardError ** 2;
  return { theta, adjusted: [newA.mean, newB.mean], effect, unadjusted, varianceReduction };
}
