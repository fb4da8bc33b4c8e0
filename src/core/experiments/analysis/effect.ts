import { isRefusal, type Refusal } from '../../calculators/calculator.ts';
import type { Alternative, Interval, Summary } from '../arms.ts';
import { checkAlpha } from '../checks.ts';
import { tUpper, tUpperQuantile } from '../distributions.ts';
import { refuse } from '../refusals.ts';

export type EffectKind = 'absolute' | 'relative';

/** An estimated difference between treatment and control. */
export interface Effect {
  estimate: number;
  standardError: number;
  /** Degrees of freedom by Welch and Satterthwaite. */
  df: number;
  /** People in both arms together. */
  users: number;
}

export interface EffectTest {
  t: number;
  df: number;
  p: number;
  interval: Interval;
}

/** Degrees of freedom of a difference of means with unequal variances (Welch 1947, Satterthwaite 1946). */
export function welchDf(a: Summary, b: Summary): number {
  const [va, vb] = [a.variance / a.users, b.variance / b.users];
  // As shares, so that tiny and huge variances neither underflow nor overflow.
  const share = va / (va + vb);
  return 1 / (share ** 2 / (a.users - 1) + (1 - share) ** 2 / (b.users - 1));
}

/** Variance of the difference of the means, absolute or as a share of the control's mean by the delta method. */
export function effectVariance(control: Summary, treatment: Summary, kind: EffectKind): number {
  const [va, vb] = [control.variance / control.users, treatment.variance / treatment.users];
  if (kind === 'absolute') return va + vb;
  const ratio = treatment.mean / control.mean;
  return (vb + va * ratio ** 2) / control.mean ** 2;
}

/**
 * The difference of treatment and control: absolute, or relative to the control's mean with the delta method's variance,
 * as GrowthBook estimates lift. Two arms with at least two people each.
 */
export function effectOf(control: Summary, treatment: Summary, kind: EffectKind): Effect | Refusal {
  for (const [arm, name] of [
    [control, 'the control'],
    [treatment, 'the treatment'],
  ] as const) {
    if (arm.users < 2) return refuse('too-few-users', { arm: name, count: arm.users, minimum: 2 });
  }
  if (kind === 'relative' && control.mean === 0) return refuse('zero-baseline');
  const difference = treatment.mean - control.mean;
  const variance = effectVariance(control, treatment, kind);
  if (!(variance > 0)) return refuse('zero-variance');
  return {
    estimate: kind === 'absolute' ? difference : difference / control.mean,
    standardError: Math.sqrt(variance),
    df: welchDf(control, treatment),
    users: control.users + treatment.users,
  };
}

/** p-value of a t statistic on the named side. */
export function tP(t: number, df: number, alternative: Alternative): number {
  if (alternative === 'two-sided') return Math.min(1, 2 * tUpper(Math.abs(t), df));
  return tUpper(alternative === 'greater' ? t : -t, df);
}

/** Estimate ± half width, open on the side that a one-sided alternative leaves open. */
export function intervalAround(estimate: number, halfWidth: number, alternative: Alternative): Interval {
  return [
    alternative === 'less' ? Number.NEGATIVE_INFINITY : estimate - halfWidth,
    alternative === 'greater' ? Number.POSITIVE_INFINITY : estimate + halfWidth,
  ];
}

/** Welch's t test of an effect against zero, with its interval. Absolute: R's t.test; relative: GrowthBook's test of lift. */
export function testEffect(
  effect: Effect,
  alpha: number,
  alternative: Alternative = 'two-sided',
): EffectTest | Refusal {
  const check = checkAlpha(alpha);
  if (check) return check;
  const { estimate, standardError, df } = effect;
  const t = estimate / standardError;
  const quantile = tUpperQuantile(alternative === 'two-sided' ? alpha / 2 : alpha, df);
  return {
    t,
    df,
    p: tP(t, df, alternative),
    interval: intervalAround(estimate, quantile * standardError, alternative),
  };
}

/** Student's t test with one variance pooled from both arms; right only where both vary alike. */
export function pooledEffect(control: Summary, treatment: Summary): Effect | Refusal {
  const effect = effectOf(control, treatment, 'absolute');
  if (isRefusal(effect)) return effect;
  const df = control.users + treatment.users - 2;
  const pooled = ((control.users - 1) * control.variance + (treatment.users - 1) * treatment.variance) / df;
  return { ...effect, df, standardError: Math.sqrt(pooled * (1 / control.users + 1 / treatment.users)) };
}
