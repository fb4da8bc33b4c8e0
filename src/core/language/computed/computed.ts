import type { PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import { budgetShares } from './budgetShares.ts';
import { changes } from './changes.ts';
import type { Computed } from './computedFact.ts';
import { durations } from './durations.ts';
import { experimentSample } from './experimentSample.ts';
import { funnelRates } from './funnelRates.ts';

/** Everything that the core can work out about the values of one document. */
export function computedOf(project: Project, document: PlanDocument): Computed[] {
  return [
    ...budgetShares(project, document),
    ...funnelRates(document),
    ...durations(document),
    ...changes(project, document),
    ...experimentSample(project, document),
  ];
}
