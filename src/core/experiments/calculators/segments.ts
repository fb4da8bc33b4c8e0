import { isRefusal } from '../../calculators/calculator.ts';
import { analyzeSegments, compareSegmentRates, explorationNote } from '../analysis/segments.ts';
import type { Correction } from '../multiplicity.ts';
import { refusalsOf } from '../refusals.ts';
import { type ComparisonOutput, comparisonOutput, segment, segmentResults } from './comparisonParts.ts';
import { defineExperimentCalculator } from './define.ts';
import {
  alpha,
  alternative,
  conversionArms,
  correction,
  flag,
  listOf,
  type NamedConversionArm,
  nameOf,
  output,
  record,
  type TestInput,
  text,
} from './parts.ts';

interface Input extends TestInput {
  segments: { segment: string; variants: NamedConversionArm[] }[];
  correction?: Correction;
}

interface Output {
  exploration: true;
  note: string;
  segments: { segment: string; comparisons: ComparisonOutput[]; refused: string | null }[];
}

export const experimentSegments = defineExperimentCalculator<Input, Output>({
  name: 'experiment-segments',
  title: 'Results by segment',
  description:
    'Compares the variants within each segment, corrected over all segments and variants. Always exploration, and labelled so.',
  method: 'two-proportion z test (pooled) in each segment, Holm’s correction over all unless another is named',
  source: 'Fleiss (1981); Holm (1979); Kohavi, Tang & Xu (2020) on segments',
  input: record(
    'Segments',
    'Counts per segment and variant.',
    {
      segments: listOf(
        'Segments',
        'Each segment.',
        record('Segment', 'One segment.', { segment, variants: conversionArms }, ['segment', 'variants']),
        [],
      ),
      alpha,
      alternative,
      correction: { ...correction, default: 'holm' },
    },
    ['segments'],
    [
      {
        segments: [
          {
            segment: 'mobile',
            variants: [
              { users: 4800, conversions: 230 },
              { users: 4790, conversions: 290 },
            ],
          },
        ],
      },
    ],
  ),
  output: output('Exploration', 'What the segments show.', {
    exploration: flag('Exploration', 'Always true.', [true]),
    note: text('Note', 'How to read this.', [explorationNote]),
    segments: segmentResults,
  }),
  refusals: refusalsOf(
    'alpha-bounds',
    'arms-needed',
    'no-users',
    'not-a-count',
    'more-conversions-than-users',
    'no-conversions',
    'all-converted',
    'zero-variance',
  ),
  calculate({ segments, ...input }) {
    const rules = {
      alpha: input.alpha ?? 0.05,
      alternative: input.alternative ?? 'two-sided',
      correction: input.correction ?? 'holm',
    };
    const rows = segments.map(({ segment: name, variants: [control, ...treatments] }) => ({
      segment: name,
      control: control ?? { users: 0, conversions: 0 },
      treatments,
    }));
    const result = analyzeSegments(rows, rules, compareSegmentRates);
    if (isRefusal(result)) return result;
    return {
      exploration: true,
      note: explorationNote,
      segments: result.map((row, index) => ({
        segment: row.segment,
        comparisons: row.comparisons.map((comparison, arm) =>
          comparisonOutput(nameOf(rows[index]?.treatments[arm], arm + 1), comparison),
        ),
        refused: row.refusal?.message ?? null,
      })),
    };
  },
});
