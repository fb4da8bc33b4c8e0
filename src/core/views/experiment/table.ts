import { count } from '../../experiments/readout/words.ts';
import type { ViewTable } from '../model.ts';
import type { EstimateRow, People, SegmentRow } from './model.ts';

/** A row for each variant: people, and how it differs from the control where that is shown; below them the segments. */
export function tableOf(
  people: readonly People[],
  estimates: readonly EstimateRow[],
  segments: readonly SegmentRow[],
): ViewTable {
  const differences = estimates.length > 0;
  return {
    columns: [
      { title: 'Variant' },
      { title: 'People', figures: true },
      { title: 'Needed', figures: true },
      ...(differences ? [{ title: 'Difference' }, { title: 'Evidence' }] : []),
    ],
    rows: [
      ...people.map(({ title, isControl, users, needed }, index) => {
        // The estimates stand in the order of the variants, without the control.
        const row = isControl ? undefined : estimates[index - 1];
        return [
          isControl ? `${title} (control)` : title,
          users === undefined ? '' : count(users),
          needed === undefined ? '' : count(needed),
          ...(differences ? [row?.text ?? '', row?.evidence ?? ''] : []),
        ];
      }),
      // Segments are shown only beside differences.
      ...segments.map(({ title, text }) => [`${title} (exploration)`, '', '', text, '']),
    ],
  };
}
