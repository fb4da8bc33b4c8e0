import type { PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import { budgetShares } from './budgetShares.ts';
import { changes } from './changes.ts';
import type { Computed, ComputedTopic } from './computedFact.ts';
import { durations } from './durations.ts';
import { experimentSample } from './experimentSample.ts';
import { funnelRates } from './funnelRates.ts';

/** Everything that the core can work out about the values of one document. */
export function computedOf(project: Project, document: PlanDocument): (Computed & { topic: ComputedTopic })[] {
  const about = (topic: ComputedTopic, facts: Iterable<Computed>) => [...facts].map((fact) => ({ ...fact, topic }));
  return [
    ...about('budget', budgetShares(project, document)),
    ...about('conversion', funnelRates(document)),
    ...about('dates', durations(document)),
    ...about('change', changes(project, document)),
    ...about('sample', experimentSample(project, document)),
  ];
}
