import type { Refusal } from '../../calculators/calculator.ts';
import { type ConversionArm, checkArm } from '../arms.ts';
import { firstOf } from '../checks.ts';
import { chiSquareUpper } from '../distributions.ts';
import { exactSum } from '../numeric/quadrature.ts';
import { refuse } from '../refusals.ts';
import { checkConversions } from './rateTest.ts';

export interface ChiSquareTest {
  chiSquare: number;
  df: number;
  p: number;
  /** The smallest expected count; below 5 the chi-square approximation is rough (Cochran 1954). */
  smallestExpected: number;
}

/**
 * Pearson's chi-square test that all variants convert alike, two or more. With `continuity` (Yates 1934) each distance is
 * shortened by 1/2, at most by itself, as R's prop.test does; only for two variants.
 */
export function chiSquareTest(
  arms: readonly ConversionArm[],
  { continuity = false }: { continuity?: boolean } = {},
): ChiSquareTest | Refusal {
  if (arms.length < 2) return refuse('arms-needed', { count: arms.length });
  if (continuity && arms.length !== 2) return refuse('two-arms-needed', { count: arms.length });
  const check = firstOf(...arms.map((arm, index) => checkArm(arm, `variant ${index + 1}`)), checkConversions(arms));
  if (check) return check;
  const conversions = exactSum(arms.map((arm) => arm.conversions));
  const users = exactSum(arms.map((arm) => arm.users));
  const rate = conversions / users;
  const rest = (users - conversions) / users;
  const distances = arms.map((arm) => Math.abs(arm.conversions - arm.users * rate));
  const short = continuity ? Math.min(0.5, ...distances) : 0;
  const terms = arms.map((arm, index) => ((distances[index] ?? 0) - short) ** 2 / (arm.users * rate * rest));
  const chiSquare = exactSum(terms);
  const df = arms.length - 1;
  const smallestExpected = Math.min(...arms.map((arm) => arm.users)) * Math.min(rate, rest);
  return { chiSquare, df, p: chiSquareUpper(chiSquare, df), smallestExpected };
}
