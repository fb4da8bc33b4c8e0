import type { PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import { budgetShares } from './budgetShares.ts';
import { changes } from './changes.ts';
import { durations } from './durations.ts';
import { funnelRates } from './funnelRates.ts';

/** A number that follows from what stands in a document, at the value that it says something about. */
export interface Computed {
  pointer: string;
  /** A few characters to show behind the value. */
  label: string;
  /** The same as a sentence. */
  note: string;
}

/** Everything that the core can work out about the values of one document. */
export function computedOf(project: Project, document: PlanDocument): Computed[] {
  return [
    ...budgetShares(project, document),
    ...funnelRates(document),
    ...durations(document),
    ...changes(project, document),
  ];
}
