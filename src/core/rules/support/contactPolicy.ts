import type { PlanDocument } from '../../project/planDocument.ts';
import type { ProjectView } from '../../project/view.ts';
import type { Facts } from '../../schema/types.ts';

/** The policy that a workflow obeys: the one it names, or the only one. */
export function policyOf(facts: Facts<'workflow'>, project: ProjectView): PlanDocument<'contact_policy'> | undefined {
  const policies = project.documents('contact_policy');
  if (facts.policy !== undefined) return policies.find(({ id }) => id === facts.policy);
  return policies.length === 1 ? policies[0] : undefined;
}
