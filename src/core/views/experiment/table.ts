import { count } from '../../experiments/readout/words.ts';
import type { ViewTable } from '../model.ts';
import type { EstimateRow, People } from './model.ts';

/** A row for each variant: people, and how it differs from the control where that is shown. */
export function tableOf(people: readonly People[], estimates: readonly EstimateRow[]): ViewTable {
  const differences = estimates.length > 0;
  return {
    columns: [
      { title: 'Variant' },
      { title: 'People', figures: true },
      { title: 'Needed', figures: true },
      ...(differences ? [{ title: 'Difference', figures: true }, { title: 'Evidence' }] : []),
    ],
    rows: people.map(({ title, isControl, users, needed }, index) => {
      // The estimates stand in the order of the variants, without the control.
      const row = isControl ? undefined : estimates[index - 1];
      return [
        isControl ? `${title} (control)` : title,
        users === undefined ? '' : count(users),
        needed === undefined ? '' : count(needed),
        ...(differences ? [row?.text ?? '', row?.evidence ?? ''] : []),
      ];
    }),
  };
}
