import { isRefusal, type Refusal } from '../../calculators/calculator.ts';
import type { ConversionArm } from '../arms.ts';
import { adjustPValues, levelOfOne } from '../multiplicity.ts';
import { refuse } from '../refusals.ts';
import { type Comparison, type ComparisonRules, compareRates } from './compare.ts';

/** What was measured in one group of people: conversions or averages. */
export interface Segment<Arm> {
  segment: string;
  control: Arm;
  treatments: readonly Arm[];
}

export interface SegmentResult {
  segment: string;
  /** One for each treatment; p-values corrected over all segments and treatments together. */
  comparisons: readonly Comparison[];
  /** Why a segment has no result; it does not count among the comparisons. */
  refusal: Refusal | null;
}

/** How results by segment are to be read. */
export const explorationNote =
  'Exploration: the test was not planned for these segments. Take what stands out as a hypothesis for the next test, not as a reason to ship.';

/** How the treatments of a segment are held against its control: `compareRates` or `compareMeans`, with their methods. */
export type Compare<Arm> = (control: Arm, treatments: readonly Arm[], rules: ComparisonRules) => Comparison[] | Refusal;

/** Rates within a segment: the pooled z test with Mee's score interval. */
export const compareSegmentRates: Compare<ConversionArm> = (control, treatments, rules) =>
  compareRates(control, treatments, rules, { test: 'pooled', interval: 'mee' });

/**
 * Results by segment. They were not what the test was planned for, so they are exploration: something to test next, never a
 * reason to ship. All comparisons of all segments are one family for the correction; intervals are drawn at its level.
 */
export function analyzeSegments<Arm>(
  segments: readonly Segment<Arm>[],
  rules: ComparisonRules,
  compare: Compare<Arm>,
): SegmentResult[] | Refusal {
  if (segments.length === 0) return refuse('no-users', { arm: 'any segment' });
  const count = segments.reduce((sum, segment) => sum + segment.treatments.length, 0);
  const level = levelOfOne(rules.alpha, count, rules.correction);
  const compared = segments.map(({ control, treatments }) =>
    compare(control, treatments, { ...rules, alpha: level, correction: 'none' }),
  );
  const pValues = compared.flatMap((result) => (isRefusal(result) ? [] : result.map((comparison) => comparison.p)));
  if (pValues.length === 0) return compared.find(isRefusal) ?? refuse('cannot-compute');
  const adjusted = adjustPValues(pValues, rules.correction);
  if (isRefusal(adjusted)) return adjusted;
  let next = 0;
  return compared.map((result, index): SegmentResult => {
    const segment = segments[index]?.segment ?? '';
    if (isRefusal(result)) return { segment, comparisons: [], refusal: result };
    const comparisons = result.map((comparison) => ({ ...comparison, adjustedP: adjusted[next++] ?? 1 }));
    return { segment, comparisons, refusal: null };
  });
}
