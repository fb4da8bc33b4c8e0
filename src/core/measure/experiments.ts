import { parseDay } from '../documents/dates.ts';
import { experimentIn, readOutIn } from '../experiments/document/inProject.ts';
import type { ReadOut } from '../experiments/readout/readOut.ts';
import type { ProjectView } from '../project/view.ts';
import { type FigurePlace, placeOf } from './place.ts';

/** An experiment with its state and what its numbers say. */
export interface ExperimentRow {
  id: string;
  title: string;
  /** As the file says: draft, running, … */
  status: string | null;
  start: string | null;
  plannedStop: string | null;
  /** What to do, and why, in words: the head of the read-out. */
  verdict: ReadOut['advice'];
  reason: string;
  decision: string | null;
  place: FigurePlace;
}

/** Every experiment of the cycle, read out. @param until day number: one that begins later is left out */
export function experimentRows(project: ProjectView, until: number): ExperimentRow[] {
  return project.documents('experiment').flatMap((document) => {
    const { facts, id, title } = document;
    if ((parseDay(facts.start) ?? Number.NEGATIVE_INFINITY) > until) return [];
    const { advice, reason } = readOutIn(experimentIn(project, document));
    return [
      {
        id,
        title,
        status: facts.status ?? null,
        start: facts.start ?? null,
        plannedStop: facts.planned_stop ?? null,
        verdict: advice,
        reason,
        decision: facts.decision?.outcome ?? null,
        place: placeOf(document, ''),
      },
    ];
  });
}
