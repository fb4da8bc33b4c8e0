import { isRefusal, type Refusal } from '../../calculators/calculator.ts';
import type { ExperimentData } from '../../generated/documents.ts';
import { type Comparison, compareMeans } from '../analysis/compare.ts';
import { analyzeSegments, compareSegmentRates, type SegmentResult } from '../analysis/segments.ts';
import type { ConversionArm, Summary } from '../arms.ts';
import type { ExperimentPlan } from './plan.ts';
import { type Results, readRows } from './results.ts';

/** What one segment of an experiment says, as exploration. */
export interface SegmentReading {
  segment: string;
  /** Each treatment against the control; none where the segment gives no numbers. */
  comparisons: readonly (Comparison & { variant: string })[];
  /** Why the segment gives no numbers. */
  refused: string | null;
}

/**
 * Reads the segments of an experiment's results: the pooled z test of rates with Mee's score interval, or Welch's test of
 * means, two-sided at the plan's level and corrected by Holm over all segments and variants. A segment that cannot be read
 * says why and leaves the others alone. Sources: Holm (1979); Kohavi, Tang & Xu (2020) on segments.
 */
export function readSegments(facts: ExperimentData, plan: ExperimentPlan): SegmentReading[] {
  const read = (facts.results?.segments ?? []).map(({ segment, variants }) => ({
    segment,
    results: readRows(variants ?? [], plan),
  }));
  const readable = read.flatMap(({ segment, results }) => (isRefusal(results) ? [] : [{ segment, results }]));
  const analyzed = readable.length === 0 ? [] : analyze(readable, plan);
  let next = 0;
  return read.map(({ segment, results }) => {
    if (isRefusal(results)) return refusedSegment(segment, results);
    if (isRefusal(analyzed)) return refusedSegment(segment, analyzed);
    const { comparisons = [], refusal = null } = analyzed[next++] ?? {};
    if (refusal) return refusedSegment(segment, refusal);
    const named = comparisons.map((comparison, index) => ({ ...comparison, variant: plan.arms[index + 1]?.id ?? '' }));
    return { segment, comparisons: named, refused: null };
  });
}

function analyze(
  read: readonly { segment: string; results: Results }[],
  { alpha, metric }: ExperimentPlan,
): SegmentResult[] | Refusal {
  const rules = { alpha, alternative: 'two-sided', correction: 'holm' } as const;
  const rows = <Arm>() =>
    read.map(({ segment, results }) => {
      const [control, ...treatments] = results.arms as readonly Arm[];
      return { segment, control: control as Arm, treatments };
    });
  return metric === 'conversion'
    ? analyzeSegments(rows<ConversionArm>(), rules, compareSegmentRates)
    : analyzeSegments(rows<Summary>(), rules, (control, treatments, each) =>
        compareMeans(control, treatments, each, 'welch'),
      );
}

function refusedSegment(segment: string, { message }: Refusal): SegmentReading {
  return { segment, comparisons: [], refused: message };
}
