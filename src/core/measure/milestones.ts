import { formatDay, parseDay } from '../documents/dates.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { type FigurePlace, placeOf } from './place.ts';

export type MilestoneState = 'done' | 'done-late' | 'late' | 'due';

/** A day by which something has to be there, and the day on which it was. */
export interface MilestoneRow {
  title: string;
  campaign: string;
  owner: string | null;
  by: string;
  doneOn: string | null;
  /** Days later than planned: up to today while it is open; below 0 is early. Null for what is open and not yet due. */
  daysLate: number | null;
  state: MilestoneState;
  place: FigurePlace;
}

/** The milestones of the campaigns by their day. @param today year-month-day @param until day number: what was done later is still open */
export function milestoneRows(project: ProjectView, today: string, until: number): MilestoneRow[] {
  const now = parseDay(today) ?? 0;
  return project
    .documents('campaign')
    .flatMap((document) =>
      [...itemsOf(document.facts.timeline?.milestones)].flatMap(([milestone, index]) => {
        const by = parseDay(milestone.by);
        if (by === undefined) return [];
        const doneOn = parseDay(milestone.done_on);
        const done = doneOn !== undefined && doneOn <= until ? doneOn : undefined;
        const daysLate = done === undefined ? (now > by ? now - by : null) : done - by;
        const row: MilestoneRow = {
          title: milestone.title ?? '',
          campaign: document.title,
          owner: milestone.owner ?? null,
          by: formatDay(by),
          doneOn: done === undefined ? null : formatDay(done),
          daysLate,
          state: stateOf(done !== undefined, daysLate),
          place: placeOf(document, `/timeline/milestones/${index}`),
        };
        return [row];
      }),
    )
    .sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));
}

function stateOf(isDone: boolean, daysLate: number | null): MilestoneState {
  const isLate = daysLate !== null && daysLate > 0;
  if (isDone) return isLate ? 'done-late' : 'done';
  return isLate ? 'late' : 'due';
}
