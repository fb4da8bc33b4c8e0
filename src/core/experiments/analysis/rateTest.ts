import type { Refusal } from '../../calculators/calculator.ts';
import { type Alternative, type ConversionArm, checkArm, rateOf } from '../arms.ts';
import { type Check, checkFinite, firstOf } from '../checks.ts';
import { normalUpper } from '../distributions.ts';
import { refuse } from '../refusals.ts';

export interface ZTest {
  z: number;
  p: number;
}

/** p-value of a z statistic on the named side. */
export function normalP(z: number, alternative: Alternative): number {
  if (alternative === 'two-sided') return Math.min(1, 2 * normalUpper(Math.abs(z)));
  return normalUpper(alternative === 'greater' ? z : -z);
}

/** Refuses arms of which none tells the variants apart. */
export function checkConversions(arms: readonly ConversionArm[]): Check {
  if (arms.every((arm) => arm.conversions === 0)) return refuse('no-conversions');
  return arms.every((arm) => arm.conversions === arm.users) ? refuse('all-converted') : undefined;
}

/**
 * The two-proportion z test of treatment against control. `pooled` takes the variance under the null hypothesis from both
 * arms together (the usual test; its square is the chi-square statistic), `unpooled` from each arm apart (Wald).
 */
export function rateTest(
  control: ConversionArm,
  treatment: ConversionArm,
  {
    variance = 'pooled',
    alternative = 'two-sided',
  }: { variance?: 'pooled' | 'unpooled'; alternative?: Alternative } = {},
): ZTest | Refusal {
  const check = firstOf(
    checkArm(control, 'the control'),
    checkArm(treatment, 'the treatment'),
    checkConversions([control, treatment]),
  );
  if (check) return check;
  const [p1, p2] = [rateOf(control), rateOf(treatment)];
  const pooled = (control.conversions + treatment.conversions) / (control.users + treatment.users);
  const squared =
    variance === 'pooled'
      ? pooled * (1 - pooled) * (1 / control.users + 1 / treatment.users)
      : (p1 * (1 - p1)) / control.users + (p2 * (1 - p2)) / treatment.users;
  if (squared <= 0) return refuse('zero-variance');
  const z = (p2 - p1) / Math.sqrt(squared);
  return { z, p: normalP(z, alternative) };
}

/** The score z test of one rate against a fixed value p0; its square is the one-sample chi-square statistic. */
export function oneRateTest(arm: ConversionArm, p0: number, alternative: Alternative = 'two-sided'): ZTest | Refusal {
  const check = checkArm(arm, 'the variant');
  if (check) return check;
  const bounds = checkFinite(p0, 'The value tested against');
  if (bounds) return bounds;
  if (!(p0 > 0 && p0 < 1)) return refuse('rate-bounds', { what: 'The value tested against', value: p0 });
  const z = (rateOf(arm) - p0) / Math.sqrt((p0 * (1 - p0)) / arm.users);
  return { z, p: normalP(z, alternative) };
}
