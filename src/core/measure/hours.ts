import { type Variance, varianceOf } from '../measurement/variance.ts';
import { countOf } from '../rules/support/quantities.ts';
import { itemsOf } from '../schema/types.ts';
import { together } from './kpiFigures.ts';
import { type ActualPeriod, withoutOverlap } from './periods.ts';
import { type FigurePlace, placeOf } from './place.ts';

/** Working time of one kind of work in the cycle, in hours. */
export interface HoursRow {
  work: string;
  planned: number | null;
  actual: number | null;
  variance: Variance | null;
  lacks: ('cause' | 'action')[];
  place: FigurePlace;
}

interface Entry {
  at: ActualPeriod;
  index: number;
  row: {
    planned?: number | string | undefined;
    actual?: number | string | undefined;
    cause?: string | undefined;
    action?: string | undefined;
  };
}

/** Planned and actual hours of these periods by kind of work, in the order in which the kinds first appear. Fewer is better. */
export function hoursRows(periods: readonly ActualPeriod[], tolerance: number): HoursRow[] {
  const byWork = new Map<string, Entry[]>();
  for (const at of periods) {
    for (const [row, index] of itemsOf(at.document.facts.hours)) {
      const work = row.work ?? '';
      byWork.set(work, [...(byWork.get(work) ?? []), { at, index, row }]);
    }
  }
  return [...byWork].map(([work, all]) => {
    const entries = withoutOverlap(all);
    const sum = (which: 'planned' | 'actual') =>
      together(
        'flow',
        entries.map(({ row }) => countOf(row[which])),
      );
    const [planned, actual] = [sum('planned'), sum('actual')];
    const variance = actual === undefined ? undefined : varianceOf({ planned, actual, direction: 'down', tolerance });
    const last = entries.at(-1) as Entry;
    const lacks = variance?.needsCause
      ? (['cause', 'action'] as const).filter((part) => !entries.some(({ row }) => row[part] !== undefined))
      : [];
    return {
      work,
      planned: planned ?? null,
      actual: actual ?? null,
      variance: variance ?? null,
      lacks,
      place: placeOf(last.at.document, `/hours/${last.index}`),
    };
  });
}
