import { type ReadOut, readOut } from '../experiments/readout/readOut.ts';
import type { ExperimentData, ExperimentPolicyData } from '../generated/documents.ts';
import type { ProjectView } from '../project/view.ts';
import { kpisOf } from '../rules/support/kpis.ts';
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

/** Every experiment of the cycle, read out. */
export function experimentRows(project: ProjectView): ExperimentRow[] {
  const kpis = kpisOf(project);
  const policies = project.documents('experiment_policy');
  return project.documents('experiment').map((document) => {
    const { facts, id, title } = document;
    const policy = policies.find((each) => facts.policy === undefined || each.id === facts.policy);
    const better = kpis.get(facts.primary_metric ?? '')?.kpi.direction;
    // What the schema leaves open, the read-out looks at itself: it takes the facts as they stand.
    const { advice, reason } = readOut(
      facts as ExperimentData,
      policy?.facts as ExperimentPolicyData | undefined,
      better === 'down' ? 'down' : 'up',
    );
    return {
      id,
      title,
      status: facts.status ?? null,
      start: facts.start ?? null,
      plannedStop: facts.planned_stop ?? null,
      verdict: advice,
      reason,
      decision: facts.decision?.outcome ?? null,
      place: placeOf(document, ''),
    };
  });
}
