import { type Period, parsePeriod } from '../documents/dates.ts';
import { isOfKind, type PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import { currentCycle, inCycle, type ProjectView, viewOf } from '../project/view.ts';
import { cycleOf } from '../rules/support/cycle.ts';

/** The project in the cycle of a document, with the days of that cycle: a plan for the next quarter has nothing of this one. */
export function cycleAround(
  document: PlanDocument,
  project: Project,
): { view: ProjectView; cycle: Period | undefined } {
  const view = viewOf(project);
  if (inCycle(document, currentCycle(project))) return { view, cycle: cycleOf(view) };
  const cycle = parsePeriod(document.cycle);
  const documents: ProjectView['documents'] = (kind) =>
    project.ofKind(kind).filter((one) => inCycle(one, document.cycle) && !isOutside(one, cycle));
  return { view: { ...view, documents }, cycle };
}

/** True for actual figures of other days; they need not name their cycle. */
function isOutside(document: PlanDocument, cycle: Period | undefined): boolean {
  const period = isOfKind(document, 'actuals') ? parsePeriod(document.facts.period) : undefined;
  return cycle !== undefined && period !== undefined && (period.end < cycle.start || period.start > cycle.end);
}
