import type { Schema } from '../../schema/schema.ts';
import type { Comparison } from '../analysis/compare.ts';
import type { SegmentReading } from '../readout/segments.ts';
import { ends, interval, listOf, number, numberOrNull, output, p, text } from './parts.ts';

/** One treatment against the control, in an answer. */
export interface ComparisonOutput {
  variant: string;
  control: number;
  treatment: number;
  difference: number;
  interval: [number | null, number | null];
  lift: number | null;
  lift_interval: [number | null, number | null] | null;
  statistic: number | null;
  p: number;
  adjusted_p: number;
}

/** A comparison as JSON can hold it. */
export function comparisonOutput(variant: string, comparison: Comparison): ComparisonOutput {
  const { control, treatment, difference, lift, statistic } = comparison;
  return {
    variant,
    control,
    treatment,
    difference,
    interval: ends(comparison.interval),
    lift: lift?.estimate ?? null,
    lift_interval: lift ? ends(lift.interval) : null,
    statistic,
    p: comparison.p,
    adjusted_p: comparison.adjustedP,
  };
}

const comparison = output('Comparison', 'One treatment against the control.', {
  variant: text('Variant', 'The treatment.', ['ten-minutes']),
  control: number('Control', 'The control’s rate or mean.', [0.0501]),
  treatment: number('Treatment', 'The treatment’s rate or mean.', [0.0601]),
  difference: number('Difference', 'Treatment less control.', [0.01]),
  interval: interval('Of the difference, at the level that the correction leaves one comparison.'),
  lift: numberOrNull('Lift', 'The difference as a share of the control; null where the control is 0.', [0.2]),
  lift_interval: { ...interval('Of the lift, by the delta method.'), type: ['array', 'null'] },
  statistic: numberOrNull('Statistic', 'z or t; null for an exact test.', [3.04]),
  p,
  adjusted_p: number('Adjusted p-value', 'After the correction over all treatments.', [0.0024]),
});

export const comparisons: Schema = listOf('Comparisons', 'One for each treatment.', comparison, []);

/** Segments as JSON can hold them. */
export function segmentsOutput(segments: readonly SegmentReading[]) {
  return segments.map(({ segment: name, comparisons: read, refused }) => ({
    segment: name,
    comparisons: read.map((each) => comparisonOutput(each.variant, each)),
    refused,
  }));
}

export const segment = text('Segment', 'Name of the segment.', ['mobile']);

/** What each segment of people says, in an answer. */
export const segmentResults: Schema = listOf(
  'Segments',
  'Each segment, as exploration.',
  output('Segment', 'One segment.', {
    segment,
    comparisons: { ...comparisons, minItems: 0 },
    refused: {
      ...text('Refused', 'Why a segment has no result; null if it has.', ['no-conversions']),
      type: ['string', 'null'],
    },
  }),
  [],
  0,
);
