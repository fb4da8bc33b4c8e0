import { isRefusal, type Refusal } from '../../calculators/calculator.ts';
import type { ConversionArm } from '../arms.ts';
import { adjustPValues, levelOfOne } from '../multiplicity.ts';
import { refuse } from '../refusals.ts';
import { type Comparison, type ComparisonRules, compareRates } from './compare.ts';

export interface Segment {
  segment: string;
  control: ConversionArm;
  treatments: readonly ConversionArm[];
}

export interface SegmentResult {
  segment: string;
  /** One for each treatment; p-values corrected over all segments and treatments together. */
  comparisons: readonly Comparison[];
  /** Why a segment has no result; it does not count among the comparisons. */
  refusal: Refusal | null;
}

/**
 * Results by segment. They were not what the test was planned for, so they are exploration: something to test next, never a
 * reason to ship. All comparisons of all segments are one family for the correction; intervals are drawn at its level.
 */
export function analyzeSegments(
  segments: readonly Segment[],
  rules: ComparisonRules,
): { exploration: true; results: SegmentResult[] } | Refusal {
  if (segments.length === 0) return refuse('no-users', { arm: 'any segment' });
  const count = segments.reduce((sum, segment) => sum + segment.treatments.length, 0);
  const level = levelOfOne(rules.alpha, count, rules.correction);
  const compared = segments.map(({ control, treatments }) =>
    compareRates(
      control,
      treatments,
      { ...rules, alpha: level, correction: 'none' },
      { test: 'pooled', interval: 'mee' },
    ),
  );
  const pValues = compared.flatMap((result) => (isRefusal(result) ? [] : result.map((comparison) => comparison.p)));
  if (pValues.length === 0) return compared.find(isRefusal) ?? refuse('cannot-compute');
  const adjusted = adjustPValues(pValues, rules.correction);
  if (isRefusal(adjusted)) return adjusted;
  let next = 0;
  const results = compared.map((result, index): SegmentResult => {
    const segment = segments[index]?.segment ?? '';
    if (isRefusal(result)) return { segment, comparisons: [], refusal: result };
    const comparisons = result.map((comparison) => ({ ...comparison, adjustedP: adjusted[next++] ?? 1 }));
    return { segment, comparisons, refusal: null };
  });
  return { exploration: true, results };
}
